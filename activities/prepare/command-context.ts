import type { Command, CommandName } from '../../domain/approval/commands.ts'
import type { CaseDates } from '../../domain/approval/dates.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import type { Matter } from '../../domain/authority/may-decide.ts'
import { standingOn } from '../../domain/bodies/standing-on.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant, IsoDate } from '../../domain/calendar/dates.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import type { ReadingsInForce } from '../../domain/regulation/readings.ts'
import type { CaseFacts } from '../activities.ts'
import { caseDates } from './case-dates.ts'
import { CaseEditionMissing, type Preparation } from './preparation.ts'
import type { Sender } from './sender.ts'

/** A message whose sender is proved, in its case. */
export type Context = { facts: CaseFacts; sender: Sender; at: Instant; preparation: Preparation }

/** The command's own fields; `by` and `judged` where they are not the sender's. */
export type ContentOf<Name extends CommandName> = Omit<Extract<Command, { name: Name }>, keyof Proved> &
  Partial<Pick<Proved, 'by' | 'judged'>>
type Proved = Pick<Command, 'name' | 'commandId' | 'by' | 'judged' | 'credential'>
/** What any command carries. */
export type Content = { [Name in CommandName]: ContentOf<Name> }[CommandName]

/** Whether the approving body is no more, and another goes on with its affairs. */
export const isReorganised = (context: Context): boolean => {
  const { facts, sender, preparation } = context
  const on = preparation.localTime.dateOf(sender.judged.at)
  return facts.approver !== null && standingOn(facts.approver, on, preparation.registry) !== facts.approver
}

/** The approving body as it stands that day; empty where none is set. */
export const approverOn = (on: IsoDate, { facts, preparation }: Context): string =>
  facts.approver === null ? '' : standingOn(facts.approver, on, preparation.registry)

/** What the power to decide is asked of: how the body reads part 9, and the matter, for an act of limited scope. */
export const matterOf = (
  on: IsoDate,
  { facts, preparation }: Context,
): { readings?: ReadingsInForce; matter: Matter } => ({
  ...(facts.readings ? { readings: facts.readings } : {}),
  matter: { means: facts.request.means, requester: standingOn(facts.request.requester, on, preparation.registry) },
})

/** FACT_IN_FUTURE where the date is after the day on which the message arrived. */
export const inFuture = (field: string, date: IsoDate, { at, preparation }: Context): Rejection | undefined => {
  const today = preparation.localTime.dateOf(at)
  return date > today ? reject('FACT_IN_FUTURE', { field, date, today }) : undefined
}

/** The dates under the calendar edition that the case keeps. */
export const withDates = <Of extends Content>(
  request: ApprovalRequest,
  receipt: Receipt | null,
  { facts, preparation }: Context,
  readings: ReadingsInForce | undefined,
  content: (dates: CaseDates) => Of,
): Of | Rejection => {
  const dates = caseDates(request, receipt, calendarOfCase(facts, preparation), preparation.localTime, readings)
  return 'code' in dates ? dates : content(dates)
}

/** The calendar edition that the case keeps. Throws `CaseEditionMissing`. */
export const calendarOfCase = ({ editions }: CaseFacts, { calendars }: Preparation): WorkingCalendar => {
  const calendar = calendars.ofEdition(editions.calendar)
  if (!calendar) throw new CaseEditionMissing(editions.calendar)
  return calendar
}
