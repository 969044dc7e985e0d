import { randomUUID } from 'node:crypto'
import type { ApprovalEvent } from '../../../domain/approval/events.ts'
import { caseOf } from '../../../domain/approval/evolve.ts'
import { nextAct } from '../../../domain/approval/next-act.ts'
import type { CaseSummary, Stage } from '../../../domain/approval/summary.ts'
import type { Position } from '../../../domain/bodies/records.ts'
import type { Registry } from '../../../domain/bodies/snapshot.ts'
import type { ProofDocument } from '../../../domain/deadlines/proof-document.ts'
import type { Cases, Logged } from '../cases.ts'
import { casesRead, everyPage } from '../every-page.ts'
import { lackingIn, nextStep } from '../next-step.ts'
import type { Print } from '../print.ts'
import { Refused } from '../refused.ts'
import { requiredSetting } from '../settings.ts'
import { today } from '../today.ts'
import { type Api, apiInUse, type Pace } from './api.ts'

/** The cases by the HTTP API, as far as who calls may see and move them. */
export const casesOverHttp = async (print: Print, pace?: Pace): Promise<Cases> => {
  const api = await apiInUse(print, pace)
  return {
    submit: async request => {
      const asked = { body: request, key: null, again: '' }
      const { caseId, existing, seq } = await api.once<Submitted>('/api/v1/requests', asked)
      return { caseId, existing, summary: seq === null ? undefined : await summaryOrNone(api, caseId, seq) }
    },
    send: async (name, caseId, payload, { commandId = randomUUID() }) => {
      // The deployment's own: the API sends it for nobody.
      if (name === 'recompute') requiredSetting('TEMPORAL_ADDRESS')
      // An instant that nobody gave is another one in the next run, and the same key goes with the same content only.
      const at = 'at' in payload ? ` --at ${payload.at}` : ''
      const asked = { body: payload, key: commandId, again: `--command-id ${commandId}${at}` }
      const result = await api.once<Sent>(`${pathOf(caseId)}/actions/${name}`, asked)
      return { result, summary: await summaryOrNone(api, caseId, result.seq) }
    },
    one: async caseId => {
      const [summary, history] = await Promise.all([summaryAt(api, pathOf(caseId)), historyOf(api, caseId)])
      // What the caller does not see (who examines, what is proposed) moves no date, route or reading.
      return { summary, state: caseOf(history), history }
    },
    list: ({ overdue, holder, open }) => {
      const query = new URLSearchParams({
        limit: '1000',
        ...(overdue ? { overdue: 'true' } : {}),
        ...(open ? { open: 'true' } : {}),
        ...(holder === undefined ? {} : { for: holder }),
      })
      const pageAfter = async (after: string | undefined) => {
        if (after !== undefined) query.set('after', after)
        const { cases, next } = await api.get<CasePage>(`/api/v1/cases?${query}`)
        return { items: cases, next }
      }
      return everyPage(pageAfter, print, casesRead)
    },
    proofs: async caseId => (await api.get<{ proofs: ProofDocument[] }>(`${pathOf(caseId)}/deadlines`)).proofs,
    lacking: async caseId => lackingIn(caseOf((await historyOf(api, caseId).catch(orNone)) ?? [])),
    nextStep: async (summary, lacking) => {
      const needsLawyer = nextAct(summary)?.act === 'assign' && summary.approver !== null
      const registry = needsLawyer ? await holdersOrNone(api, summary.approver ?? '') : undefined
      return nextStep(summary, await today(), { registry, namesActor: false, lacking })
    },
  }
}

type Submitted = { caseId: string; existing: boolean; seq: number | null }
type CasePage = { cases: CaseSummary[]; next: string | null }
type Sent = { commandId: string; stage: Stage; seq: number }

const pathOf = (caseId: string): string => `/api/v1/cases/${encodeURIComponent(caseId)}`

/** Without what only this caller may do with it. */
const summaryAt = async (api: Api, path: string): Promise<CaseSummary> => {
  const { actions: _, ...summary } = await api.get<CaseSummary & { actions: string[] }>(path)
  return summary
}

const historyOf = async (api: Api, caseId: string): Promise<Logged[]> => {
  const path = `${pathOf(caseId)}/events`
  const { events } = await api.get<{ events: (ApprovalEvent & { seq: number; recordedAt: string })[] }>(path)
  return events.map(({ recordedAt: _, ...event }) => event)
}

const summaryOrNone = (api: Api, caseId: string, atLeast: number): Promise<CaseSummary | undefined> =>
  summaryAt(api, `${pathOf(caseId)}?atLeast=${atLeast}`).catch(orNone)

const holdersOrNone = async (api: Api, body: string): Promise<Pick<Registry, 'holders'> | undefined> => {
  const answer = await api
    .get<{ positions: Position[] }>(`/api/v1/bodies/${encodeURIComponent(body)}/positions`)
    .catch(orNone)
  return answer && { holders: (_, position) => answer.positions.filter(held => held.position === position) }
}

const orNone = (error: unknown): undefined => {
  if (!(error instanceof Refused)) throw error
  return undefined
}
