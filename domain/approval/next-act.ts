import type { CommandName } from './commands.ts'
import type { CaseSummary } from './summary.ts'

/** Whose turn it is; `addressee`: the body that a request without a route was sent to. */
export type NextActor = 'requester' | 'approverChancery' | 'addressee' | 'legalHead' | 'lawyer' | 'head'

/** The acts that bring a case on. */
export type NextAct = Extract<
  CommandName,
  | 'complete'
  | 'registerReceipt'
  | 'setApprover'
  | 'assign'
  | 'supplyInformation'
  | 'recommend'
  | 'decide'
  | 'confirmDelivery'
  | 'reportFiling'
>

/** What brings the case on from where it stands, and whose turn that is; null when it is closed (parts 5-11). */
export const nextAct = ({
  stage,
  approver,
  holder,
  requester,
}: Pick<CaseSummary, 'stage' | 'approver' | 'holder' | 'requester'>): { act: NextAct; by: NextActor } | null => {
  switch (stage) {
    case 'incomplete':
      return { act: 'complete', by: 'requester' }
    case 'sent':
      return approver ? { act: 'registerReceipt', by: 'approverChancery' } : { act: 'setApprover', by: 'addressee' }
    case 'received':
      return { act: 'assign', by: 'legalHead' }
    case 'review':
      // While information is asked for, the requesting body holds the case.
      return holder === requester ? { act: 'supplyInformation', by: 'requester' } : { act: 'recommend', by: 'lawyer' }
    case 'decision':
      return { act: 'decide', by: 'head' }
    case 'decided':
      return { act: 'confirmDelivery', by: 'requester' }
    case 'delivered':
      return { act: 'reportFiling', by: 'requester' }
    case 'closed':
      return null
  }
}
