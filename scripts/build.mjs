import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orExplain, prepare, root } from './setup/prepare.mjs'
import { progress } from './setup/progress.mjs'

const out = join(root, 'dist/client')
const { version, license, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const pinned = names => Object.fromEntries(names.map(name => [name, dependencies[name]]))

const manifest = {
  name: '@kelisu/client',
  version,
  description: 'Typed client of Kelisu: approval (келісу) of a state body’s right to appeal',
  license,
  type: 'module',
  // What Temporal's client needs.
  engines: { node: '>=20.3.0' },
  exports: { '.': { types: './client/library/index.d.ts', default: './client/library/index.js' } },
  sideEffects: false,
  dependencies: pinned(['@temporalio/client', '@temporalio/common', 'canonicalize', 'jose']),
}

const node = await orExplain(() => prepare({ servers: false }))
rmSync(out, { recursive: true, force: true })
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const { status } = spawnSync(node, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(1)
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
copyFileSync(join(root, 'client/library/README.md'), join(out, 'README.md'))
copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'))
progress(`${manifest.name} ${version} is in dist/client; "npm pack ./dist/client" packs it`)
