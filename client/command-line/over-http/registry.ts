import type { OpenPointInForce } from '../../../domain/bodies/open-points.ts'
import type { Body, Person, Position } from '../../../domain/bodies/records.ts'
import type { RouteAnswer } from '../../../domain/routing/route.ts'
import { type Holder, holder } from '../holder.ts'
import type { Print } from '../print.ts'
import { Refused } from '../refused.ts'
import type { RegistryQuestions } from '../registry-questions.ts'
import { apiInUse, type Pace } from './api.ts'

/** The registry of the API's deployment. */
export const registryOverHttp = async (print: Print, pace?: Pace): Promise<RegistryQuestions> => {
  const api = await apiInUse(print, pace)
  return {
    bodies: async on => {
      const { bodies } = await api.get<{ bodies: Body[] }>(`/api/v1/bodies?on=${on}&limit=${mostBodies}`)
      if (bodies.length === mostBodies) print.remark(notAll)
      return bodies
    },
    body: (id, on) =>
      api.get<Body>(`/api/v1/bodies/${encodeURIComponent(id)}?on=${on}`).catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'BODY_UNKNOWN') return undefined
        throw error
      }),
    people: async (body, on) => {
      const { positions } = await api.get<{ positions: Position[] }>(
        `/api/v1/bodies/${encodeURIComponent(body)}/positions?on=${on}`,
      )
      const found: Holder[] = []
      // One after the other: the API counts how many questions come in a minute.
      for (const held of positions)
        found.push(holder(held, await api.get<Person>(`/api/v1/people/${encodeURIComponent(held.person)}?on=${on}`)))
      return found
    },
    // Nothing is made by a preview: it may be asked as often as one likes.
    route: (body, on) => api.once<RouteAnswer>('/api/v1/previews/route', { body: { body, on }, key: null }),
    openPoints: async (body, on) => {
      const query = new URLSearchParams({ on, ...(body === undefined ? {} : { body }) })
      return (await api.get<{ readings: OpenPointInForce[] }>(`/api/v1/regulation/readings?${query}`)).readings
    },
  }
}

/** As many as the API gives at once. */
const mostBodies = 1_000

const notAll = {
  kk: `API бір жолы ${mostBodies} орган береді: тізілімде бұдан көп болуы мүмкін.`,
  ru: `API отдаёт за раз ${mostBodies} органов: в реестре их может быть больше.`,
  en: `The API gives ${mostBodies} bodies at once: the registry may have more.`,
}
