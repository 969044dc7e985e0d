import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './blocks.ts'

const kept = (name: string) => !/^(node_modules|dist|\..+)$/.test(name)
const tree = globSync('**/*', { cwd: root, exclude: name => !kept(name.split('/').at(-1) ?? '') })
const documents = tree.filter(path => path.endsWith('.md') && path !== 'CHANGELOG.md')

/** Whether a file or folder of that name, or ending in that path, lies anywhere below the folder. */
const isBelow = (folder: string, path: string) =>
  tree.some(file => `/${file}`.endsWith(`/${path}`) && (folder === '.' || file.startsWith(`${folder}/`)))

it.each(documents)('%s names only files that exist', document => {
  const text = readFileSync(join(root, document), 'utf8')
  const folder = dirname(document)
  const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter(target => !/^https?:/.test(target))
  expect(links.filter(target => !existsSync(join(root, folder, target)))).toEqual([])

  const named = [...text.matchAll(/`([\w-][\w./-]*\.(?:ts|mjs))`/g)].map(([, path = '']) => path)
  // Documents for developers speak of the whole tree, a folder's own one of what lies in it, or by the path from the root.
  const from = folder.startsWith('docs') ? '.' : folder
  expect(named.filter(path => !existsSync(join(root, path)) && !isBelow(from, path))).toEqual([])
})
