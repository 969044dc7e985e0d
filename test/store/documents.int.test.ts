import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/database.ts'
import { contentOf, type FileToKeep, heldDocuments, keepDocuments } from '../../store/documents.ts'
import type { Database } from '../../store/tables.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'

let database: FreshDatabase
let db: Kysely<Database>
beforeAll(async () => {
  database = await freshDatabase()
  db = openDatabase(database.url)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const intake = { kind: 'system', system: 'intake' } as const

const aFile = (...parts: Buffer[]): FileToKeep => ({
  sha256: createHash('sha256').update(Buffer.concat(parts)).digest('hex'),
  size: Buffer.concat(parts).length,
  mediaType: 'application/pdf',
  async *parts() {
    yield* parts
  },
})

const bytesOf = async (caseId: string, sha256: string) => {
  const parts: Buffer[] = []
  for await (const part of contentOf(db, caseId, sha256)) parts.push(part)
  return Buffer.concat(parts)
}

describe('the files of a case', () => {
  it('are kept byte by byte in their parts, once, and for this case alone', async () => {
    const parts = [randomBytes(300_000), Buffer.from([0, 255, 10, 13]), randomBytes(7)]
    const file = aFile(...parts)
    expect(await keepDocuments(db, 'case-1', intake, [file])).toEqual([file.sha256])
    expect(await keepDocuments(db, 'case-1', intake, [file])).toEqual([])
    expect((await bytesOf('case-1', file.sha256)).equals(Buffer.concat(parts))).toBe(true)
    const { sha256, size, mediaType } = file
    expect([...(await heldDocuments(db, 'case-1')).values()]).toEqual([{ sha256, size, mediaType }])
    expect(await heldDocuments(db, 'case-2')).toEqual(new Map())
    expect(await bytesOf('case-2', file.sha256)).toEqual(Buffer.alloc(0))
  })

  it('are all kept or none, where one breaks off', async () => {
    const broken: FileToKeep = {
      ...aFile(Buffer.from('б')),
      async *parts() {
        yield Buffer.from('б')
        throw new Error('the disk is gone')
      },
    }
    await expect(keepDocuments(db, 'case-3', intake, [aFile(Buffer.from('а')), broken])).rejects.toThrow('disk')
    expect(await heldDocuments(db, 'case-3')).toEqual(new Map())
  })

  it('kept by two at once in another order are kept once', async () => {
    const files = ['а', 'ә', 'б', 'в'].map(letter => aFile(Buffer.from(letter)))
    const kept = await Promise.all([
      keepDocuments(db, 'case-4', intake, files),
      keepDocuments(db, 'case-4', intake, files.toReversed()),
    ])
    expect(kept.flat().sort()).toEqual(files.map(({ sha256 }) => sha256).sort())
  })

  it('are never changed and never taken away', async () => {
    const file = aFile(Buffer.from('Сенімхат'))
    await keepDocuments(db, 'case-5', intake, [file])
    await expect(db.deleteFrom('caseDocumentPart').execute()).rejects.toThrow('append-only')
    await expect(
      db
        .updateTable('caseDocumentPart')
        .set({ bytes: Buffer.from('x') })
        .execute(),
    ).rejects.toThrow('append')
    await expect(db.updateTable('caseDocument').set({ caseId: 'case-6' }).execute()).rejects.toThrow('append-only')
  })
})
