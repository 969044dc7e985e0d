import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { KelisuError } from '../client/library/errors.ts'
import { reject } from '../domain/regulation/codes.ts'
import { longestList } from '../schemas/parts.ts'
import type { Limits } from './dependencies.ts'
import { type SpooledFile, spooled, tooLarge } from './spooled-file.ts'
import { Malformed, strictJson } from './strict-json.ts'

/** A file of the form: in which part it came, and under which name. */
export type SentFile = SpooledFile & { field: 'draft' | 'attachment'; name: string | undefined }

/** A request with its files; whoever has it closes the files. */
export type RequestForm = { request: unknown; files: SentFile[] }

/** A request may name so many documents: its draft and its attachments. */
const mostFiles = 1 + longestList

/** All files of a form, by how many of the largest size that one may have. */
const largestTogether = 5

/**
 * Reads a multipart form: one part `request`, the same JSON that is sent alone, at most one file `draft`, and files `attachment`, in any order.
 * Throws `Malformed` or BODY_TOO_LARGE with the part at fault, MEDIA_TYPE_UNSUPPORTED for a `request` that is not JSON; then no file is left open.
 */
export const readForm = async (
  request: FastifyRequest,
  { bodyBytes, fileBytes }: Pick<Limits, 'bodyBytes' | 'fileBytes'>,
): Promise<RequestForm> => {
  const files: SentFile[] = []
  const found: { request?: unknown } = {}
  try {
    for await (const part of partsOf(request)) {
      const { field, name, mediaType, bytes } = part
      if (field === 'request') {
        if ('request' in found) throw twice(field)
        found.request = await readRequest(part, bodyBytes)
      } else if (field === 'draft' || field === 'attachment') {
        if (field === 'draft' && files.some(file => file.field === 'draft')) throw twice(field)
        const file = await spooled(bytes, { field, mediaType, limit: fileBytes })
        const same = files.some(other => other.field === field && other.sha256 === file.sha256)
        files.push({ ...file, field, name })
        if (same) throw twice(field)
        const limit = fileBytes * largestTogether
        if (files.reduce((sum, { size }) => sum + size, 0) > limit) throw tooLarge(field, limit)
      } else {
        throw new Malformed({ field: field.slice(0, 200), message: 'is not a field of this message' })
      }
    }
    if (!('request' in found)) throw new Malformed({ field: 'request', message: 'is missing' })
    return { request: found.request, files }
  } catch (error) {
    await closeFiles(files)
    throw error
  } finally {
    // What of a refused form is still to come is taken and forgotten, so that the sender can read the answer.
    request.raw.unpipe()
    request.raw.resume()
  }
}

export const closeFiles = (files: readonly SpooledFile[]): Promise<unknown> =>
  Promise.all(files.map(file => file.close()))

type Part = { field: string; name: string | undefined; mediaType: string; bytes: AsyncIterable<Uint8Array> }

/** The parts as they come, each as bytes, since the library would read a field of JSON less strictly. Throws `Malformed` for what is no form. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Part> {
  const parts = request.parts({
    isPartAFile: () => true,
    limits: { files: mostFiles + 1, fileSize: Number.POSITIVE_INFINITY },
  })
  for (;;) {
    const { value: part } = await parts.next().catch(unreadable)
    if (part === undefined) return
    if (part.type === 'file')
      yield { field: part.fieldname ?? '', name: part.filename, mediaType: part.mimetype, bytes: readable(part.file) }
  }
}

/** A form that breaks off is unreadable, whatever the parser calls it. */
async function* readable(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    unreadable(error)
  }
}

const unreadable = (error: unknown): never => {
  const { code } = error as { code?: unknown }
  if (code === 'FST_FILES_LIMIT')
    throw new Malformed({ field: 'attachment', message: `must not be more than ${longestList}` })
  if (code === 'FST_PROTO_VIOLATION')
    throw new Malformed({ field: '', message: 'has a part whose name is not a field of this message' })
  throw new Malformed({ field: '', message: 'is no whole multipart form' })
}

const readRequest = async ({ field, mediaType, bytes }: Part, limit: number): Promise<unknown> => {
  // Without a type a part counts as plain text (RFC 7578); curl calls octet-stream what it does not know.
  if (!['application/json', 'text/plain', 'application/octet-stream'].includes(mediaType))
    throw new KelisuError(reject('MEDIA_TYPE_UNSUPPORTED', { field }))
  const read: Uint8Array[] = []
  let size = 0
  for await (const some of bytes) {
    size += some.length
    if (size > limit) throw tooLarge(field, limit)
    read.push(some)
  }
  return strictJson(Buffer.concat(read))
}

const twice = (field: string): Malformed => new Malformed({ field, message: 'is given twice' })
