import { dayNumber, type IsoDate, isIsoDate, weekday } from './dates.ts'
import { type DayReason, reasons } from './reasons.ts'

/** How sure a day is: named by an act or a publication; following from the law's text; not yet ordered by anybody. */
export type DayStatus = 'confirmed' | 'derived' | 'estimated'

/** What an edition says of one date that its weekday alone does not say. */
export type EditionDay = {
  date: IsoDate
  working: boolean
  reason: DayReason
  /** The holiday that a substitute stands for, or the other half of a moved day off and a worked weekend day. */
  for?: IsoDate
  /** A key of the edition's `sources`. */
  source: string
  status: DayStatus
}

/** The working days as known on one date. Immutable: a correction is a new edition. */
export type CalendarEdition = {
  id: string
  publishedOn: IsoDate
  from: IsoDate
  to: IsoDate
  /** From this date on every day is an estimate, plain weekdays too. */
  provisionalFrom: IsoDate
  sources: Record<string, string>
  /** Every weekday off, every weekend day worked, every holiday or moved day whatever its weekday; ascending. */
  days: readonly EditionDay[]
}

/** A calendar edition that contradicts itself; `date` is the faulty entry as written. */
export class FaultyCalendar extends Error {
  readonly date: string

  constructor(date: string, fault: string) {
    super(`${date}: ${fault}`)
    this.name = 'FaultyCalendar'
    this.date = date
  }
}

/** The edition in `json`, or throws `FaultyCalendar` naming the first faulty date. */
export const checkedEdition = (json: unknown): CalendarEdition => {
  const edition = json as CalendarEdition
  for (const bound of ['publishedOn', 'from', 'provisionalFrom', 'to'] as const)
    if (!isIsoDate(edition[bound])) throw new FaultyCalendar(String(edition[bound]), `${bound} is not a date`)
  if (edition.from >= edition.to) throw new FaultyCalendar(edition.to, 'the edition ends before it begins')

  const byDate = new Map(edition.days.map(day => [day.date, day]))
  edition.days.forEach((day, index) => {
    const fault = faultOf(day, edition.days[index - 1], edition, byDate)
    if (fault) throw new FaultyCalendar(String(day.date), fault)
  })
  return edition
}

const faultOf = (
  day: EditionDay,
  previous: EditionDay | undefined,
  edition: CalendarEdition,
  byDate: ReadonlyMap<IsoDate, EditionDay>,
): string | undefined => {
  if (!isIsoDate(day.date)) return 'not a date'
  if (day.date < edition.from || day.date > edition.to) return `outside ${edition.from} to ${edition.to}`
  if (day.date === previous?.date) return 'given twice'
  if (previous && day.date < previous.date) return `out of order, after ${previous.date}`
  if (!day.source) return 'has no source'
  if (!Object.hasOwn(edition.sources, day.source)) return `its source ${day.source} is not in the list of sources`
  if (!['confirmed', 'derived', 'estimated'].includes(day.status)) return `unknown status ${String(day.status)}`
  if (day.date >= edition.provisionalFrom && day.status !== 'estimated') return 'must be estimated'
  return faultOfReason(day, byDate)
}

const faultOfReason = (day: EditionDay, byDate: ReadonlyMap<IsoDate, EditionDay>): string | undefined => {
  if (!Object.hasOwn(reasons, day.reason)) return `unknown reason ${day.reason}`
  if (day.reason === 'saturday' || day.reason === 'sunday') return 'a plain weekend day needs no entry'
  if (reasons[day.reason].working !== day.working) return `${day.reason} contradicts working: ${day.working}`

  const weekend = weekday(day.date) > 5
  if (weekend && ['weekday', 'movedDayOff', 'substituteFor'].includes(day.reason)) return `${day.reason} on a weekend`
  if (!weekend && day.reason === 'workedWeekend') return 'workedWeekend on a weekday'

  const other = day.for ? byDate.get(day.for) : undefined
  if (day.reason === 'substituteFor' && !isHolidayOnWeekendBefore(other, day)) return 'stands for no earlier holiday'
  if (day.reason === 'movedDayOff' && other?.reason !== 'workedWeekend') return 'moved from no worked weekend day'
  if (day.reason === 'workedWeekend' && other?.reason !== 'movedDayOff') return 'worked for no moved day off'
}

const isHolidayOnWeekendBefore = (holiday: EditionDay | undefined, day: EditionDay): boolean =>
  !!holiday &&
  reasons[holiday.reason].substituted &&
  weekday(holiday.date) > 5 &&
  dayNumber(holiday.date) < dayNumber(day.date)
