import { caseOf } from '../../../domain/approval/evolve.ts'
import type { ApprovalRequest } from '../../../domain/approval/request.ts'
import type { CaseSummary } from '../../../domain/approval/summary.ts'
import { caseProofs } from '../../../domain/deadlines/case-proofs.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import type { KelisuClient } from '../../library/client.ts'
import { contentHash } from '../../library/content-hash.ts'
import { calendarAmong, calendarsKnown } from '../calendars-known.ts'
import type { Cases, ListFilter, Logged, Sender } from '../cases.ts'
import { casesRead, everyPage } from '../every-page.ts'
import { lackingIn } from '../next-step.ts'
import type { Print } from '../print.ts'
import { refusalOf, refusedBy } from '../refusal-of.ts'
import type { Refused } from '../refused.ts'
import { withDatabase, withKelisu } from '../servers.ts'
import { withoutMissing } from '../without-missing.ts'
import { explainedCase } from './explained-case.ts'
import { nextStepOf } from './next-step-of.ts'
import { opened } from './opened.ts'
import { summaryOrNone } from './summary-or-none.ts'

/** The cases by Temporal, the log and the read model by PostgreSQL. */
export const casesOverTemporal = (print: Print): Cases => ({
  submit: (request, sender) =>
    withKelisu(async kelisu => {
      const submitted = await kelisu.submit(request, { ...actor(sender), ...(await labelsOf(request)) })
      return { ...submitted, summary: await opened(kelisu, submitted.caseId) }
    }),
  send: (name, caseId, payload, sender) =>
    withKelisu(async kelisu => {
      const options = { ...actor(sender), ...withoutMissing({ commandId: sender.commandId }) }
      const result = await (kelisu[name] as KelisuClient[typeof name])(caseId, payload as never, options)
      return { result, summary: await summaryOrNone(kelisu, caseId) }
    }),
  one: async caseId => {
    const [running, stored] = await Promise.all([
      orRefused(() => withKelisu(kelisu => kelisu.state(caseId))),
      orRefused(() => readStored(caseId)),
    ])
    const summary = running.answer?.summary ?? stored.answer?.summary
    if (!summary) throw unknownUnless(caseId, running.refused, stored.refused)
    if (stored.refused?.said) print.remark(stored.refused.said)
    const history = stored.answer?.history ?? []
    return { summary, state: running.answer?.state ?? caseOf(history), history }
  },
  list: filter => everyCase(filter, print),
  proofs: async caseId => {
    const [{ state, events }, { editions }, { almaty }] = await Promise.all([
      explainedCase(caseId, print),
      calendarsKnown(print),
      import('../../../local-time/almaty.ts'),
    ])
    const calendarOf = (id: string) => calendarAmong(editions, id)
    return caseProofs(state, events, { calendarOf, hashOf: contentHash, localTime: almaty })
  },
  lacking: caseId => withKelisu(async kelisu => lackingIn((await kelisu.state(caseId)).state)).catch(() => []),
  nextStep: nextStepOf,
})

const actor = ({ as }: Sender) => (as === undefined ? {} : { actor: as })

const labelsOf = async (request: ApprovalRequest) => {
  const { staticDetails, staticSummary } = await import('../../../domain/texts/details.ts')
  return { staticSummary: staticSummary(request), staticDetails: staticDetails(request) }
}

const readStored = (caseId: string) =>
  withDatabase(async db => {
    const [{ oneCase }, { read }] = await Promise.all([
      import('../../../store/read-model.ts'),
      import('../../../store/case-log.ts'),
    ])
    const summary = await oneCase(db, caseId)
    const history = (await read(db, caseId)).map(({ seq, event }): Logged => ({ seq, ...event }))
    return { summary, history }
  })

// Temporal forgets cases after its retention, and the log may be down for a while: each stands in for the other.
const orRefused = async <Answer>(ask: () => Promise<Answer>): Promise<{ answer?: Answer; refused?: Refused }> => {
  try {
    return { answer: await ask() }
  } catch (error) {
    const refused = refusalOf(error)
    if (!refused) throw error
    return { refused }
  }
}

const unknownUnless = (caseId: string, ...refusals: (Refused | undefined)[]): Refused =>
  refusals.find(refused => refused && refused.code !== 'CASE_UNKNOWN') ?? refusedBy(reject('CASE_UNKNOWN', { caseId }))

const everyCase = (filter: ListFilter, print: Print): Promise<CaseSummary[]> =>
  withDatabase(async db => {
    const [{ listCases }, { registryRecordsOf }] = await Promise.all([
      import('../../../store/read-model.ts'),
      import('../../../store/registry-snapshot.ts'),
    ])
    const pageAfter = async (after: string | undefined) => {
      const { cases, next } = await listCases(db, { ...filter, limit: 1000, ...withoutMissing({ after }) })
      return { items: cases, next }
    }
    const found = await everyPage(pageAfter, print, casesRead)
    const { holder } = filter
    if (holder !== undefined && found.length === 0) {
      const { people, bodies } = await registryRecordsOf(db)
      if (![...people, ...bodies].some(({ id }) => id === holder))
        throw refusedBy(reject('PERSON_UNKNOWN', { person: holder }))
    }
    return found
  })
