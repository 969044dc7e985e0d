import type { Kysely } from 'kysely'
import type { Notice } from '../../store/outbox.ts'
import type { Database } from '../../store/tables.ts'

/** All mails of a case, in the order of its events. */
export const outboxOf = (db: Kysely<Database>, caseId: string): Promise<Notice[]> =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('subscription', 'is', null)
    .orderBy('seq')
    .orderBy('role')
    .execute()
