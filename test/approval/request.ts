import { caseDates } from '../../activities/prepare/case-dates.ts'
import { caseIdOf } from '../../client/library/case-id.ts'
import type { CaseRoute, Officials } from '../../domain/approval/commands.ts'
import type { CaseDates } from '../../domain/approval/dates.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import { type WorkingCalendar, workingCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant, IsoDate } from '../../domain/calendar/dates.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { almaty } from '../../local-time/almaty.ts'

/** An instant as a wall clock in Almaty shows it. */
export const local = (date: IsoDate, time: `${number}:${number}`): Instant => almaty.timeOn(date, time)

/** 24:00 of the date, which is where the next one begins. */
export const endOf = (date: IsoDate): Instant => local(date, '24:00')

/** People of the sample registry, by what they are in these tests. */
export const people = {
  requesterHead: 'p-0068',
  requesterLegalHead: 'p-0070',
  requesterLawyer: 'p-0071',
  requesterChancery: 'p-0073',
  head: 'p-0038',
  deputy: 'p-0039',
  legalHead: 'p-0040',
  lawyer: 'p-0041',
  otherLawyer: 'p-0042',
  chancery: 'p-0044',
} as const

/**
 * The city's revenue department asks the State Revenue Committee (route 3). The court term ends on 31 August 2026, so the last
 * day of sending is 17 August; received on it, the request is to be decided by 26 August.
 */
export const aRequest = (changes: Partial<ApprovalRequest> = {}): ApprovalRequest => ({
  requestId: '2026-117',
  requester: 'dgd-almaty',
  means: 'appeal',
  procedure: 'civil',
  court: 'Алматы қаласының Медеу ауданы соты',
  courtCaseNumber: '7514-26-00-2/1234',
  act: { kind: 'decision', finalFormOn: '2026-07-31' },
  subject: 'Салықтық берешекті өндіру',
  outgoing: { number: 'шығ. № 12-3/456', sentOn: '2026-08-14' },
  signature: {
    kind: 'cms',
    signer: people.requesterHead,
    position: 'firstHead',
    signedAt: local('2026-08-14', '09:00'),
  },
  draft: { name: 'shagym.docx', sha256: 'a'.repeat(64) },
  ...changes,
})

export const caseId = caseIdOf('dgd-almaty', '2026-117')

export const receipt: Receipt = {
  number: 'кіріс № 77',
  at: local('2026-08-17', '09:00'),
  registeredBy: people.chancery,
}

export const officials: Officials = { head: people.head, legalHead: people.legalHead }

export const editions = { regulation: 'E2', calendar: newestCalendar.edition.id }

export const route: CaseRoute = {
  kind: 'approver',
  route: 3,
  approver: 'kgd',
  citation: 'part-1-item-3',
  because: 'A territorial subdivision of a department asks the department.',
}

/** The dates as `prepare` computes them, by the newest calendar edition unless another is given. */
export const datesOf = (
  request: ApprovalRequest,
  received: Receipt | null = null,
  calendar: WorkingCalendar = newestCalendar,
): CaseDates => {
  const dates = caseDates(request, received, calendar, almaty)
  if ('code' in dates) throw new Error(`No dates: ${dates.code}`)
  return dates
}

/** A made-up edition that comes while a case is open: 25 August 2026 is made a day off, so what was due on the 26th is due on the 27th. */
export const laterEdition: WorkingCalendar = workingCalendar({
  ...newestCalendar.edition,
  id: '2026-08-10',
  days: [
    ...newestCalendar.edition.days,
    {
      date: '2026-08-25' as const,
      working: false,
      reason: 'movedDayOff' as const,
      source: 'LC 84',
      status: 'confirmed' as const,
    },
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
})
