import type { ApprovalRequest, StoredDocument } from './request.ts'

/** A document that a request names: the draft of part 5, or what else was attached. */
export type NamedDocument = StoredDocument & { role: 'draft' | 'attachment' }

/** The documents that the request names, the draft first. */
export const documentsOf = ({
  draft,
  attachments = [],
}: Pick<ApprovalRequest, 'draft' | 'attachments'>): NamedDocument[] => [
  ...(draft ? [{ role: 'draft' as const, ...draft }] : []),
  ...attachments.map(document => ({ role: 'attachment' as const, ...document })),
]
