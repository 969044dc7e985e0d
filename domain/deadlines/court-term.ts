import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { IsoDate } from '../calendar/dates.ts'
import { actFactOf } from './act-date.ts'
import { DeadlineFault } from './deadline-fault.ts'
import type { CourtTermFacts } from './facts.ts'
import { monthsAfter } from './months.ts'
import { countingRows, type DeadlineProof, rollingRows } from './proof.ts'
import { type CitedTerm, courtTerms } from './terms.ts'

/**
 * The last day for going to court, with its proof: CPC 403(3), 436(1), APPC 168(2), 168(4), 169(2), counted by
 * CPC 122(2), 123(2), 123(4). Throws `DeadlineFault` for a short term that APPC 168(4) does not give, or a term of
 * non-participants outside CPC 403(3), `BeyondCalendar` outside the calendar's years.
 */
export const courtTerm = (
  facts: CourtTermFacts,
  calendar: WorkingCalendar,
): { endsOn: IsoDate; provisional: boolean; proof: DeadlineProof<never> } => {
  const { citation, term } = applicableTerm(facts)
  const endsOn = courtTermEnd(facts, calendar)
  const base = { start: { fact: actFactOf(facts), date: facts.actDate }, openPoints: [], result: endsOn }

  if ('workingDays' in term) {
    const provisional = calendar.isProvisional(facts.actDate, endsOn)
    const rows = countingRows(calendar, facts.actDate, endsOn, 'CPC-122-2', citation)
    const rule = { citation, term, counting: ['CPC-122-2'] } as const
    return { endsOn, provisional, proof: { ...base, rule, rows, provisional, calendarEdition: calendar.edition.id } }
  }

  const nominal = monthsAfter(facts.actDate, term.months)
  const provisional = calendar.isProvisional(nominal.end, endsOn)
  const proof: DeadlineProof<never> = {
    ...base,
    rule: { citation, term, counting: ['CPC-122-2', 'CPC-123-2', 'CPC-123-4'] },
    rows: rollingRows(calendar, nominal.end, endsOn),
    nominalEnd: nominal.end,
    provisional,
    calendarEdition: calendar.edition.id,
  }
  if (nominal.noCorrespondingDay) proof.noCorrespondingDay = true
  return { endsOn, provisional, proof }
}

/** The same last day without its proof. */
export const courtTermEnd = (facts: CourtTermFacts, calendar: WorkingCalendar): IsoDate => {
  const { term } = applicableTerm(facts)
  return 'months' in term
    ? calendar.onOrNextWorkingDay(monthsAfter(facts.actDate, term.months).end)
    : calendar.workingDayAfter(facts.actDate, term.workingDays)
}

/** The first date whose being worked or off decides the court term. */
export const firstDateOfCourtTerm = (facts: CourtTermFacts): IsoDate => {
  const { term } = applicableTerm(facts)
  return 'months' in term ? monthsAfter(facts.actDate, term.months).end : facts.actDate
}

const applicableTerm = ({ means, procedure, shortTerm, nonParticipant }: CourtTermFacts): CitedTerm => {
  if (nonParticipant && !(means === 'appeal' && procedure === 'civil'))
    throw new DeadlineFault('COPY_TERM_NOT_APPLICABLE', 'nonParticipant', courtTerms.civilAppeal.citation)
  if (shortTerm) {
    if (means === 'appeal' && procedure === 'administrative') return courtTerms.administrativeShortAppeal
    throw new DeadlineFault('SHORT_TERM_NOT_APPLICABLE', 'shortTerm', courtTerms.administrativeShortAppeal.citation)
  }
  if (procedure === 'civil') return means === 'appeal' ? courtTerms.civilAppeal : courtTerms.civilCassation
  return means === 'appeal' ? courtTerms.administrativeAppeal : courtTerms.administrativeCassation
}
