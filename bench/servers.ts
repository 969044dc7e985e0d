import { rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Client } from 'pg'
import type { PublicKey } from '../domain/bodies/records.ts'
import { dataFolder } from '../scripts/dev/settings.ts'
import { claim } from '../scripts/servers/claim.ts'
import { freePort } from '../scripts/servers/ports.ts'
import { startPostgres } from '../scripts/servers/postgres.ts'
import type { ServerProcess } from '../scripts/servers/process.ts'
import { startTemporal } from '../scripts/servers/temporal.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { sampleRegistry } from '../store/registry-files/csv.ts'
import { createStore } from '../store/store.ts'
import { registerSearchAttributes } from '../worker/search-attributes.ts'

export type Servers = {
  temporalAddress: string
  databaseUrl: string
  smtpUrl: string
  /** How many mails have come so far. */
  mails(): number
  /** Registered in the sample registry: commands are signed, as production demands. */
  issuer: { id: string; key: JWK }
  pids: { Temporal: number; PostgreSQL: number }
  stop(): Promise<void>
}

/**
 * What the bench runs on: Temporal in memory (a file would make its disk the limit), PostgreSQL forcing every commit to disk as in
 * production, a mail server that throws mails away. Only one bench at a time, from the data folder of `npm start`.
 */
export const startServers = async (): Promise<Servers> => {
  const folder = join(dataFolder(), 'bench')
  const claimed = await claim(folder)
  const running: { stop(): Promise<void> }[] = []
  const onSpawn = (server: ServerProcess) => {
    running.push(server)
    claimed.remember(server.name, server.pid)
  }
  const stop = async () => {
    await Promise.all(running.splice(0).map(server => server.stop()))
    claimed.release()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    rmSync(join(folder, 'postgres'), { recursive: true, force: true })
    const [temporal, postgres] = await Promise.all([
      startTemporal({ folder, inMemory: true, onSpawn }),
      startPostgres({ folder, port: await freePort(), durable: true, onSpawn }),
    ])
    await registerAttributes(temporal.address)
    const databaseUrl = postgres.url('bench')
    await createDatabase(postgres.url('postgres'))
    await migrate(databaseUrl)
    const issuer = await loadRegistry(databaseUrl)
    const mail = await throwMailAway()
    running.push(mail)
    const pids = { Temporal: temporal.pid, PostgreSQL: postgres.pid }
    return { temporalAddress: temporal.address, databaseUrl, smtpUrl: mail.url, mails: mail.count, issuer, pids, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const registerAttributes = async (address: string): Promise<void> => {
  const connection = await Connection.connect({ address })
  await registerSearchAttributes(connection, 'default')
  await connection.close()
}

const createDatabase = async (adminUrl: string): Promise<void> => {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query('create database bench')
  await admin.end()
}

const loadRegistry = async (databaseUrl: string): Promise<Servers['issuer']> => {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const id = 'bench-intake'
  const known = {
    id,
    actsFor: '*',
    publicKey: (await exportJWK(publicKey)) as PublicKey,
    validFrom: '2020-01-01' as const,
  }
  const records = await sampleRegistry()
  const db = openDatabase(databaseUrl)
  await createStore(db).registry.load({ ...records, issuers: [...records.issuers, known] })
  await db.destroy()
  return { id, key: await exportJWK(privateKey) }
}

/** Speaks just enough SMTP: a real mail server is another machine's work and must not weigh on what is measured. */
const throwMailAway = async (): Promise<{ url: string; count(): number; stop(): Promise<void> }> => {
  let mails = 0
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    let inMail = false
    let text = ''
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    socket.setEncoding('latin1').on('data', (piece: string) => {
      text += piece
      for (;;) {
        const end = text.indexOf(inMail ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const command = inMail ? '' : text.slice(0, 4).toUpperCase()
        text = text.slice(end + (inMail ? 5 : 2))
        if (inMail) mails += 1
        inMail = command === 'DATA'
        socket.write(inMail ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 taken\r\n')
      }
    })
    socket.write('220 bench\r\n')
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => mails,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
