import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import type { ApiProcessSettings } from './api-process.ts'
import type { Bench } from './bench.ts'
import { aRequest } from './cases.ts'
import { type Measure, median, percentile } from './measure.ts'

/** What the HTTP API answers: previews by one core of its process, and how long it takes until a request is an open case. */
export const httpApi = async ({ servers, approval, progress }: Bench): Promise<Measure[]> => {
  const child = fork(new URL('./api-process.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const next = async <Answer>() => (await once(child, 'message'))[0] as Answer
  const ready = next<number>()
  child.send({
    address: servers.temporalAddress,
    databaseUrl: servers.databaseUrl,
    taskQueue: approval.worker.taskQueue,
    signer: { issuer: servers.issuer.id, key: servers.issuer.key },
  } satisfies ApiProcessSettings)
  const port = await ready
  const used = async () => {
    const answer = next<NodeJS.CpuUsage>()
    child.send('used')
    const { user, system } = await answer
    return (user + system) / 1_000_000
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const post = (path: string, body: object) => posted(agent, port, path, JSON.stringify(body))

  try {
    progress(`API: ${previews} previews, after as many to warm up`)
    const facts = { means: 'appeal', procedure: 'civil', actDate: '2026-07-31', receivedOn: '2026-08-17' }
    const ask = () => sixteenAtOnce(previews, () => post('/previews/deadlines', facts))
    await ask()
    const before = await used()
    const begun = performance.now()
    await ask()
    const seconds = (await used()) - before
    const took = (performance.now() - begun) / 1000

    progress(`API: ${creations} requests, one after the other`)
    const times: number[] = []
    for (let turn = 0; turn < creations + 5; turn++) {
      const sent = performance.now()
      await post('/requests', aRequest())
      if (turn >= 5) times.push(performance.now() - sent)
    }
    return [
      {
        name: 'previews of deadlines, by one core of the API',
        value: previews / seconds,
        unit: '1/s',
        bar: { is: '≥', value: 1000 },
        because: `${previews} previews in ${seconds.toFixed(2)} s of processor time, ${took.toFixed(2)} s on the clock`,
      },
      {
        name: 'a request sent to an open case, 95th percentile',
        value: percentile(times, 0.95),
        unit: 'ms',
        bar: { is: '≤', value: 300 },
        because: `${times.length} requests, one after the other; median ${median(times).toFixed(0)} ms`,
        details: { times },
      },
    ]
  } finally {
    agent.destroy()
    child.disconnect()
  }
}

const previews = 8_000
const creations = 60

const sixteenAtOnce = async (count: number, work: () => Promise<void>): Promise<void> => {
  let left = count
  const one = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: 16 }, one))
}

const posted = (agent: Agent, port: number, path: string, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request(
      { agent, port, host: '127.0.0.1', method: 'POST', path: `/api/v1${path}`, headers },
      answer => {
        const { statusCode = 0 } = answer
        answer.resume().on('end', () => (statusCode < 300 ? resolve() : reject(new Error(`${path}: ${statusCode}`))))
      },
    )
    asked.on('error', reject).end(body)
  })
