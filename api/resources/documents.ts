import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { actorOf } from '../../domain/access/caller.ts'
import { documentsOf, type NamedDocument } from '../../domain/approval/documents.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { sha256Hex } from '../../schemas/parts.ts'
import { logRead } from '../../store/access-log.ts'
import { contentOf, heldDocuments, keepDocuments } from '../../store/documents.ts'
import { refusals } from '../answers.ts'
import { attachmentHeader } from '../attachment-header.ts'
import { caseReader } from '../case-reader.ts'
import { type ApiDependencies, usualLimits } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { allButBody, binary } from '../schema-parts.ts'
import { spooled, tooLarge } from '../spooled-file.ts'
import { Malformed } from '../strict-json.ts'
import { atLeastQuery, caseParams, mustSee } from './cases.ts'

const documentAnswer = z.strictObject({
  role: z.enum(['draft', 'attachment']),
  name: z.string(),
  sha256: z.string(),
  held: z.boolean().describe('Whether its file was handed in; else the requesting body may still do so'),
  size: z.int().nullable().describe('In bytes; null where the file is not held'),
  mediaType: z.string().nullable().describe('As its sender called it; null where the file is not held'),
})

const documentParams = caseParams.extend({ sha256: sha256Hex })

const anyType = 'application/octet-stream'

/** The documents that a case's request names, and their files. What the approving body writes is not among them. */
export const documents = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db, limits } = dependencies
  const { waitMs, fileBytes } = { ...usualLimits, ...limits }
  const reader = caseReader(dependencies, waitMs)

  const namedIn = async (caseId: string): Promise<NamedDocument[]> =>
    documentsOf((await reader.read(caseId)).state.request)

  /** Throws DOCUMENT_UNKNOWN also for what the store has, where this case does not name it. */
  const oneIn = async (caseId: string, sha256: string): Promise<NamedDocument> => {
    const document = (await namedIn(caseId)).find(named => named.sha256 === sha256)
    if (document) return document
    throw new KelisuError(reject('DOCUMENT_UNKNOWN', { sha256 }))
  }

  return async app => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    app.get(
      '/cases/:caseId/documents',
      {
        schema: {
          operationId: 'caseDocuments',
          tags: ['cases'],
          summary: 'The draft of part 5 and what else was attached, and whether their files are held',
          params: caseParams,
          querystring: atLeastQuery,
          response: { 200: z.strictObject({ documents: z.array(documentAnswer) }), ...refusals(404, 412) },
        },
      },
      async request => {
        const caller = callerOf(request)
        const { summary, access } = await reader.find(caller, request.params.caseId, request.query.atLeast)
        mustSee('documents', access)
        const named = await namedIn(summary.caseId)
        const held = await heldDocuments(db, summary.caseId)
        await logRead(db, [caller], summary.caseId, 'documents')
        return { documents: named.map(document => shown(document, held.get(document.sha256))) }
      },
    )
    app.get(
      '/cases/:caseId/documents/:sha256',
      {
        config: { produces: anyType },
        schema: {
          operationId: 'caseDocument',
          tags: ['cases'],
          summary: 'The file of a document, to be saved: never to be shown in place',
          params: documentParams,
          headers: z.looseObject({ 'if-none-match': z.string().exactOptional() }),
          response: {
            200: { description: 'The bytes', content: { [anyType]: { schema: binary } } },
            304: z.undefined().describe('The caller has it already: its ETag is the sha256'),
            ...refusals(404),
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { caseId, sha256 } = request.params
        const { access } = await reader.find(caller, caseId)
        mustSee('documents', access)
        const { name } = await oneIn(caseId, sha256)
        const file = (await heldDocuments(db, caseId)).get(sha256)
        if (!file) throw new KelisuError(reject('DOCUMENT_NOT_HELD', { sha256 }))
        await logRead(db, [caller], caseId, `document ${sha256}`)
        // Kept by the caller alone, and asked for anew each time: a right that has ended shows nothing.
        reply.header('etag', `"${sha256}"`).header('cache-control', 'private, no-cache')
        if (isKnown(request.headers['if-none-match'], sha256)) return reply.code(304).send()
        return reply
          .type(anyType)
          .header('content-length', file.size)
          .header('content-disposition', attachmentHeader(name))
          .header('content-security-policy', "sandbox; default-src 'none'")
          .send(Readable.from(contentOf(db, caseId, sha256)) as never)
      },
    )
    app.put(
      '/cases/:caseId/documents/:sha256',
      {
        validatorCompiler: allButBody,
        schema: {
          operationId: 'handInDocument',
          tags: ['cases'],
          summary: 'Hand in the file of a document that the request names and whose file is not held yet',
          description:
            'By whoever may send a request of that body. The Content-Type is kept as the media type of the file.',
          params: documentParams,
          body: { content: { [anyType]: { schema: binary } } },
          response: {
            200: documentAnswer.describe('The file was held before'),
            201: documentAnswer.describe('The file is held from now on'),
            ...refusals(403, 404, 422),
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const { caseId, sha256 } = request.params
        const { access } = await reader.find(caller, caseId)
        if (!access.actions.includes('open'))
          throw new KelisuError(reject('NOT_AUTHORISED', { action: 'open', actor: actorOf(caller) }))
        const document = await oneIn(caseId, sha256)
        const file = await spooled(bodyOf(request, fileBytes), {
          field: '',
          mediaType: request.mediaType ?? anyType,
          limit: fileBytes,
        })
        try {
          if (file.sha256 !== sha256) throw new KelisuError(reject('DOCUMENT_NOT_NAMED', { sha256: file.sha256 }))
          const kept = await keepDocuments(db, caseId, caller, [file])
          return reply.code(kept.length > 0 ? 201 : 200).send(shown(document, file))
        } finally {
          await file.close()
        }
      },
    )
  }
}

const shown = (document: NamedDocument, file: { size: number; mediaType: string } | undefined) => ({
  ...document,
  held: file !== undefined,
  size: file?.size ?? null,
  mediaType: file?.mediaType ?? null,
})

const isKnown = (header: string | undefined, sha256: string): boolean =>
  (header ?? '').split(',').some(tag => ['*', `"${sha256}"`, `W/"${sha256}"`].includes(tag.trim()))

/** What comes, without closing the connection where it is not read to its end, so that the sender can read why. */
async function* bodyOf({ body, raw, headers }: FastifyRequest, limit: number): AsyncGenerator<Uint8Array> {
  if (body !== raw) return
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge('', limit)
  try {
    yield* raw.iterator({ destroyOnReturn: false })
  } catch {
    throw new Malformed({ field: '', message: 'did not come whole' })
  } finally {
    raw.resume()
  }
}
