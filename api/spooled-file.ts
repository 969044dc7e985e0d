import { createHash, randomUUID } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KelisuError } from '../client/library/errors.ts'
import { reject } from '../domain/regulation/codes.ts'
import type { FileToKeep } from '../store/documents.ts'
import { Malformed } from './strict-json.ts'

/** A file that has come whole, waiting on disk; whoever has it closes it. */
export type SpooledFile = FileToKeep & { close(): Promise<void> }

/** So much of a file is in memory at a time, here and as a row of the store. */
const partBytes = 512 * 1024

/**
 * Writes what comes to a file without a name, hashing it on the way: when the process ends, however it ends, nothing of it is left.
 * Throws BODY_TOO_LARGE beyond the limit, `Malformed` where nothing comes, and what the source throws.
 */
export const spooled = async (
  source: AsyncIterable<Uint8Array>,
  { field, mediaType, limit }: { field: string; mediaType: string; limit: number },
): Promise<SpooledFile> => {
  const path = join(tmpdir(), `kelisu-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    const hash = createHash('sha256')
    let size = 0
    for await (const bytes of source) {
      size += bytes.length
      if (size > limit) throw tooLarge(field, limit)
      hash.update(bytes)
      await file.appendFile(bytes)
    }
    if (size === 0) throw new Malformed({ field, message: 'must not be empty' })
    return {
      sha256: hash.digest('hex'),
      size,
      mediaType: /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,100}$/.test(mediaType) ? mediaType : 'application/octet-stream',
      async *parts() {
        for (let at = 0; at < size; ) {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(partBytes, size - at)), { position: at })
          if (bytesRead === 0) throw new Error('A spooled file ended early')
          at += bytesRead
          yield buffer.subarray(0, bytesRead)
        }
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Why a file, or all that came, is not taken. */
export const tooLarge = (field: string, limit: number): KelisuError =>
  new KelisuError(reject('BODY_TOO_LARGE', { field, limit }))
