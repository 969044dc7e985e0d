import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Text } from '../../domain/texts/languages.ts'
import { Refused } from './refused.ts'

const names = [
  'KELISU_DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'KELISU_TASK_QUEUE',
  'KELISU_ISSUER',
  'KELISU_ISSUER_KEY',
  'KELISU_UI_URL',
  'KELISU_URL',
] as const

type Setting = (typeof names)[number]

/**
 * Whether cases are asked over HTTP: the environment has KELISU_URL and no TEMPORAL_ADDRESS. What a running `npm start` has left is
 * then of no meaning: it may be another deployment.
 */
export const speaksHttp = (): boolean => Boolean(process.env.KELISU_URL) && !process.env.TEMPORAL_ADDRESS

/** Where the servers are and who signs: from the environment, else from the file that a running `npm start` has left (`environment.json`). */
export const settings = (): Partial<Record<Setting, string>> => {
  const written = speaksHttp() ? {} : fromFile()
  return Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name] || written[name]
      return value ? [[name, value]] : []
    }),
  )
}

/** The setting's value. Throws Refused SERVERS_UNAVAILABLE, naming the setting and how to start the servers, or why HTTP does not do. */
export const requiredSetting = (name: Setting): string => {
  const value = settings()[name]
  if (value) return value
  if (speaksHttp()) throw notOverHttp(name)
  throw unavailable({
    kk: `${name} берілмеген, ал осы компьютерде іске қосылған Kelisu табылмады.`,
    ru: `${name} не задана, а запущенный на этом компьютере Kelisu не найден.`,
    en: `${name} is not set, and no Kelisu was found running on this machine.`,
  })
}

/** What a person reads of a verb that works on the servers themselves. */
const notOverHttp = (name: Setting): Refused =>
  new Refused({
    code: 'SERVERS_UNAVAILABLE',
    citation: 'design',
    message: {
      kk: `Бұл команда HTTP API арқылы емес, серверлердің өзімен жұмыс істейді: ${name} беріңіз (қазір тек KELISU_URL берілген).`,
      ru: `Эта команда работает не через HTTP API, а с самими серверами: задайте ${name} (сейчас задана только KELISU_URL).`,
      en: `This command works on the servers themselves and not by the HTTP API: set ${name} (only KELISU_URL is set now).`,
    },
  })

/** What a person reads when a server is missing. */
export const unavailable = (what: Text): Refused =>
  new Refused({ code: 'SERVERS_UNAVAILABLE', citation: 'design', message: withAdvice(what) })

const withAdvice = (what: Text): Text =>
  speaksHttp()
    ? {
        kk: `${what.kk} KELISU_URL дұрыс па? Сәл кейін қайталаңыз.`,
        ru: `${what.ru} Верен ли KELISU_URL? Повторите немного позже.`,
        en: `${what.en} Is KELISU_URL right? Repeat a little later.`,
      }
    : {
        kk: `${what.kk} Бәрін іске қосу: npm start`,
        ru: `${what.ru} Запустить всё: npm start`,
        en: `${what.en} Start everything with: npm start`,
      }

const root = fileURLToPath(new URL('../..', import.meta.url))

const fromFile = (): Partial<Record<Setting, string>> => {
  const file = join(resolve(root, process.env.KELISU_DATA || '.kelisu'), 'environment.json')
  if (!existsSync(file)) return {}
  try {
    const written: Partial<Record<Setting, string>> = JSON.parse(readFileSync(file, 'utf8'))
    // An environment that names other servers is another deployment: nothing of the local one, least of all its key, belongs to it.
    const isOther = (name: Setting) => process.env[name] && process.env[name] !== written[name]
    return isOther('TEMPORAL_ADDRESS') || isOther('KELISU_DATABASE_URL') ? {} : written
  } catch (error) {
    const why = (error as Error).message
    throw unavailable({
      kk: `${file} оқылмады (${why}).`,
      ru: `${file} не читается (${why}).`,
      en: `${file} cannot be read (${why}).`,
    })
  }
}
