import { oneCase } from '../store/read-model.ts'
import { type Bench, until } from './bench.ts'
import { type Measure, percentile } from './measure.ts'

/**
 * Milliseconds from the answer of an accepted command to its row in the read model, while cases are begun at a fixed rate whether
 * or not earlier ones are done. Looked for every 5 ms, so a value may be that much too high.
 */
export const delayOfReadModel = async ({ db, approval, progress }: Bench): Promise<Measure[]> => {
  progress(`read model: ${rate} cases begun per second for ${seconds} s`)
  const delays: number[] = []
  const shown = async (id: string, seq: number): Promise<void> => {
    const answered = performance.now()
    await until(`${id} shows ${seq}`, async () => ((await oneCase(db, id))?.seq ?? 0) >= seq, 5)
    delays.push(performance.now() - answered)
  }
  const { steps } = approval
  const wholeCase = async () => {
    const id = await steps.start()
    await until(`${id} is open`, async () => (await oneCase(db, id)) !== null, 20)
    await shown(id, (await steps.receive(id)).seq)
    await shown(id, (await steps.recommend(id)).seq)
    await shown(id, (await steps.decide(id)).seq)
    await steps.closed(id)
  }
  const begun = performance.now()
  const cases: Promise<void>[] = []
  for (let index = 0; index < rate * seconds; index++) {
    await new Promise(resolve => setTimeout(resolve, Math.max(0, begun + (index * 1000) / rate - performance.now())))
    cases.push(wholeCase())
  }
  const ended = await Promise.allSettled(cases)
  const failed = ended.filter(result => result.status === 'rejected')
  if (delays.length === 0) throw failed[0]?.reason
  const took = (performance.now() - begun) / 1000
  const part = (of: number) => percentile(delays, of).toFixed(0)
  return [
    {
      name: 'accepted command to its row, 95th percentile',
      value: percentile(delays, 0.95),
      unit: 'ms',
      bar: { is: '≤', value: 500 },
      because:
        `${delays.length} commands, ${rate} cases/s offered, ${(cases.length / took).toFixed(1)} done; ` +
        `median ${part(0.5)} ms, 99th ${part(0.99)}, longest ${part(1)}${failed.length > 0 ? `; ${failed.length} cases failed: ${failed[0]?.reason}` : ''}`,
      details: { delays },
    },
  ]
}

// About ten commands a second: half of what two quiet cores can do, with both servers on them.
const rate = 3
const seconds = 20
