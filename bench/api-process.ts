import { Client, Connection } from '@temporalio/client'
import { createApi } from '../api/server.ts'
import { kelisuClient, type Signer } from '../client/library/client.ts'
import { instantOf } from '../domain/calendar/dates.ts'
import { almaty } from '../local-time/almaty.ts'
import { watchCases } from '../store/case-watch.ts'
import { openDatabase } from '../store/database.ts'

export type ApiProcessSettings = { address: string; databaseUrl: string; taskQueue: string; signer: Signer }

/** The API in a process of its own. Settings come with the first message; it answers with its port, and later with the processor time it has used. */
process.once('message', settings => void run(settings as ApiProcessSettings))
process.on('disconnect', () => process.exit())

async function run({ address, databaseUrl, taskQueue, signer }: ApiProcessSettings): Promise<void> {
  const client = new Client({ connection: await Connection.connect({ address }) })
  const app = await createApi({
    db: openDatabase(databaseUrl),
    kelisu: kelisuClient({ client, taskQueue, signer }),
    // A real token costs one verification by jose besides; it is not what is measured.
    identity: { identify: async () => ({ kind: 'system', system: signer.issuer }) },
    caseWatch: await watchCases(databaseUrl),
    localTime: almaty,
    clock: () => instantOf(Date.now()),
    limits: { requestsPerMinute: 100_000_000 },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.send?.((app.server.address() as { port: number }).port)
}
