import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { KelisuClient } from '../../client/library/client.ts'
import { contentHash } from '../../client/library/content-hash.ts'
import { KelisuError, NotYetAnswered } from '../../client/library/errors.ts'
import { actorOf } from '../../domain/access/caller.ts'
import { actionOf } from '../../domain/access/table.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { stages } from '../../schemas/case-summary.ts'
import { payloadSchemas } from '../../schemas/messages.ts'
import { opaqueId } from '../../schemas/parts.ts'
import { mostCommands, type UsedKey, usedKey, useKey, useKeyAgain } from '../../store/api-commands.ts'
import { inForce } from '../../store/in-force.ts'
import { refusals } from '../answers.ts'
import { type CaseCommand, caseCommands } from '../case-commands.ts'
import { caseReader } from '../case-reader.ts'
import { type ApiDependencies, usualLimits } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { type Asked, isJudgedAsOfEarlier, refusedBeforehand } from '../refused-beforehand.ts'
import { caseParams } from './cases.ts'

const commandAnswer = z.strictObject({
  commandId: z.string().describe('The Idempotency-Key'),
  stage: z.enum(stages),
  seq: z.int().describe('Ask for the case with `atLeast` of this number to see what the command did'),
})

/** The key by which an action, repeated, is done once. */
export const idempotencyKey = z
  .looseObject({ 'idempotency-key': opaqueId.exactOptional() })
  .describe('`Idempotency-Key`: one for each action, the same one when it is repeated')

const summaries: Record<CaseCommand, string> = {
  complete: 'Complete a request that lacks what parts 4 or 5 require',
  return: 'Return an incomplete request, citing part 4 or 5',
  registerReceipt: 'Register the receipt: the seven working days run from it (part 10)',
  setApprover: 'Choose the approving body where the text has no route',
  assign: 'Assign the case to a lawyer',
  requestInformation: 'Ask the requesting body for information',
  supplyInformation: 'Supply the information asked for',
  recommend: 'Propose to approve or to refuse (part 7)',
  returnForRework: 'Return the proposal for rework',
  decide: 'Approve or refuse (parts 8 and 9)',
  confirmDelivery: 'Confirm that the decision was delivered (part 11)',
  reportFiling: 'Report that the appeal or petition was filed',
  withdraw: 'Withdraw the request',
  correctFacts: 'Correct facts of the request, or of its receipt',
  reassign: 'Give the case to another lawyer',
}

/** What people and systems do in a case: each command of the case is one address. */
export const actions = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db, kelisu, limits, localTime, clock } = dependencies
  const reader = caseReader(dependencies, limits?.waitMs ?? usualLimits.waitMs)

  /** Asks the case itself, which may have gone on since its row was written. Each command that is sent is one of the few that a case takes. */
  const refuseBeforehand = async (asked: Asked, person: string, caseId: string): Promise<void> => {
    const [{ state }, { registry }] = await Promise.all([kelisu.state(caseId), inForce(db)])
    const refusal = refusedBeforehand(asked, person, state, registry, localTime.dateOf(clock()))
    if (refusal) throw new KelisuError(refusal)
  }

  return async app => {
    for (const name of caseCommands) {
      app.post(
        `/cases/:caseId/actions/${name}`,
        {
          schema: {
            operationId: name,
            tags: ['cases'],
            summary: summaries[name],
            params: caseParams,
            headers: idempotencyKey.required(),
            body: payloadSchemas[name] as z.ZodType,
            response: { 200: commandAnswer, ...refusals(403, 404, 409, 422, 504) },
          },
          preValidation: async ({ headers }) => {
            if (headers['idempotency-key'] === undefined) throw new KelisuError(reject('IDEMPOTENCY_KEY_MISSING'))
          },
        },
        async request => {
          const caller = callerOf(request)
          const { caseId } = request.params
          const { access } = await reader.find(caller, caseId)
          const key = request.headers['idempotency-key']
          const actor = actorOf(caller)
          const payload = request.body as object
          const asked = { name, payload }
          const isAllowed = access.actions.includes(actionOf(name, payload))
          // For a system the case sees only our own issuer, which acts for all bodies.
          if (caller.kind === 'system' && !isAllowed)
            throw new KelisuError(reject('NOT_AUTHORISED', { action: name, actor }))
          const command = { caseId, caller: actor, key, sha256: contentHash({ actor, name, payload }) }
          const usedFirst = async (): Promise<UsedKey> => {
            if (caller.kind === 'person' && !isAllowed && !isJudgedAsOfEarlier(asked))
              await refuseBeforehand(asked, caller.person, caseId)
            const kept = await useKey(db, command)
            if (!kept) throw tooMany(caseId)
            return kept
          }
          // What was sent already is not judged anew: whoever lost his right since gets the first answer again.
          const used = (await usedKey(db, command)) ?? (await usedFirst())
          // To the case a repeated id is the first command, whatever it says now.
          if (used.sha256 !== command.sha256) throw new KelisuError(reject('IDEMPOTENCY_KEY_TAKEN', { commandId: key }))
          const commandId = used.caller === '' ? key : contentHash({ caller: actor, key })
          const send = kelisu[name] as KelisuClient[CaseCommand]
          const sent = send(caseId, payload as never, { actor, commandId, again: used.sent - 1 })
          const { seq, stage } = await sent.catch(async error => {
            const isUnjudged = error instanceof KelisuError && error.retryWithNewCommandId
            if (isUnjudged && !(await useKeyAgain(db, command, used))) throw tooMany(caseId)
            throw error instanceof NotYetAnswered ? new NotYetAnswered(caseId, key, { cause: error }) : error
          })
          return { commandId: key, stage: stage as (typeof stages)[number], seq }
        },
      )
    }
  }
}

/** Waiting does not help: no later command of the caller is taken in this case. */
const tooMany = (caseId: string) => new KelisuError(reject('COMMANDS_TOO_MANY', { caseId, most: mostCommands }))
