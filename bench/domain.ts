import { registrySnapshot } from '../domain/bodies/snapshot.ts'
import type { IsoDate } from '../domain/calendar/dates.ts'
import { newestCalendar } from '../domain/calendar/editions.ts'
import { deadlineDates, deadlines } from '../domain/deadlines/deadlines.ts'
import type { DeadlineFacts } from '../domain/deadlines/facts.ts'
import { route } from '../domain/routing/route.ts'
import { sampleRegistry } from '../store/registry-files/csv.ts'
import { type Measure, median } from './measure.ts'

/** What the rules themselves cost, without any server. Routing has no bar: told so that a change that makes it slow is seen. */
export const domain = async (): Promise<Measure[]> => {
  const facts: DeadlineFacts = {
    means: 'appeal',
    procedure: 'civil',
    actDate: '2026-07-31',
    sentOn: '2026-08-14',
    receivedOn: '2026-08-17',
  }
  const registry = registrySnapshot(await sampleRegistry())
  const on: IsoDate = '2026-08-17'
  const bodies = registry.bodies(on).map(body => body.id)
  let next = 0
  const nextBody = () => bodies[next++ % bodies.length] as string
  return [
    {
      ...timed('one set of deadlines with proofs', () => deadlines(facts, newestCalendar)),
      bar: { is: '≤', value: 50 },
    },
    {
      ...timed('one set of deadlines without proofs', () => deadlineDates(facts, newestCalendar)),
      bar: { is: '≤', value: 3 },
    },
    timed('who approves a body (route)', () => route(nextBody(), on, registry)),
  ]
}

/** Median over batches, after as many calls to warm up. */
const timed = (name: string, work: () => unknown): Measure => {
  const batch = (): number => {
    const begun = process.hrtime.bigint()
    for (let call = 0; call < callsPerBatch; call++) kept = work()
    return Number(process.hrtime.bigint() - begun) / callsPerBatch / 1000
  }
  for (let turn = 0; turn < batches; turn++) batch()
  const times = Array.from({ length: batches }, batch)
  const because = `median of ${batches} batches of ${callsPerBatch} calls; fastest ${Math.min(...times).toFixed(2)} µs`
  return { name, value: median(times), unit: 'µs', because }
}

/** Keeps results in sight, so that no call is optimised away. */
export let kept: unknown

const batches = 25
const callsPerBatch = 400
