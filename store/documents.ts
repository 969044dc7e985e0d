import type { Kysely } from 'kysely'
import { actorOf, type Caller } from '../domain/access/caller.ts'
import type { Database } from './tables.ts'

/** A file that the store has, by what it holds. */
export type HeldDocument = { sha256: string; size: number; mediaType: string }

/** The file of a document on its way into the store: of known hash, its bytes read as often as asked. */
export type FileToKeep = HeldDocument & { parts(): AsyncIterable<Uint8Array> }

/**
 * Keeps the files of a case's documents, all or none, and answers the hashes of those that were not there before. Safe to repeat; of two at
 * once one is first. What is kept is never changed. Whoever calls has seen that the case exists and names these hashes.
 */
export const keepDocuments = (
  db: Kysely<Database>,
  caseId: string,
  caller: Caller,
  files: readonly FileToKeep[],
): Promise<string[]> =>
  db.transaction().execute(async tx => {
    const kept: string[] = []
    // In one order for all, so that two that keep the same files do not wait for each other.
    for (const { sha256, size, mediaType, parts } of files.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) {
      const inserted = await tx
        .insertInto('caseDocument')
        .values({ caseId, sha256, size, mediaType, caller: actorOf(caller) })
        .onConflict(conflict => conflict.doNothing())
        .returning('sha256')
        .executeTakeFirst()
      if (!inserted) continue
      let number = 0
      for await (const bytes of parts())
        await tx
          .insertInto('caseDocumentPart')
          .values({ caseId, sha256, number: number++, bytes: Buffer.from(bytes) })
          .execute()
      kept.push(sha256)
    }
    return kept
  })

/** The files that are held of a case's documents, by their hashes. */
export const heldDocuments = async (db: Kysely<Database>, caseId: string): Promise<Map<string, HeldDocument>> => {
  const held = await db
    .selectFrom('caseDocument')
    .select(['sha256', 'size', 'mediaType'])
    .where('caseId', '=', caseId)
    .execute()
  return new Map(held.map(document => [document.sha256, document]))
}

/** The bytes of a held document, part by part; between two parts no connection is kept. */
export const contentOf = async function* (
  db: Kysely<Database>,
  caseId: string,
  sha256: string,
): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const part = await db
      .selectFrom('caseDocumentPart')
      .select('bytes')
      .where('caseId', '=', caseId)
      .where('sha256', '=', sha256)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!part) return
    yield part.bytes
  }
}
