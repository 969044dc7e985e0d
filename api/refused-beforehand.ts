import { actionOf } from '../domain/access/table.ts'
import { refusedInStage } from '../domain/approval/stages.ts'
import { type ApprovalCase, readingsIn } from '../domain/approval/state.ts'
import { mayAct } from '../domain/authority/may-act.ts'
import { mayDecide } from '../domain/authority/may-decide.ts'
import { isRefusal } from '../domain/authority/refusal.ts'
import type { Registry } from '../domain/bodies/snapshot.ts'
import { standingOn } from '../domain/bodies/standing-on.ts'
import type { IsoDate } from '../domain/calendar/dates.ts'
import type { Rejection } from '../domain/regulation/codes.ts'
import type { CaseCommand } from './case-commands.ts'

/** A command as it came, well formed. */
export type Asked = { name: CaseCommand; payload: object }

/** A decision on paper is judged by its own day, on which more people may have had the right than today. */
export const isJudgedAsOfEarlier = ({ name, payload }: Asked): boolean => name === 'decide' && 'paper' in payload

/** Why the case in this state would refuse the person, who has no right to it; undefined where he has. In the case, too, the stage goes first. */
export const refusedBeforehand = (
  asked: Asked,
  person: string,
  state: ApprovalCase,
  registry: Registry,
  on: IsoDate,
): Rejection | undefined => {
  if (state.stage === 'unopened') return undefined
  const standing = (body: string) => standingOn(body, on, registry)
  const readings = readingsIn(state)
  const requester = standing(state.request.requester)
  const { addressedTo } = state.request
  const approver = standing(state.approver ?? '')
  const assignee = 'lawyer' in state ? state.lawyer : null
  const parties = {
    requester,
    readings,
    ...(approver && { approver }),
    ...(addressedTo && { addressee: standing(addressedTo) }),
    ...(assignee !== null && { assignee }),
  }
  const answer =
    asked.name === 'decide'
      ? mayDecide(person, approver, { on, readings, matter: { means: state.request.means, requester } }, registry)
      : mayAct(actionOf(asked.name, asked.payload), person, parties, on, registry)
  return isRefusal(answer) ? (refusedInStage(asked.name, state.stage, readings) ?? answer) : undefined
}
