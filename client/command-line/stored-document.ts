import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { StoredDocument } from '../../domain/approval/request.ts'
import { unreadable } from './usage-error.ts'

/** What is sent of a file: its name and sha256. Throws UsageError without such a file. */
export const storedDocument = async (file: string): Promise<StoredDocument> => (await documentIn(file)).document

/** The same with the bytes themselves. */
export const documentIn = async (file: string): Promise<{ document: StoredDocument; bytes: Uint8Array }> => {
  const bytes = await readFile(file).catch((error: Error) => {
    throw unreadable(file, error)
  })
  return { document: { name: basename(file), sha256: createHash('sha256').update(bytes).digest('hex') }, bytes }
}
