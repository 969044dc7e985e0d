import { ApprovalCaseInProgress, type Closing } from './approval-case.ts'
import { handleMessages } from './messages.ts'

/**
 * The procedure by which a state body gets approval to contest a judicial act, from the request to its end.
 * Overdue ends nothing and silence is never consent: the case waits until a person decides, and an approval until it is used or its term is over.
 * @param request the start input (docs/schemas/request.json); anything may arrive, nothing is read before `prepare` has parsed it.
 */
export async function approval(request: unknown): Promise<Closing> {
  const approvalCase = new ApprovalCaseInProgress()
  handleMessages(approvalCase)
  await approvalCase.open(request)
  while (!approvalCase.closed) await approvalCase.commandOrNextMoment()
  await approvalCase.reactionsDone()
  return approvalCase.closing()
}
