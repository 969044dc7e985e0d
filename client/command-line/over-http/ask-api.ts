import { type Code, codes } from '../../../domain/regulation/codes.ts'
import { isLoopback } from '../../../settings/loopback.ts'
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

/** `key`: the Idempotency-Key, by which what is repeated is done once. `body`: JSON, or the bytes of a file. */
export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  key?: string
  token?: string
  /** Milliseconds to wait for the answer. */
  patience?: number
}

/** The JSON that the API answers at the path, undefined where it has nothing to say. Throws Refused with the code of its problem, or NoAnswer. */
export const askApi = async (api: URL, path: string, asked: Asked = {}): Promise<unknown> => {
  const response = await answered(api, path, asked)
  if (response.status === 204) return undefined
  return response.json().catch((error: Error) => {
    throw lost(api, error)
  })
}

/** The bytes that the API answers at the path. Throws as `askApi`. */
export const askApiForBytes = async (api: URL, path: string, asked: Asked = {}): Promise<Uint8Array> => {
  const response = await answered(api, path, asked)
  return response.bytes().catch((error: Error) => {
    throw lost(api, error)
  })
}

const answered = async (
  api: URL,
  path: string,
  { method = 'GET', body, key, token, patience = 10_000 }: Asked,
): Promise<Response> => {
  const isFile = body instanceof Uint8Array
  const response = await fetch(new URL(path, api), {
    method,
    headers: {
      accept: 'application/json, application/octet-stream',
      ...(token === undefined ? {} : { authorization: `Bearer ${sendable(token, 'KELISU_TOKEN')}` }),
      ...(key === undefined ? {} : { 'idempotency-key': sendable(key, '--command-id') }),
      ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isFile ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
    // A token goes to the API and nowhere else.
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((error: Error) => {
    throw lost(api, error)
  })
  if (response.ok) return response
  const answer: unknown = await response.json().catch(() => undefined)
  throw isProblem(answer) ? refusedByApi(answer) : new NoAnswer(api, `HTTP ${response.status}`, true)
}

/** A header takes printable Latin characters only; what else was given would be quoted in the error, and a token is a secret. */
const sendable = (value: string, name: string): string => {
  if (/^[\x21-\x7e]+$/.test(value)) return value
  throw new UsageError({
    kk: `${name} тек латын әріптерінен, цифрлардан және белгілерден тұруы керек, бос орынсыз`,
    ru: `${name} должен состоять только из латинских букв, цифр и знаков, без пробелов`,
    en: `${name} must consist of Latin letters, digits and signs only, without spaces`,
  })
}

/** Nobody answered as the API does; `mayBeDone` unless the connection was never there. */
export class NoAnswer extends Refused {
  readonly mayBeDone: boolean

  constructor({ origin }: URL, why: string, mayBeDone: boolean) {
    const said = unavailable({
      kk: `HTTP API ${origin} мекенжайында жауап бермейді (${why}).`,
      ru: `HTTP API не отвечает по адресу ${origin} (${why}).`,
      en: `The HTTP API does not answer at ${origin} (${why}).`,
    })
    super({ code: said.code, citation: said.citation, message: said.said ?? why })
    this.mayBeDone = mayBeDone
  }
}

/** By which a connection ends that was there; all else (nobody listens, a certificate is refused) comes before anything was sent. */
const whileAsking: readonly unknown[] = [
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]

const lost = (api: URL, error: Error): NoAnswer => {
  const { code, message } = (error.cause ?? error) as { code?: unknown; message?: string }
  return new NoAnswer(api, message || error.message, error.name === 'TimeoutError' || whileAsking.includes(code))
}

type Problem = { code: string; citation: string; title: string; detail: string } & {
  facts?: ConstructorParameters<typeof Refused>[0]['facts']
  faults?: { field: string; message: string }[]
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'citation' in answer

const refusedByApi = ({ code, citation, facts, faults, detail }: Problem): Refused =>
  new Refused({
    code: code as Code,
    citation,
    ...(facts === undefined ? {} : { facts }),
    ...(faults === undefined ? {} : { details: faults }),
    // An API newer than this program may know codes for which there are no words here.
    ...(Object.hasOwn(codes, code) ? {} : { message: detail }),
  })
