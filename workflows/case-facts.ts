import type { CaseFacts } from '../activities/activities.ts'
import type { ApprovalCase } from '../domain/approval/state.ts'

/** What `prepare` is told of the case; null before it is open. */
export const factsOf = (state: ApprovalCase): CaseFacts | null =>
  state.stage === 'unopened'
    ? null
    : {
        request: state.request,
        approver: state.approver,
        receipt: state.receipt,
        lawyer: 'lawyer' in state ? state.lawyer : null,
        ...('proposal' in state && state.proposal ? { proposedAt: state.proposal.at } : {}),
        editions: state.editions,
        ...(state.readings ? { readings: state.readings } : {}),
      }
