import type { Fault } from '../../domain/approval/commands.ts'
import { type NextActor, nextAct } from '../../domain/approval/next-act.ts'
import type { ApprovalCase } from '../../domain/approval/state.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { PositionName } from '../../domain/bodies/kinds.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { typedAct } from '../../domain/texts/command-line.ts'

/** What keeps a request incomplete. */
export const lackingIn = (state: ApprovalCase): readonly Fault[] => (state.stage === 'incomplete' ? state.faults : [])

/**
 * What must happen next with a case, as a command ready to run; null when it is closed.
 * People are those the registry names; without one, words in capitals stand for them. Over HTTP it names no actor (`namesActor`):
 * that is whoever is logged in.
 */
export const nextStep = (
  summary: CaseSummary,
  on: IsoDate,
  {
    registry,
    namesActor = true,
    lacking = [],
  }: { registry?: Pick<Registry, 'holders'> | undefined; namesActor?: boolean; lacking?: readonly Fault[] } = {},
): string | null => {
  const { caseId, requester, approver, lawyer, holder } = summary
  const next = nextAct(summary)
  if (next === null) return null
  const who = (body: string | null, ...positions: PositionName[]): string =>
    (body && positions.flatMap(position => registry?.holders(body, position, on) ?? [])[0]?.person) || 'PERSON'
  const actor: Record<NextActor, () => string> = {
    requester: () => who(requester, 'chancery', 'headOfLegalService', 'lawyer', 'firstHead'),
    approverChancery: () => who(approver, 'chancery', 'headOfApparatus'),
    addressee: () => 'PERSON',
    legalHead: () => who(approver, 'headOfLegalService', 'headOfApparatus'),
    lawyer: () => lawyer ?? holder ?? 'PERSON',
    // The holder of a case is a person where one is known, else the body.
    head: () => (holder === null || holder === approver ? who(approver, 'firstHead') : holder),
  }
  return typedAct(next.act, caseId, {
    ...(namesActor ? { as: actor[next.by]() } : {}),
    lawyer: who(approver, 'lawyer'),
    filedOn: on,
    signer: who(requester, 'firstHead'),
    lacking: lacking.map(({ field }) => field),
  })
}
