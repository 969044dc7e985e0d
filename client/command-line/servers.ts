import type { Client } from '@temporalio/client'
import type { Kysely } from 'kysely'
import type { Database } from '../../store/tables.ts'
import type { KelisuClient, Signer } from '../library/client.ts'
import type { Refused } from './refused.ts'
import { requiredSetting, settings, unavailable } from './settings.ts'

/** Milliseconds: a server of the same machine or office answers at once, or is not there. */
const patience = 2000

/** Works with a Temporal connection, which is closed afterwards. Throws Refused SERVERS_UNAVAILABLE when nobody answers. */
export const withTemporal = async <Result>(work: (client: Client) => Promise<Result>): Promise<Result> => {
  const address = requiredSetting('TEMPORAL_ADDRESS')
  // Imported here: verbs that need no server start without Temporal's client.
  const [{ Client, Connection }, { loadClientConnectConfig }] = await Promise.all([
    import('@temporalio/client'),
    import('@temporalio/envconfig'),
  ])
  const found = Object.fromEntries(Object.entries({ ...process.env, ...settings() }).filter(isSet))
  const config = loadClientConnectConfig({ overrideEnvVars: found })
  const connection = await Connection.connect({ ...config.connectionOptions, connectTimeout: patience }).catch(
    (error: Error) => {
      throw noAnswer('Temporal', address, error.message)
    },
  )
  try {
    return await work(new Client({ connection, namespace: config.namespace ?? 'default' }))
  } finally {
    await connection.close()
  }
}

/** Works with Kelisu's client; commands are signed where KELISU_ISSUER and KELISU_ISSUER_KEY (a file with a private JWK) are set. */
export const withKelisu = async <Result>(
  work: (kelisu: KelisuClient, client: Client) => Promise<Result>,
): Promise<Result> =>
  withTemporal(async client => {
    const { kelisuClient } = await import('../library/client.ts')
    const signer = await configuredSigner()
    const taskQueue = settings().KELISU_TASK_QUEUE
    return work(kelisuClient({ client, ...(taskQueue ? { taskQueue } : {}), ...(signer ? { signer } : {}) }), client)
  })

/** Works with the database, which is closed afterwards. Throws Refused SERVERS_UNAVAILABLE when it does not answer. */
export const withDatabase = async <Result>(
  work: (db: Kysely<Database>) => Promise<Result>,
  { poolSize = 1 }: { poolSize?: number } = {},
): Promise<Result> => {
  const url = requiredSetting('KELISU_DATABASE_URL')
  const [{ openDatabase }, { sql }] = await Promise.all([import('../../store/database.ts'), import('kysely')])
  const db = openDatabase(url, { poolSize })
  try {
    await sql`select 1`.execute(db).catch((error: Error) => {
      throw noAnswer('PostgreSQL', hostOf(url), error.message || error.name)
    })
    return await work(db)
  } catch (error) {
    throw isWithoutTables(error) ? withoutTables(hostOf(url)) : error
  } finally {
    await db.destroy()
  }
}

const noAnswer = (server: string, address: string, why: string): Refused =>
  unavailable({
    kk: `${server} ${address} мекенжайында жауап бермейді (${why}).`,
    ru: `${server} не отвечает по адресу ${address} (${why}).`,
    en: `${server} does not answer at ${address} (${why}).`,
  })

const withoutTables = (host: string): Refused =>
  unavailable({
    kk: `${host} дерекқорында кестелер әлі жоқ.`,
    ru: `В базе данных ${host} ещё нет таблиц.`,
    en: `The database at ${host} has no tables yet.`,
  })

const isSet = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined

/** PostgreSQL's "undefined table": the worker, which makes the tables, has not started there. */
const isWithoutTables = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42P01'

// Never the whole address: it holds the password.
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'KELISU_DATABASE_URL')

const configuredSigner = async (): Promise<Signer | undefined> => {
  const { KELISU_ISSUER: issuer, KELISU_ISSUER_KEY: file } = settings()
  if (!issuer || !file) return undefined
  const { issuerKeyIn } = await import('../library/issuer-key.ts')
  const key = issuerKeyIn(file)
  if (key) return { issuer, key }
  const what = {
    kk: `KELISU_ISSUER_KEY: ${file} ішінде жабық JWK кілті жоқ.`,
    ru: `KELISU_ISSUER_KEY: в ${file} нет закрытого ключа JWK.`,
    en: `KELISU_ISSUER_KEY: ${file} holds no private JWK.`,
  }
  throw unavailable(what, {
    kk: 'Кілті бар файлды көрсетіңіз.',
    ru: 'Укажите файл с ключом.',
    en: 'Name the file that has the key.',
  })
}
