import type { Client } from '@temporalio/client'
import type { Kysely } from 'kysely'
import type { Database } from '../store/tables.ts'
import type { Bundles } from './bundles.ts'
import type { Steps } from './cases.ts'
import type { Servers } from './servers.ts'
import type { WorkerProcess } from './worker-process.ts'

/** One of the two workflows under measurement: its worker's process and how its cases go. */
export type Side = { worker: WorkerProcess; steps: Steps }

/** What every measure may use. Both workers poll during all measures, the idle one costing nothing that matters. */
export type Bench = {
  servers: Servers
  bundles: Bundles
  client: Client
  db: Kysely<Database>
  approval: Side
  bare: Side
  /** Tells what is being done. */
  progress(text: string): void
}

/** Asks every `everyMs` until the answer is true; rejects after three minutes. */
export const until = async (what: string, ask: () => Promise<boolean>, everyMs = 20): Promise<void> => {
  const limit = Date.now() + 180_000
  while (!(await ask())) {
    if (Date.now() > limit) throw new Error(`Not within three minutes: ${what}`)
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}
