import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { accessTo } from '../../domain/access/access.ts'
import type { Caller } from '../../domain/access/caller.ts'
import { partiesOf, visibleCase } from '../../domain/access/visible-case.ts'
import { seatsOf, visibleCases } from '../../domain/access/visible-cases.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { caseSummary, stages } from '../../schemas/case-summary.ts'
import { bodyId, opaqueId } from '../../schemas/parts.ts'
import { logListRead } from '../../store/access-log.ts'
import { inForce } from '../../store/in-force.ts'
import { type CaseFilter, listCases } from '../../store/read-model.ts'
import { refusals } from '../answers.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { callerOf } from '../guard.ts'
import { Malformed } from '../strict-json.ts'

const yes = z.enum(['true', 'false']).transform(value => value === 'true')

const query = z.strictObject({
  stage: z.enum(stages).exactOptional(),
  overdue: yes.exactOptional(),
  open: yes.exactOptional().describe('`true`: not closed; `false`: closed'),
  for: opaqueId.exactOptional().describe('What this person, or body, must act on now'),
  requester: bodyId.exactOptional(),
  approver: bodyId.exactOptional(),
  sort: z.enum(['decisionDue', 'courtTerm']).exactOptional().describe('What comes first: the nearest of these dates'),
  limit: z.coerce.number().int().min(1).max(1_000).exactOptional().describe('100 by default'),
  after: z
    .string()
    .max(1_000)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be the `next` of a page')
    .exactOptional()
    .describe('`next` of the page before'),
})

const page = z.strictObject({
  cases: z.array(caseSummary),
  next: z.string().nullable().describe('`after` of the next page; null on the last'),
})

/** The cases that the caller may know of. */
export const caseList = ({ db, localTime, clock }: ApiDependencies): FastifyPluginAsyncZod => {
  return async app => {
    app.get(
      '/cases',
      {
        schema: {
          operationId: 'cases',
          tags: ['cases'],
          summary: 'The cases that the caller may know of, the nearest date first',
          querystring: query,
          response: { 200: page, ...refusals() },
        },
      },
      async request => {
        const caller = callerOf(request)
        const { registry } = await inForce(db)
        const on = localTime.dateOf(clock())
        const { for: holder, ...filter } = request.query
        const asked =
          holder === undefined ? { visible: visibleCases(caller, registry, on) } : held(holder, caller, registry, on)
        const found = await listCases(db, { ...filter, ...asked }).catch((error: unknown) => {
          throw error instanceof RangeError
            ? new Malformed({ field: 'after', message: 'must be the `next` of a page' })
            : error
        })
        const shown = found.cases.map(summary => {
          const access = accessTo(caller, partiesOf(summary, null), registry, on)
          // Without an approver the body that the request was sent to sees it too, of whose people nobody has it in hand yet.
          return access ? visibleCase(access, summary) : { ...summary, lawyer: null }
        })
        // Where two charges of one person meet, the row itself may show less than the list could be asked for.
        const cases = shown.filter(one => holder === undefined || one.holder === holder)
        await logListRead(
          db,
          caller,
          cases.map(({ caseId }) => caseId),
        )
        return { cases, next: found.next }
      },
    )
  }
}

/**
 * Which cases a list of what somebody has in hand may draw on. Asking that of another person would tell who has which case: it is answered
 * only of bodies whose assignments the caller sees, and never of requests of a body in which he sits.
 */
const held = (holder: string, caller: Caller, registry: Registry, on: IsoDate): CaseFilter => {
  const visible = visibleCases(caller, registry, on)
  const seesAssignmentsOf = (approver: string) =>
    accessTo(caller, { requester: nobody, approver }, registry, on)?.sees.includes('assignments') ?? false
  if (caller.kind === 'person' && holder === caller.person) return { holder, visible }
  const seats = seatsOf(caller, registry, on)
  if (registry.standing(holder, on))
    return { holder, visible, holderUnnamedTo: seesAssignmentsOf(holder) ? seats : 'all' }
  const none = { requester: [], approver: [], addressee: [] }
  if (visible === 'all') return { holder, visible: seesAssignmentsOf(nobody) ? 'all' : none, notOf: seats }
  return { holder, visible: { ...none, approver: visible.approver.filter(seesAssignmentsOf) }, notOf: seats }
}

/** No body has this id. */
const nobody = ''
