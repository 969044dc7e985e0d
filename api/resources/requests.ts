import { setTimeout as wait } from 'node:timers/promises'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { caseIdOf } from '../../client/library/case-id.ts'
import { contentHash } from '../../client/library/content-hash.ts'
import { KelisuError, NotYetAnswered } from '../../client/library/errors.ts'
import { accessTo } from '../../domain/access/access.ts'
import { actorOf, type Caller } from '../../domain/access/caller.ts'
import { documentsOf } from '../../domain/approval/documents.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { staticDetails, staticSummary } from '../../domain/texts/details.ts'
import { stages } from '../../schemas/case-summary.ts'
import { parsed } from '../../schemas/faults.ts'
import { longestList, opaqueId } from '../../schemas/parts.ts'
import { isWithinAlgorithm, type ParsedRequest, requestSchema } from '../../schemas/request.ts'
import { opened } from '../../store/case-log.ts'
import { keepDocuments } from '../../store/documents.ts'
import { inForce } from '../../store/in-force.ts'
import { oneCase } from '../../store/read-model.ts'
import { refusals } from '../answers.ts'
import { caseCommands } from '../case-commands.ts'
import { type ApiDependencies, usualLimits } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { closeFiles, type RequestForm, readForm, type SentFile } from '../request-form.ts'
import { allButBody, binary } from '../schema-parts.ts'
import { Malformed } from '../strict-json.ts'
import { idempotencyKey } from './actions.ts'

const requestBody = requestSchema
  .omit({ credential: true, requestId: true })
  .extend({ requestId: opaqueId.exactOptional().describe('The Idempotency-Key where it is left out') })

const requestForm = z.strictObject({
  request: requestBody.describe(
    'As it is sent alone. Where it has no `draft`, the file `draft` is it, by its name and sha256',
  ),
  draft: binary.exactOptional(),
  attachment: z
    .array(binary)
    .max(longestList)
    .exactOptional()
    .describe('Files of `attachments`, each found by its sha256'),
})

const submitted = z.strictObject({
  caseId: z.string(),
  existing: z.boolean().describe('This very request had opened the case before'),
  stage: z.enum(stages).nullable().describe('Null where the case is not opened yet: ask for it again'),
  seq: z.int().nullable(),
})

/** What can be asked of the case, and done in it, once it is there. */
const ofTheCase = Object.fromEntries(
  ['case', 'caseEvents', 'caseDeadlines', 'caseDocuments', ...caseCommands].map(operationId => [
    operationId,
    { operationId, parameters: { caseId: '$response.body#/caseId' } },
  ]),
)

/** How a case begins. */
export const requests = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db, kelisu, limits } = dependencies
  const bounds = { ...usualLimits, ...limits }
  const { waitMs } = bounds
  return async app => {
    // Here only: to all other routes a form is of a type that they do not take.
    await app.register(multipart)
    app.post(
      '/requests',
      {
        links: { 200: ofTheCase, 201: ofTheCase, 202: ofTheCase },
        validatorCompiler: allButBody,
        schema: {
          operationId: 'submit',
          tags: ['cases'],
          summary: 'Send a request for approval (parts 4 and 5); repeated with the same content it is the same case',
          headers: idempotencyKey,
          body: {
            content: {
              'application/json': { schema: requestBody },
              'multipart/form-data': { schema: requestForm },
            },
          },
          response: {
            200: submitted.describe('The case that this very request had opened before'),
            201: submitted.describe('The case is open'),
            202: submitted.describe('The request is kept; the case opens as soon as it is taken up'),
            ...refusals(403, 409, 422, 504),
          },
        },
      },
      async (request, reply) => {
        const form = request.isMultipart() ? await readForm(request, bounds) : { request: request.body, files: [] }
        try {
          const caller = callerOf(request)
          const asked = requestOf(withDraft(form), request.headers['idempotency-key'])
          await mustBeAllowed(caller, asked.requester, dependencies)
          mustBeNamed(form.files, asked)
          const caseId = caseIdOf(asked.requester, asked.requestId)
          const existing =
            (await openedBefore(caseId, asked)) ||
            (
              await kelisu.submit(asked, {
                actor: actorOf(caller),
                staticSummary: staticSummary(asked),
                staticDetails: staticDetails(asked),
              })
            ).existing
          const summary = await openedCase(caseId)
          if (form.files.length > 0) {
            // A request may still be refused until it has opened a case, and files of no case would be left behind.
            if (summary === null) throw new NotYetAnswered(caseId, 'open')
            await keepDocuments(db, caseId, caller, form.files)
          }
          return reply
            .code(summary === null ? 202 : existing ? 200 : 201)
            .header('location', `/api/v1/cases/${caseId}`)
            .send({ caseId, existing, stage: summary?.stage ?? null, seq: summary?.seq ?? null })
        } finally {
          await closeFiles(form.files)
        }
      },
    )
  }

  /**
   * Whether this very request has opened the case of that id, by the log, which outlives every run: Temporal would take the id of a run that
   * failed, was ended or is forgotten for a new case, and its sender would be told that it is open. Throws REQUEST_ID_TAKEN.
   */
  async function openedBefore(caseId: string, asked: ApprovalRequest): Promise<boolean> {
    const first = (await opened(db, caseId))?.firstEvent
    if (first === undefined) return false
    if (first.type === 'RequestSubmitted' && contentHash(first.request) === contentHash(asked)) return true
    const { requester, requestId } = asked
    throw new KelisuError(reject('REQUEST_ID_TAKEN', { requester, requestId }))
  }

  /** The case once it is in the read model, null where that takes long. Throws why the request opened none. */
  async function openedCase(caseId: string): Promise<CaseSummary | null> {
    const until = performance.now() + waitMs
    for (let turn = 1; performance.now() < until; turn++) {
      const summary = await oneCase(db, caseId)
      if (summary) return summary
      await wait(20)
      // Most cases open at once: Temporal is asked why not only where one does not.
      const refusal = turn % 10 === 0 ? await kelisu.refusalOfStart(caseId) : undefined
      if (refusal) throw refusal
    }
    return null
  }
}

/** What names no draft is completed by the file that was sent as such (part 5): its sender need not hash it himself. */
const withDraft = ({ request, files }: RequestForm): unknown => {
  const draft = files.find(({ field }) => field === 'draft')
  if (!draft || typeof request !== 'object' || request === null || Array.isArray(request)) return request
  if ('draft' in request) return request
  return { ...request, draft: { name: draft.name, sha256: draft.sha256 } }
}

/** Each file is that of a document which the request names in the same place. */
const mustBeNamed = (files: readonly SentFile[], request: ApprovalRequest): void => {
  const named = documentsOf(request)
  for (const { field, sha256 } of files)
    if (!named.some(document => document.role === field && document.sha256 === sha256))
      throw new KelisuError(reject('DOCUMENT_NOT_NAMED', { field, sha256 }))
}

const requestOf = (sent: unknown, key: string | undefined): ApprovalRequest => {
  const read = parsed(requestBody, sent)
  if (!read.ok) throw new Malformed(...read.faults)
  const body = read.value
  const requestId = body.requestId ?? key
  if (requestId === undefined) throw new KelisuError(reject('IDEMPOTENCY_KEY_MISSING'))
  if (key !== undefined && key !== requestId)
    throw new Malformed({ field: 'requestId', message: 'must be the Idempotency-Key, or be left out' })
  const request: ParsedRequest = { ...body, requestId }
  if (!isWithinAlgorithm(request)) throw new KelisuError(reject('MEANS_OUTSIDE_ALGORITHM', { means: request.means }))
  try {
    caseIdOf(request.requester, requestId)
  } catch {
    throw new Malformed({ field: 'requestId', message: 'makes no id of a case' })
  }
  return request
}

/** The API signs for all bodies, so it asks itself whether this caller may send a request of that body (part 4). */
const mustBeAllowed = async (
  caller: Caller,
  requester: string,
  { db, localTime, clock }: ApiDependencies,
): Promise<void> => {
  const { registry } = await inForce(db)
  const on = localTime.dateOf(clock())
  if (accessTo(caller, { requester }, registry, on)?.actions.includes('open')) return
  throw new KelisuError(
    registry.standing(requester, on)
      ? reject('NOT_AUTHORISED', { action: 'open', actor: actorOf(caller) })
      : reject('REQUESTER_UNKNOWN', { requester }),
  )
}
