import { describe, expect, it } from 'vitest'
import { almaty } from '../../local-time/almaty.ts'
import type { Instant, IsoDate, LocalTime } from '../calendar/dates.ts'
import {
  datedInKazakh,
  dateInWords,
  endOfDayInWords,
  instantInWords,
  onDayInKazakh,
  workingDaysInWords,
} from './dates.ts'
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

describe('29 February 2024, when the clock went back from 24:00 to 23:00 and the day had 25 hours', () => {
  const end = almaty.startOf('2024-03-01')

  it('ends at 24:00 like any other day (CPC 123(5))', () => {
    expect(endOfDayInWords(end, almaty)).toBe('24:00')
    expect(endOfDayInWords(almaty.startOf('2024-02-29'), almaty)).toBe('24:00')
    expect(endOfDayInWords(almaty.startOf('2024-03-02'), almaty)).toBe('24:00')
  })

  it('has no time after 24:00: what comes in its last hour has the time that the clock showed', () => {
    const hoursBeforeItsEnd = (hours: number) =>
      instantInWords(new Date(Date.parse(end) - hours * 3_600_000).toISOString() as Instant, 'en', almaty)
    expect(hoursBeforeItsEnd(1.5)).toBe('29 February 2024, 23:30')
    expect(hoursBeforeItsEnd(1)).toBe('29 February 2024, 23:00')
    expect(hoursBeforeItsEnd(0.5)).toBe('29 February 2024, 23:30')
    expect(hoursBeforeItsEnd(25)).toBe('29 February 2024, 00:00')
  })

  it('has the hour at which a body closes (reading `seventhDayEnds`)', () => {
    expect(endOfDayInWords(almaty.timeOn('2024-02-29', '18:00'), almaty)).toBe('18:00')
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
