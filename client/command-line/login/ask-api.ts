import { isLoopback } from '../../../schemas/loopback.ts'
import { Refused } from '../refused.ts'
import { requiredSetting, unavailable } from '../settings.ts'
import { UsageError } from '../usage-error.ts'

/** The address of the API. Throws UsageError on one over which a token must not be sent. */
export const apiAddress = (): URL => {
  const address = URL.parse(requiredSetting('KELISU_URL'))
  if (address && (address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address.hostname))))
    return address
  throw new UsageError({
    kk: 'KELISU_URL https:// мекенжайы болуы керек (http:// – тек осы компьютерде)',
    ru: 'KELISU_URL должен быть адресом https:// (http:// – только на этом же компьютере)',
    en: 'KELISU_URL must be an https:// address (http:// only of this very machine)',
  })
}

/** What the API answers at the path. Throws Refused with the code of its problem, or SERVERS_UNAVAILABLE. */
export const askApi = async (api: URL, path: string, token?: string): Promise<unknown> => {
  const headers = { accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }
  const response = await fetch(new URL(path, api), { headers, signal: AbortSignal.timeout(patience) }).catch(
    (error: Error) => {
      throw noAnswer(api, error.message)
    },
  )
  const answer = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer
  const { code, citation, facts } = (answer ?? {}) as Partial<ConstructorParameters<typeof Refused>[0]>
  throw code === undefined || citation === undefined
    ? noAnswer(api, `HTTP ${response.status}`)
    : new Refused({ code, citation, ...(facts === undefined ? {} : { facts }) })
}

const patience = 10_000

const noAnswer = ({ origin }: URL, why: string): Refused =>
  unavailable({
    kk: `HTTP API ${origin} мекенжайында жауап бермейді (${why}).`,
    ru: `HTTP API не отвечает по адресу ${origin} (${why}).`,
    en: `The HTTP API does not answer at ${origin} (${why}).`,
  })
