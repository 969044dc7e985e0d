import { CancellationScope } from '@temporalio/workflow'
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
  // A case ends by the procedure alone: a request to cancel, one click in Temporal UI, must not lose it.
  return await CancellationScope.nonCancellable(async () => {
    await approvalCase.open(request)
    while (!approvalCase.ended) await approvalCase.commandOrNextMoment()
    await approvalCase.sendersAnswered()
    return approvalCase.closing()
  })
}
