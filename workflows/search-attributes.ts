import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'
import type { CaseSummary } from '../domain/approval/summary.ts'

/** The search attributes of a case (outside contract). Opaque ids and codes only; logic never reads them. */
export const searchAttributes = {
  stage: defineSearchAttributeKey('ApprovalStage', SearchAttributeType.KEYWORD),
  deadlineState: defineSearchAttributeKey('ApprovalDeadlineState', SearchAttributeType.KEYWORD),
  requester: defineSearchAttributeKey('ApprovalRequester', SearchAttributeType.KEYWORD),
  approver: defineSearchAttributeKey('ApprovalApprover', SearchAttributeType.KEYWORD),
  holder: defineSearchAttributeKey('ApprovalHolder', SearchAttributeType.KEYWORD),
  outcome: defineSearchAttributeKey('ApprovalOutcome', SearchAttributeType.KEYWORD),
  flags: defineSearchAttributeKey('ApprovalFlags', SearchAttributeType.KEYWORD_LIST),
  dueAt: defineSearchAttributeKey('ApprovalDueAt', SearchAttributeType.DATETIME),
  courtTermAt: defineSearchAttributeKey('ApprovalCourtTermAt', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('ApprovalOverdue', SearchAttributeType.BOOL),
}

/** Of the nightly replay, not of a case: how many cases differ from their logs. */
export const replayDiffering = defineSearchAttributeKey('ReplayDiffering', SearchAttributeType.INT)

type Update = { key: (typeof searchAttributes)[keyof typeof searchAttributes]; value: unknown }

/** What a summary says in search attributes, and only what differs from the summary before; null removes, at first also what the start has claimed. */
export const changedAttributes = (summary: CaseSummary, before: CaseSummary | null): Update[] => {
  const earlier = before && attributesOf(before)
  return attributesOf(summary).filter(
    ({ value }, index) => !earlier || JSON.stringify(value) !== JSON.stringify(earlier[index]?.value),
  )
}

const attributesOf = (summary: CaseSummary): Update[] => [
  { key: searchAttributes.stage, value: summary.stage },
  { key: searchAttributes.deadlineState, value: summary.deadlineState },
  { key: searchAttributes.requester, value: summary.requester },
  { key: searchAttributes.approver, value: summary.approver },
  { key: searchAttributes.holder, value: summary.holder },
  { key: searchAttributes.outcome, value: summary.outcome },
  { key: searchAttributes.flags, value: summary.flags.length > 0 ? summary.flags : null },
  { key: searchAttributes.dueAt, value: summary.decisionDueAt && new Date(summary.decisionDueAt) },
  { key: searchAttributes.courtTermAt, value: summary.courtTermEndsAt && new Date(summary.courtTermEndsAt) },
  { key: searchAttributes.overdue, value: summary.overdue },
]
