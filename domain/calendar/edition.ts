import { type IsoDate, isIsoDate, plusDays, weekday } from './dates.ts'
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

/** What a sound edition demands; each is a code whose wording is in `texts/`. */
export type CalendarRule =
  | 'isAnEdition'
  | 'idIsAWord'
  | 'isADate'
  | 'coversWholeYears'
  | 'liesInTheYears'
  | 'givenOnce'
  | 'inOrder'
  | 'hasASource'
  | 'sourceIsListed'
  | 'statusIsKnown'
  | 'unorderedIsEstimated'
  | 'reasonIsKnown'
  | 'plainWeekendNeedsNoEntry'
  | 'reasonFitsWorking'
  | 'reasonFitsWeekday'
  | 'substituteHasAHoliday'
  | 'substituteIsTheNextWorkingDay'
  | 'holidayOnDayOffHasASubstitute'
  | 'holidayHasOneSubstitute'
  | 'movedDayHasAWorkedDay'
  | 'workedDayHasAMovedDay'
  | 'holidayGivenOnceAYear'

/** One thing wrong with an edition: the rule it breaks, the date as written, and which entry or field it is. */
export type CalendarFault = { rule: CalendarRule; date: string; at: { day: number } | { field: string } }

/** An edition that contradicts itself, with everything that is wrong with it. */
export class FaultyCalendar extends Error {
  readonly faults: readonly CalendarFault[]

  constructor(faults: readonly CalendarFault[]) {
    super(faults.map(({ rule, date }) => `${date}: ${rule}`).join('; '))
    this.name = 'FaultyCalendar'
    this.faults = faults
  }
}

/** The edition in `json`, or throws `FaultyCalendar` with every fault, in the order of the file. */
export const checkedEdition = (json: unknown): CalendarEdition => {
  const faults = faultsOf(json)
  if (faults.length > 0) throw new FaultyCalendar(faults)
  return json as CalendarEdition
}

const faultsOf = (json: unknown): CalendarFault[] => {
  if (!isEdition(json)) return [{ rule: 'isAnEdition', date: '', at: { field: '' } }]
  const faults = faultsOfHead(json)
  // A day is compared with a bound only where that is sound itself: else the bound's fault would be each day's, too.
  const faulty = faults.flatMap(({ at }) => ('field' in at ? [at.field] : []))
  const opened = Object.fromEntries(Object.entries(open).filter(([bound]) => faulty.includes(bound)))
  return [...faults, ...faultsOfDays({ ...json, ...opened })]
}

/** Bounds that no day breaks. */
const open = { from: '0000-01-01', to: '9999-12-31', provisionalFrom: '9999-12-31' }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEdition = (json: unknown): json is CalendarEdition =>
  isObject(json) &&
  isObject(json.sources) &&
  Object.values(json.sources).every(source => typeof source === 'string' && source !== '') &&
  Array.isArray(json.days) &&
  json.days.every(isObject)

const bounds = ['publishedOn', 'from', 'to', 'provisionalFrom'] as const

const faultsOfHead = (edition: CalendarEdition): CalendarFault[] => {
  const fault = (rule: CalendarRule, field: 'id' | (typeof bounds)[number]): CalendarFault[] => [
    { rule, date: String(edition[field]), at: { field } },
  ]
  const undated = bounds.flatMap(field => (isIsoDate(edition[field]) ? [] : fault('isADate', field)))
  return [
    // An id stands in file names, commands and ids of commands.
    ...(typeof edition.id === 'string' && /^\w[\w.-]{0,39}$/.test(edition.id) ? [] : fault('idIsAWord', 'id')),
    ...undated,
    ...(undated.length > 0 || edition.from.endsWith('-01-01') ? [] : fault('coversWholeYears', 'from')),
    ...(undated.length > 0 || (edition.to.endsWith('-12-31') && edition.from < edition.to)
      ? []
      : fault('coversWholeYears', 'to')),
  ]
}

const faultsOfDays = (edition: CalendarEdition): CalendarFault[] => {
  const neighbours: Neighbours = {
    byDate: new Map(edition.days.map(day => [day.date, day])),
    substitutes: Map.groupBy(
      edition.days.filter(day => day.reason === 'substituteFor'),
      day => day.for,
    ),
    holidays: Map.groupBy(edition.days, day => `${String(day.date).slice(0, 4)} ${day.reason}`),
  }
  return edition.days.flatMap((day, index): CalendarFault[] => {
    const rule = brokenRule(day, edition.days[index - 1], edition) ?? brokenByReason(day, neighbours)
    return rule ? [{ rule, date: String(day.date), at: { day: index } }] : []
  })
}

type Neighbours = {
  byDate: ReadonlyMap<IsoDate | undefined, EditionDay>
  substitutes: ReadonlyMap<IsoDate | undefined, readonly EditionDay[]>
  holidays: ReadonlyMap<string, readonly EditionDay[]>
}

const brokenRule = (
  day: EditionDay,
  previous: EditionDay | undefined,
  edition: CalendarEdition,
): CalendarRule | undefined => {
  if (!isIsoDate(day.date)) return 'isADate'
  if (day.date < edition.from || day.date > edition.to) return 'liesInTheYears'
  if (day.date === previous?.date) return 'givenOnce'
  if (previous && day.date < previous.date) return 'inOrder'
  if (!day.source) return 'hasASource'
  if (!Object.hasOwn(edition.sources, day.source)) return 'sourceIsListed'
  if (!['confirmed', 'derived', 'estimated'].includes(day.status)) return 'statusIsKnown'
  if (day.date >= edition.provisionalFrom && day.status !== 'estimated') return 'unorderedIsEstimated'
}

const brokenByReason = (day: EditionDay, { byDate, substitutes, holidays }: Neighbours): CalendarRule | undefined => {
  if (!Object.hasOwn(reasons, day.reason)) return 'reasonIsKnown'
  if (day.reason === 'saturday' || day.reason === 'sunday') return 'plainWeekendNeedsNoEntry'
  if (reasons[day.reason].working !== day.working) return 'reasonFitsWorking'

  const weekend = weekday(day.date) > 5
  if (weekend && ['weekday', 'movedDayOff', 'substituteFor'].includes(day.reason)) return 'reasonFitsWeekday'
  if (!weekend && day.reason === 'workedWeekend') return 'reasonFitsWeekday'

  const other = byDate.get(day.for)
  if (day.reason === 'substituteFor') {
    if (!isHolidayOnWeekendBefore(other, day)) return 'substituteHasAHoliday'
    if (isAnyWorkedBetween(other.date, day.date, byDate)) return 'substituteIsTheNextWorkingDay'
  }
  const isOtherHalf = other?.for === day.date
  if (day.reason === 'movedDayOff' && !(isOtherHalf && other.reason === 'workedWeekend')) return 'movedDayHasAWorkedDay'
  if (day.reason === 'workedWeekend' && !(isOtherHalf && other.reason === 'movedDayOff')) return 'workedDayHasAMovedDay'

  const standingFor = substitutes.get(day.date)?.length ?? 0
  if (standingFor > 1) return 'holidayHasOneSubstitute'
  if (weekend && reasons[day.reason].substituted && standingFor === 0) return 'holidayOnDayOffHasASubstitute'

  const most = timesAYear[day.reason] ?? Number.POSITIVE_INFINITY
  const sameYear = holidays.get(`${day.date.slice(0, 4)} ${day.reason}`) ?? []
  if (sameYear.indexOf(day) >= most) return 'holidayGivenOnceAYear'
}

const isHolidayOnWeekendBefore = (holiday: EditionDay | undefined, day: EditionDay): holiday is EditionDay =>
  !!holiday && reasons[holiday.reason]?.substituted && weekday(holiday.date) > 5 && holiday.date < day.date

/** Whether a day of the working week between the two, which has no entry or is given as worked, could have been the substitute (HL 5). */
const isAnyWorkedBetween = (holiday: IsoDate, substitute: IsoDate, byDate: Neighbours['byDate']): boolean => {
  for (let date = plusDays(holiday, 1); date < substitute; date = plusDays(date, 1))
    if (weekday(date) <= 5 && (byDate.get(date)?.working ?? true)) return true
  return false
}

/** How many dates of one year a holiday has; the moon can bring Kurban Ait twice. */
const timesAYear: Partial<Record<DayReason, number>> = {
  newYear: 2,
  womensDay: 1,
  constitutionDay: 1,
  nauryz: 3,
  unityDay: 1,
  defenderDay: 1,
  victoryDay: 1,
  capitalDay: 1,
  republicDay: 1,
  independenceDay: 1,
  orthodoxChristmas: 1,
  kurbanAit: 2,
}
