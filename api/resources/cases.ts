import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contentHash } from '../../client/library/content-hash.ts'
import { KelisuError } from '../../client/library/errors.ts'
import type { Access } from '../../domain/access/access.ts'
import { visibleCase } from '../../domain/access/visible-case.ts'
import { visibleEvents } from '../../domain/access/visible-events.ts'
import { refusedInStage } from '../../domain/approval/stages.ts'
import { waitsForChoice } from '../../domain/authority/waits-for-choice.ts'
import { caseProofs } from '../../domain/deadlines/case-proofs.ts'
import type { ProofDocument } from '../../domain/deadlines/proof-document.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { caseSummary } from '../../schemas/case-summary.ts'
import { proofSchema } from '../../schemas/proof.ts'
import { logRead } from '../../store/access-log.ts'
import { inForce } from '../../store/in-force.ts'
import { refusals } from '../answers.ts'
import { type CaseCommand, caseCommands } from '../case-commands.ts'
import { caseReader, type FoundCase } from '../case-reader.ts'
import { type ApiDependencies, usualLimits } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { moment } from '../schema-parts.ts'

/** A case id as it stands in an address; whatever is none of ours is a case that never was. */
export const caseParams = z.strictObject({ caseId: z.string().min(1).max(120) })

const atLeast = z.coerce.number().int().min(1).max(1_000_000)

export const atLeastQuery = z.strictObject({
  atLeast: atLeast.exactOptional().describe('Wait until this entry of the log is shown (`seq` of a command’s answer)'),
})

const caseAnswer = caseSummary.extend({
  actions: z.array(z.enum(caseCommands)).describe('What the caller may do at this stage, as far as position goes'),
})

const eventAnswer = z
  .looseObject({ seq: z.int(), recordedAt: moment, type: z.string(), version: z.literal(1), at: moment })
  .describe('A fact of the case with the fields of its type, as far as the caller may see them')

/** One case: where it stands, what happened, its dates with proofs. Each reading is noted. */
export const cases = (dependencies: ApiDependencies): FastifyPluginAsyncZod => {
  const { db, localTime, limits } = dependencies
  const reader = caseReader(dependencies, limits?.waitMs ?? usualLimits.waitMs)
  return async app => {
    app.get(
      '/cases/:caseId',
      {
        schema: {
          operationId: 'case',
          tags: ['cases'],
          summary: 'Where a case stands, and what the caller may do',
          params: caseParams,
          querystring: atLeastQuery,
          response: { 200: caseAnswer, ...refusals(404, 412) },
        },
      },
      async request => {
        const caller = callerOf(request)
        const found = await reader.find(caller, request.params.caseId, request.query.atLeast)
        const { summary, access } = found
        await logRead(db, [caller], summary.caseId, 'case')
        return { ...visibleCase(access, summary), actions: actionsIn(found) }
      },
    )
    app.get(
      '/cases/:caseId/events',
      {
        schema: {
          operationId: 'caseEvents',
          tags: ['cases'],
          summary: 'What has happened in a case, as far as the caller may see it',
          params: caseParams,
          querystring: atLeastQuery,
          response: { 200: z.strictObject({ events: z.array(eventAnswer) }), ...refusals(404, 412) },
        },
      },
      async request => {
        const caller = callerOf(request)
        const { summary, access } = await reader.find(caller, request.params.caseId, request.query.atLeast)
        const { events, rows } = await reader.read(summary.caseId)
        await logRead(db, [caller], summary.caseId, 'events')
        const recordedAt = new Map(rows.map(row => [row.seq, row.recordedAt]))
        const numbered = events.map((event, index) => ({ seq: index + 1, event }))
        return {
          events: visibleEvents(access, numbered).map(({ seq, event }) => ({
            seq,
            recordedAt: recordedAt.get(seq) ?? event.at,
            ...event,
          })),
        }
      },
    )
    app.get(
      '/cases/:caseId/deadlines',
      {
        schema: {
          operationId: 'caseDeadlines',
          tags: ['cases'],
          summary: 'The dates of a case, each proved day by day',
          params: caseParams,
          querystring: atLeastQuery,
          response: { 200: z.strictObject({ proofs: z.array(proofSchema) }), ...refusals(404, 412, 422) },
        },
      },
      async request => {
        const caller = callerOf(request)
        const { summary, access } = await reader.find(caller, request.params.caseId, request.query.atLeast)
        mustSee('deadlines', access)
        const { state, events } = await reader.read(summary.caseId)
        const { calendars } = await inForce(db)
        await logRead(db, [caller], summary.caseId, 'deadlines')
        const proofs = caseProofs(state, events, {
          calendarOf: id => {
            const calendar = calendars.ofEdition(id)
            if (!calendar) throw new KelisuError(reject('EDITION_UNKNOWN', { edition: id }))
            return calendar
          },
          hashOf: contentHash,
          localTime,
        })
        return { proofs: proofs.map(document => visibleProof(document, access)) as never }
      },
    )
  }
}

/** What position and stage allow, as the case reads the open points; what a command says is judged when it comes. */
const actionsIn = ({ summary, access, readings, isReorganised }: FoundCase): CaseCommand[] =>
  caseCommands.filter(
    name =>
      access.actions.includes(name) &&
      refusedInStage(name, summary.stage, readings) === undefined &&
      !waitsForChoice(name, isReorganised, readings),
  )

/** Throws NOT_AUTHORISED. */
export const mustSee = (sight: Access['sees'][number], { sees }: Access): void => {
  if (!sees.includes(sight)) throw new KelisuError(reject('NOT_AUTHORISED', { action: sight }))
}

/** Who in the approving body entered a fact is for those who see its work; to the others the entry has no name. */
const visibleProof = (document: ProofDocument, access: Access): ProofDocument => {
  if (access.sees.includes('assignments')) return document
  const unnamed = <Given extends ProofDocument['givenBy']>(given: Given): Given => {
    if (given.kind === 'counted') return { ...given, from: { ...given.from, givenBy: unnamed(given.from.givenBy) } }
    if (given.kind !== 'event' || given.actor === null || 'system' in given.actor) return given
    return access.requesterBodies.includes(given.actor.body) ? given : { ...given, actor: null }
  }
  return { ...document, givenBy: unnamed(document.givenBy) }
}
