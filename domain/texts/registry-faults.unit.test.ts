import { describe, expect, it } from 'vitest'
import { languages } from './languages.ts'
import { type RegistryFaultKind, registryFaultInWords, registryFaultTexts } from './registry-faults.ts'

const names = 'reason kinds cells columns column meant given letters word values most act reading alternatives citation'
const others = 'alternative to from file line id on kind body seat person'
const facts = Object.fromEntries(`${names} ${others}`.split(' ').map(name => [name, `<${name}>`]))

const kinds = Object.keys(registryFaultTexts) as RegistryFaultKind[]
const said = (kind: RegistryFaultKind) => languages.map(language => registryFaultInWords({ kind, facts }, language))

describe('a fault of a registry file', () => {
  it.each(kinds)('%s is said differently in each language, with the same facts', kind => {
    const texts = said(kind)
    expect(new Set(texts).size).toBe(3)
    const told = texts.map(text => [...new Set(text.match(/<\w+>|undefined/g))].sort())
    expect(told[0]).toEqual(told[1])
    expect(told[2]?.filter(name => !told[0]?.includes(name))).toEqual([])
    expect(told.flat()).not.toContain('undefined')
  })

  it.each(kinds)('%s has the letters of its language, none that only look so', kind => {
    const [kk = '', ru = '', en = ''] = said(kind).map(text => text.replaceAll(/<\w+>/g, ''))
    for (const text of [kk, ru]) {
      expect(text).toMatch(/\p{sc=Cyrillic}/u)
      expect(text).not.toMatch(/\p{L}*(?:\p{sc=Latin}\p{sc=Cyrillic}|\p{sc=Cyrillic}\p{sc=Latin})\p{L}*/u)
    }
    expect(ru).not.toMatch(/[әғқңөұүһі]/iu)
    expect(en).not.toMatch(/\p{sc=Cyrillic}/u)
    if (kk.length >= 40) expect(kk).toMatch(/[әғқңөұүһі]/iu)
  })

  it('ends with what stood in the cell', () => {
    expect(registryFaultInWords({ kind: 'notADate', facts: {}, value: '01.02.2026' }, 'ru')).toMatch(/: 01\.02\.2026$/)
  })
})
