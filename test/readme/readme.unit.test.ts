import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { citations } from '../../domain/regulation/citations.ts'
import { blocks, missing, readme, root } from './blocks.ts'

const prose = readme.replaceAll(/^```[\s\S]*?^```$/gm, '')
const links = [...prose.matchAll(/\]\(([^)]+)\)/g)]
  .map(([, target = '']) => target)
  .filter(target => !/^https?:/.test(target))
const code = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)
const isPath = (text: string) => /^[\w.-]+(\/[\w.-]*)+$/.test(text)
const there = (path: string) => existsSync(join(root, path))

describe('the README', () => {
  it('names only files and folders that exist', () => {
    const named = [...links, ...code.filter(isPath)]
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(path => !there(path))).toEqual([])
  })

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name = '']) => name)
    expect(named).toContain('start')
    // `npm ci` is npm's own.
    expect(named.filter(name => name !== 'ci' && !(name in scripts))).toEqual([])
  })

  it('gives every part of the annex, and the paragraphs that are code, a row with code and a test', () => {
    const rows = [...prose.matchAll(/^\| (\d+|para \d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)]
    const cited = citations.filter(citation => /^(part|para)-\d+$/.test(citation))
    const ofRow = (part = '') => (part.startsWith('para') ? part.replace(' ', '-') : `part-${part}`)
    expect(rows.map(([, part]) => ofRow(part)).sort()).toEqual([...cited].sort())
    for (const [row, , files = '', tests = ''] of rows) {
      expect(files, row).toMatch(/`[^`]+\.ts`/)
      expect(tests, row).toMatch(/`[^`]+\.test\.ts`/)
    }
  })

  it('shows the tree as it is: every folder with sources, and none that is not there', () => {
    const tree = blocks().find(({ info, lines }) => info === 'text' && lines[0]?.startsWith('domain/'))?.lines ?? []
    const drawn = (indent: string) =>
      tree.flatMap(line => new RegExp(`^${indent}([a-z-]+)/ `).exec(line)?.[1] ?? []).sort()
    const holdsSources = (path: string) =>
      readdirSync(join(root, path), { recursive: true }).some(name => /\.(ts|mjs)$/.test(String(name)))
    const folders = (path: string) =>
      readdirSync(join(root, path), { withFileTypes: true })
        .filter(entry => entry.isDirectory() && !/^(\.|node_modules$|dist$)/.test(entry.name))
        .map(entry => entry.name)
        .filter(name => holdsSources(join(path, name)))
        .sort()
    expect(drawn('').filter(name => !there(name))).toEqual([])
    expect(drawn('')).toEqual(expect.arrayContaining(folders('.')))
    expect(drawn('  ')).toEqual(folders('domain'))
  })

  it('has pictures that are small enough to load', () => {
    for (const picture of links.filter(link => link.endsWith('.png')))
      expect(readFileSync(join(root, picture)).length, picture).toBeLessThan(200_000)
  })
})

describe('the comparison of shown with real output', () => {
  const output = 'case   a\nstage  delivered\ndue    2027-01-05, onTime\n'
  it('takes what was left out, other dates and wider columns', () => {
    expect(missing(['case a', '…', 'due 2026-12-02, …'], output)).toEqual([])
  })
  it('finds a line that is not there, and one out of order', () => {
    expect(missing(['stage sent'], output)).toEqual(['stage sent'])
    expect(missing(['stage delivered', 'case a'], output)).toEqual(['case a'])
  })
})
