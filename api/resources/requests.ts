import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { caseIdOf } from '../../client/library/case-id.ts'
import { KelisuError } from '../../client/library/errors.ts'
import { accessTo } from '../../domain/access/access.ts'
import type { Caller } from '../../domain/access/caller.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { staticDetails, staticSummary } from '../../domain/texts/details.ts'
import { stages } from '../../schemas/case-summary.ts'
import { opaqueId } from '../../schemas/parts.ts'
import { isWithinAlgorithm, type ParsedRequest, requestSchema } from '../../schemas/request.ts'
import { inForce } from '../../store/in-force.ts'
import { oneCase } from '../../store/read-model.ts'
import { refusals } from '../answers.ts'
import { caseCommands } from '../case-commands.ts'
import { type ApiDependencies, usualLimits } from '../dependencies.ts'
import { actorOf, callerOf } from '../guard.ts'
import { Malformed } from '../strict-json.ts'
import { idempotencyKey } from './actions.ts'

const requestBody = requestSchema
  .omit({ credential: true, requestId: true })
  .extend({ requestId: opaqueId.exactOptional().describe('The Idempotency-Key where it is left out') })

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
  const waitMs = limits?.waitMs ?? usualLimits.waitMs
  return async app => {
    app.post(
      '/requests',
      {
        links: { 200: ofTheCase, 201: ofTheCase, 202: ofTheCase },
        schema: {
          operationId: 'submit',
          tags: ['cases'],
          summary: 'Send a request for approval (parts 4 and 5); repeated with the same content it is the same case',
          headers: idempotencyKey,
          body: requestBody,
          response: {
            200: submitted.describe('The case that this very request had opened before'),
            201: submitted.describe('The case is open'),
            202: submitted.describe('The request is kept; the case opens as soon as it is taken up'),
            ...refusals(403, 409, 422, 504),
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const asked = requestOf(request.body, request.headers['idempotency-key'])
        await mustBeAllowed(caller, asked.requester, dependencies)
        const { caseId, existing } = await kelisu.submit(asked, {
          actor: actorOf(caller),
          staticSummary: staticSummary(asked),
          staticDetails: staticDetails(asked),
        })
        const summary = await openedCase(caseId)
        return reply
          .code(summary === null ? 202 : existing ? 200 : 201)
          .header('location', `/api/v1/cases/${caseId}`)
          .send({ caseId, existing, stage: summary?.stage ?? null, seq: summary?.seq ?? null })
      },
    )
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

const requestOf = (body: z.output<typeof requestBody>, key: string | undefined): ApprovalRequest => {
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
