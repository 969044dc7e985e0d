import { describe, expect, it } from 'vitest'
import { fitsFormat, isFormat } from './receipt-number.ts'

describe('the format of incoming numbers', () => {
  it.each([
    ['17-5/#', '17-5/1'],
    ['17-5/#', '17-5/20418'],
    ['кіріс № #-YYYY', 'кіріс № 77-2026'],
    ['(#)+.', '(3)+.'],
  ])('%s takes %s', (format, number) => {
    expect(fitsFormat(number, format)).toBe(true)
  })

  it.each([
    ['17-5/#', '17-5/'],
    ['17-5/#', '17-5/12a'],
    ['17-5/#', ' 17-5/12'],
    ['17-5/#', '17-6/12'],
    ['#.#', '3x4'],
    ['кіріс № #-YYYY', 'кіріс № 77-26'],
  ])('%s does not take %s', (format, number) => {
    expect(fitsFormat(number, format)).toBe(false)
  })

  it.each(['кіріс', '##', '#YYYY', 'YYYY#', 'YYYY'])('cannot be %s', text => {
    expect(isFormat(text)).toBe(false)
  })

  it('answers at once whatever number is given', () => {
    const began = performance.now()
    expect(fitsFormat(`${'1/'.repeat(250)}x`, '#/#/#/#/#/#/#')).toBe(false)
    expect(performance.now() - began).toBeLessThan(200)
  })
})
