import type { Rejection } from '../../../domain/regulation/codes.ts'
import { typed } from '../../../domain/texts/command-line.ts'
import { isFresh, keptLogin } from '../login/kept-logins.ts'
import type { Print } from '../print.ts'
import { notYetAnswered } from '../refusal-of.ts'
import { Refused } from '../refused.ts'
import { type Asked, apiAddress, askApi, askApiForBytes, NoAnswer } from './ask-api.ts'

/** The HTTP API as one caller sees it. */
export type Api = {
  /** What stands at the address. Asked again where no answer comes, a bounded number of times. */
  get<Answer>(path: string): Promise<Answer>
  /** The file at the address. */
  bytes(path: string): Promise<Uint8Array>
  /**
   * Has it done once, though no answer may come at first: by the key, or for `key: null` since its content says which it is. Throws
   * NOT_YET_ANSWERED with `again`, the words by which a person repeats it, where it may have been done and no answer ever came; without them
   * there is nothing that could have been done.
   */
  once<Answer>(path: string, asked: { body: unknown; key: string | null; again?: string }): Promise<Answer>
  /** Hands a file in at an address that is its hash: repeated, it is the same. */
  hand(path: string, file: Uint8Array): Promise<unknown>
  /** Has it done, and is not repeated by itself: twice it would be two. */
  change<Answer>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer>
}

/** The API at KELISU_URL, for whose token KELISU_TOKEN is, else for who is logged in. Throws Refused NOT_LOGGED_IN. */
export const apiInUse = async (print: Print, pace: Pace = 'patient'): Promise<Api> => {
  const address = apiAddress()
  const token = await tokenFor(address)
  const advised = (error: unknown): never => {
    throw isUnknownCaller(error) ? withAdvice(error) : error
  }
  const ask = (path: string, asked: Asked) =>
    askApi(address, path, { ...asked, token, patience: paces[pace].patience }).catch(advised)
  const { pauses } = paces[pace]
  return {
    get: <Answer>(path: string) => repeated(() => ask(path, {}), pauses, print) as Promise<Answer>,
    bytes: path =>
      repeated(() => askApiForBytes(address, path, { token, patience: ofFile }).catch(advised), pauses, print),
    once: <Answer>(path: string, { body, key, again }: { body: unknown; key: string | null; again?: string }) =>
      repeated(
        () => ask(path, { method: 'POST', body, ...(key === null ? {} : { key }) }),
        pauses,
        print,
        again,
      ) as Promise<Answer>,
    hand: (path, file) =>
      repeated(
        () => askApi(address, path, { method: 'PUT', body: file, token, patience: ofFile }).catch(advised),
        pauses,
        print,
      ),
    change: <Answer>(method: NonNullable<Asked['method']>, path: string, body?: unknown) =>
      ask(path, { method, ...(body === undefined ? {} : { body }) }) as Promise<Answer>,
  }
}

const tokenFor = async (api: URL): Promise<string> => {
  const given = process.env.KELISU_TOKEN?.trim()
  if (given) return given
  const login = keptLogin(api)
  // Renewing loads the client of the login service, which most runs do not need.
  const token =
    login && !isFresh(login) ? await (await import('../login/device-login.ts')).renewedToken(api) : login?.accessToken
  if (token === undefined) throw new Refused({ code: 'NOT_LOGGED_IN', citation: 'design', message: notLoggedIn })
  return token
}

/** Milliseconds for a file to go or to come, as long as the API gives it. */
const ofFile = 60_000

/** `hurried`: an answer that comes late is of no use. */
export type Pace = 'patient' | 'hurried'

/** Milliseconds to wait for an answer, and before each repetition; after them the person decides. The API itself waits ten seconds for a case. */
const paces = {
  patient: { patience: 15_000, pauses: [300, 1_000, 2_000] },
  hurried: { patience: 1_500, pauses: [] },
} as const satisfies Record<Pace, { patience: number; pauses: readonly number[] }>

/** Milliseconds: a server that hangs is not waited for again and again. */
const longest = 30_000

const repeated = async <Answer>(
  ask: () => Promise<Answer>,
  pauses: readonly number[],
  print: Print,
  again?: string,
): Promise<Answer> => {
  const until = Date.now() + longest
  let mayBeDone = false
  for (let turn = 0; ; turn++) {
    try {
      return await ask()
    } catch (error) {
      if (!isRepeatable(error)) throw error
      mayBeDone ||= !(error instanceof NoAnswer) || error.mayBeDone
      const pause = pauses[turn]
      if (pause === undefined || Date.now() + pause > until)
        throw mayBeDone && again !== undefined && error.code !== 'IDENTITY_UNAVAILABLE' ? notYetAnswered(again) : error
      print.progress({
        kk: `Жауап жоқ, қайта сұралуда: ${turn + 1}/${pauses.length}`,
        ru: `Ответа нет, повторяется: ${turn + 1}/${pauses.length}`,
        en: `No answer, asking again: ${turn + 1}/${pauses.length}`,
      })
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
}

/** AUTHORITY_UNAVAILABLE is not among them: the case has answered, and its registry is away for longer than these pauses. */
const repeatableCodes: readonly string[] = ['SERVICE_UNAVAILABLE', 'IDENTITY_UNAVAILABLE', 'NOT_YET_ANSWERED']

const isRepeatable = (error: unknown): error is Refused =>
  error instanceof NoAnswer || (error instanceof Refused && repeatableCodes.includes(error.code))

const unknownCaller: readonly string[] = ['NOT_LOGGED_IN', 'SESSION_ENDED', 'TOKEN_INVALID', 'TOKEN_EXPIRED']

const isUnknownCaller = (error: unknown): error is Refused =>
  error instanceof Refused && unknownCaller.includes(error.code)

const withAdvice = ({ code, citation, facts }: Refused): Refused =>
  new Refused({
    code,
    citation,
    facts,
    message: process.env.KELISU_TOKEN ? tokenRefused(facts) : code === 'NOT_LOGGED_IN' ? notLoggedIn : loginOver,
  })

const notLoggedIn = {
  kk: `Сіз кірген жоқсыз. Кіру: ${typed('login')}`,
  ru: `Вы не вошли. Войти: ${typed('login')}`,
  en: `You are not logged in. Log in: ${typed('login')}`,
}

const loginOver = {
  kk: `Кіру мерзімі аяқталды. Қайта кіру: ${typed('login')}`,
  ru: `Вход больше не действует. Войти снова: ${typed('login')}`,
  en: `Your login is over. Log in again: ${typed('login')}`,
}

const tokenRefused = ({ reason }: Rejection['facts']) => {
  const why = reason === undefined ? '' : ` (${reason})`
  return {
    kk: `KELISU_TOKEN ішіндегі токен жарамсыз немесе мерзімі өткен${why}: жаңасын беріңіз, не оны алып тастап кіріңіз: ${typed('login')}`,
    ru: `Токен в KELISU_TOKEN не действует или истёк${why}: дайте новый или уберите его и войдите: ${typed('login')}`,
    en: `The token in KELISU_TOKEN has expired or is not valid${why}: put a new one there, or remove it and log in: ${typed('login')}`,
  }
}
