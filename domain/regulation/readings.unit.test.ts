import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { citations } from './citations.ts'
import { codes } from './codes.ts'
import { readings } from './readings.ts'

const root = new URL('../../', import.meta.url)
const sources = ['domain', 'activities', 'workflows'].flatMap(folder =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('readings.ts'))
    .map(name => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')),
)
const isNamedIn = (word: string) => sources.some(source => new RegExp(`\\b${word}\\b`).test(source))

describe('the open points of the text', () => {
  it.each(Object.entries(readings))('%s has a default among its alternatives and rests on a citation', (_, reading) => {
    expect(reading.alternatives).toContain(reading.default)
    expect(citations).toContain(reading.citation)
    expect(reading.question).toMatch(/\?$/)
  })

  it.each(Object.keys(readings))('%s is named where it decides', id => {
    expect(isNamedIn(id)).toBe(true)
  })
})

describe('citations', () => {
  it('stand once, and every refusal rests on one of them', () => {
    expect(new Set(citations).size).toBe(citations.length)
    for (const citation of Object.values(codes)) expect(citations).toContain(citation)
  })

  it('name the eight routes and all eleven parts of the annex', () => {
    for (let part = 1; part <= 11; part++) expect(citations).toContain(`part-${part}`)
    for (let item = 1; item <= 8; item++) expect(citations).toContain(`part-1-item-${item}`)
  })
})
