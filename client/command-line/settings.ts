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
  const others = otherServers(localServers()).join(', ')
  if (others !== '') throw unavailable(notSet(name), setToo(others))
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

/** What a person reads when a server is missing, and what to do: by default whatever fits to where the servers are sought. */
export const unavailable = (what: Text, advice: Text = advised()): Refused =>
  new Refused({
    code: 'SERVERS_UNAVAILABLE',
    citation: 'design',
    message: { kk: `${what.kk} ${advice.kk}`, ru: `${what.ru} ${advice.ru}`, en: `${what.en} ${advice.en}` },
  })

const advised = (): Text => {
  if (speaksHttp())
    return {
      kk: 'KELISU_URL дұрыс па? Сәл кейін қайталаңыз.',
      ru: 'Верен ли KELISU_URL? Повторите немного позже.',
      en: 'Is KELISU_URL right? Repeat a little later.',
    }
  const others = otherServers(localServers()).join(', ')
  return others === '' ? startAll : correct(others)
}

const notSet = (name: Setting): Text => ({
  kk: `${name} берілмеген.`,
  ru: `${name} не задана.`,
  en: `${name} is not set.`,
})

const setToo = (others: string): Text => ({
  kk: `Оны да беріңіз: ${others} басқа орнатылымды атайды, сондықтан осы компьютердегі Kelisu ескерілмейді.`,
  ru: `Задайте и её: ${others} называет другую установку, поэтому Kelisu этого компьютера не в счёт.`,
  en: `Set it too: ${others} names another deployment, so that the Kelisu of this machine does not count.`,
})

const startAll: Text = {
  kk: 'Бәрін іске қосу: npm start',
  ru: 'Запустить всё: npm start',
  en: 'Start everything with: npm start',
}

// What `npm start` starts here is of no use to who has named other servers.
const correct = (names: string): Text => ({
  kk: `Сервер орнын баптау айтады: ${names}. Ол дұрыс па, сервер жұмыс істеп тұр ма?`,
  ru: `Где сервер, говорит настройка ${names}. Верна ли она, работает ли сервер?`,
  en: `Where the servers are is set by ${names}. Is that right, and do they run?`,
})

const root = fileURLToPath(new URL('../..', import.meta.url))

const fromFile = (): Partial<Record<Setting, string>> => {
  const written = localServers()
  // An environment that names other servers is another deployment: nothing of the local one, least of all its key, belongs to it.
  return otherServers(written).length > 0 ? {} : written
}

/** The settings by which the environment names servers that are not those of the local `npm start`. */
const otherServers = (local: Partial<Record<Setting, string>>): Setting[] =>
  (['TEMPORAL_ADDRESS', 'KELISU_DATABASE_URL'] as const).filter(
    name => process.env[name] && process.env[name] !== local[name],
  )

/** What a running `npm start` has left. */
const localServers = (): Partial<Record<Setting, string>> => {
  const file = join(resolve(root, process.env.KELISU_DATA || '.kelisu'), 'environment.json')
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = (error as Error).message
    const what = {
      kk: `${file} оқылмады (${why}).`,
      ru: `${file} не читается (${why}).`,
      en: `${file} cannot be read (${why}).`,
    }
    throw unavailable(what, startAll)
  }
}
