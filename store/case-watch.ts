import pg from 'pg'
import { endWhenSilent } from './database.ts'

/** The channel on which PostgreSQL tells of every case whose row changed (migration 0010): `<seq> <case id>`. */
const caseChannel = 'approval_case'

/** A case and the number of its last event. */
export type CaseChange = { caseId: string; seq: number }

export type CaseListener = {
  changed(change: CaseChange): void
  /** The connection is lost: changes may be missed until the listener asks for what is there now. */
  lost(): void
}

/** A connection that is told of cases that change; it comes back by itself when it is lost. Whoever opens it ends it. */
export type CaseWatch = {
  /** Returns what ends it. */
  listen(listener: CaseListener): () => void
  end(): Promise<void>
}

const silentMs = 120_000
const aliveMs = 30_000
const againMs = 1_000

/** Connects and listens; rejects when the database is not there. */
export const watchCases = async (url: string): Promise<CaseWatch> => {
  const listeners = new Set<CaseListener>()
  let ended = false
  let client: pg.Client | undefined

  const connect = async (): Promise<void> => {
    const connected = new pg.Client({
      connectionString: url,
      application_name: 'kelisu live',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    const lost = () => {
      if (client !== connected) return
      client = undefined
      for (const listener of [...listeners]) listener.lost()
      if (!ended) again()
    }
    connected.on('error', lost)
    connected.on('end', lost)
    connected.on('notification', ({ payload = '' }) => {
      const change = changeOf(payload)
      if (change) for (const listener of [...listeners]) listener.changed(change)
    })
    await connected.connect()
    endWhenSilent(connected, silentMs)
    await connected.query(`listen ${caseChannel}`)
    client = connected
  }

  const again = () => {
    setTimeout(() => {
      if (!ended) connect().catch(again)
    }, againMs).unref()
  }

  await connect()
  // A connection that was cut without a word is else found only when nothing has come for two minutes.
  const alive = setInterval(() => void client?.query('select 1').catch(() => {}), aliveMs)
  alive.unref()

  return {
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end: async () => {
      ended = true
      clearInterval(alive)
      const last = client
      client = undefined
      await last?.end()
    },
  }
}

const changeOf = (payload: string): CaseChange | undefined => {
  const [, seq, caseId] = /^(\d+) (.+)$/.exec(payload) ?? []
  return seq === undefined || caseId === undefined ? undefined : { caseId, seq: Number(seq) }
}
