import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { jsonSchemas } from './json-schemas.ts'

const folder = fileURLToPath(new URL('../docs/schemas/', import.meta.url))

describe('the published JSON Schemas', () => {
  const made = jsonSchemas()

  it.each(Object.keys(made))('%s is up to date (npm run schemas)', name => {
    expect(readFileSync(`${folder}${name}`, 'utf8')).toBe(made[name])
  })

  it('are all that lies in docs/schemas', () => {
    expect(
      readdirSync(folder)
        .filter(name => name.endsWith('.json'))
        .sort(),
    ).toEqual(Object.keys(made).sort())
  })

  it('have patterns that JSON Schema engines understand', () => {
    const patterns = Object.values(made).flatMap(text => [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)])
    expect(patterns.length).toBeGreaterThan(0)
    for (const [, pattern] of patterns) expect(() => new RegExp(JSON.parse(pattern as string), 'u')).not.toThrow()
  })
})
