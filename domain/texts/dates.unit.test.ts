import { describe, expect, it } from 'vitest'
import type { Instant, IsoDate, LocalTime } from '../calendar/dates.ts'
import { datedInKazakh, dateInWords, instantInWords, onDayInKazakh, workingDaysInWords } from './dates.ts'
import { meansText } from './means.ts'

describe('a date in words', () => {
  it.each([
    ['kk', '2026 жылғы 22 қараша'],
    ['ru', '22 ноября 2026 года'],
    ['en', '22 November 2026'],
  ] as const)('%s: %s', (language, words) => {
    expect(dateInWords('2026-11-22', language)).toBe(words)
  })

  it('has twelve months in each language, and no leading zero', () => {
    const year = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-05` as IsoDate)
    for (const language of ['kk', 'ru', 'en'] as const)
      expect(new Set(year.map(date => dateInWords(date, language).replaceAll(/\d/g, ''))).size).toBe(12)
    expect(dateInWords('2026-01-05', 'kk')).toBe('2026 жылғы 5 қаңтар')
    expect(dateInWords('2026-09-05', 'kk')).toBe('2026 жылғы 5 қыркүйек')
  })

  it('takes the Kazakh case of its month: on that day, and of that day', () => {
    const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-05` as IsoDate)
    const ofMonth = (date: IsoDate) => datedInKazakh(date).replace('2026 жылғы 5 ', '')
    expect(days.map(ofMonth).join(' ')).toBe(
      'қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі қазандағы қарашадағы желтоқсандағы',
    )
    expect(onDayInKazakh('2026-09-05')).toBe('2026 жылғы 5 қыркүйекте')
  })
})

describe('an instant in words', () => {
  const fiveHoursEast: LocalTime = {
    dateOf: at => new Date(Date.parse(at) + 5 * 3_600_000).toISOString().slice(0, 10) as IsoDate,
    startOf: date => new Date(Date.parse(`${date}T00:00:00Z`) - 5 * 3_600_000).toISOString() as Instant,
    timeOn: (date, time) => new Date(Date.parse(`${date}T${time}:00Z`) - 5 * 3_600_000).toISOString() as Instant,
  }

  it('is the local date and the local time', () => {
    expect(instantInWords('2026-08-17T04:05:00.000Z', 'kk', fiveHoursEast)).toBe('2026 жылғы 17 тамыз, 09:05')
    expect(instantInWords('2026-08-17T19:30:00.000Z', 'ru', fiveHoursEast)).toBe('18 августа 2026 года, 00:30')
  })
})

describe('working days in words', () => {
  it('follow the Russian plural', () => {
    expect([0, 1, 2, 5, 11, 12, 21, 22, 111].map(days => workingDaysInWords(days, 'ru'))).toEqual([
      '0 рабочих дней',
      '1 рабочий день',
      '2 рабочих дня',
      '5 рабочих дней',
      '11 рабочих дней',
      '12 рабочих дней',
      '21 рабочий день',
      '22 рабочих дня',
      '111 рабочих дней',
    ])
    expect(workingDaysInWords(3, 'kk')).toBe('3 жұмыс күні')
    expect(workingDaysInWords(1, 'en')).toBe('1 working day')
  })
})

describe('what the court document is called', () => {
  it('follows the CPC in force: a petition to 30 June 2025, then a cassation complaint', () => {
    expect(meansText('cassation', '2025-06-30').ru).toBe('ходатайство об оспаривании судебных актов')
    expect(meansText('cassation', '2025-07-01').ru).toBe('кассационная жалоба')
    expect(meansText('cassation', '2025-07-01').kk).toBe('кассациялық шағым')
    expect(meansText('appeal', '2024-01-01')).toEqual(meansText('appeal', '2026-01-01'))
  })
})
