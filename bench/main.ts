import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { Client, Connection } from '@temporalio/client'
import { progress } from '../scripts/setup/progress.mjs'
import { openDatabase } from '../store/database.ts'
import { httpApi } from './api.ts'
import type { Bench, Side } from './bench.ts'
import { bundleSize, makeBundles } from './bundles.ts'
import { approvalSteps, bareSteps } from './cases.ts'
import { domain } from './domain.ts'
import { heapPerCase } from './heap.ts'
import { historyOfOneCase } from './history.ts'
import { inboxes } from './inbox.ts'
import { isReached, lineOf, type Measure } from './measure.ts'
import { delayOfReadModel } from './read-model.ts'
import { recomputing } from './recompute.ts'
import { startServers } from './servers.ts'
import { throughput } from './throughput.ts'
import { startWorkerProcess } from './worker-process.ts'

/** By the name under which `--only` picks them; in this order. */
const measures: Record<string, (bench: Bench) => Measure[] | Promise<Measure[]>> = {
  domain: () => domain(),
  bundle: ({ bundles }) => bundleSize(bundles),
  history: historyOfOneCase,
  heap: heapPerCase,
  throughput,
  'read-model': delayOfReadModel,
  recompute: recomputing,
  api: httpApi,
  inbox: inboxes,
}

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const chosen = values.only?.split(',') ?? Object.keys(measures)
const unknown = chosen.filter(name => !(name in measures))
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}`)
  process.exit(2)
}

const ends: (() => Promise<unknown>)[] = []
const end = async (code: number) => {
  for (let stop = ends.pop(); stop; stop = ends.pop()) await stop().catch(error => console.error(error))
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(130))

try {
  const results = await run(await prepare())
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  await end(0)
} catch (error) {
  console.error(error)
  await end(1)
}

async function run(bench: Bench): Promise<(Measure & { reached?: boolean })[]> {
  const results: Measure[] = []
  console.log(`\n${availableParallelism()} cores; load before ${load()}: what else runs here makes every rate lower\n`)
  for (const name of chosen) {
    const measured = await measuredOr(name, bench)
    results.push(...measured)
    for (const measure of measured) console.log(lineOf(measure))
  }
  console.log(`\nload after ${load()}`)
  return results.map(measure => ({ ...measure, ...reachedOf(measure) }))
}

/** One that fails is told and does not keep the others from being measured. */
async function measuredOr(name: string, bench: Bench): Promise<Measure[]> {
  try {
    return (await measures[name]?.(bench)) ?? []
  } catch (error) {
    console.log(`${name}: not measured: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

async function prepare(): Promise<Bench> {
  progress('starting Temporal (in memory) and PostgreSQL (every commit forced to disk), making the bundles')
  const [servers, bundles] = await Promise.all([startServers(), makeBundles()])
  ends.push(servers.stop)
  const connection = await Connection.connect({ address: servers.temporalAddress })
  ends.push(() => connection.close())
  const client = new Client({ connection })
  const db = openDatabase(servers.databaseUrl)
  ends.push(() => db.destroy())
  const side = async (kind: 'approval' | 'bare', steps: (queue: string) => Side['steps']): Promise<Side> => {
    const taskQueue = `bench-${kind}`
    const worker = await startWorkerProcess({
      kind,
      address: servers.temporalAddress,
      databaseUrl: servers.databaseUrl,
      smtpUrl: servers.smtpUrl,
      code: bundles[kind],
      taskQueue,
    })
    ends.push(worker.stop)
    return { worker, steps: steps(taskQueue) }
  }
  const approval = await side('approval', queue => approvalSteps(client, queue, servers.issuer))
  const bare = await side('bare', queue => bareSteps(client, queue))
  // The one loop that sends notices, as a deployment has it: mails leave while we measure.
  const { taskQueue } = approval.worker
  await client.workflow.start('notices', { taskQueue, workflowId: `notices-${taskQueue}` })
  return { servers, bundles, client, db, approval, bare, progress }
}

function reachedOf(measure: Measure): { reached?: boolean } {
  const reached = isReached(measure)
  return reached === undefined ? {} : { reached }
}

function load(): string {
  return loadavg()
    .map(minutes => minutes.toFixed(1))
    .join(' ')
}
