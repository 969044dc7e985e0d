import { type Bench, type Side, until } from './bench.ts'
import { type Measure, median } from './measure.ts'
import type { Heap } from './worker-process.ts'

/**
 * Heap of the whole running worker process (its main thread and the thread that runs workflows) per case held open in its cache,
 * in the stage `received`: after all garbage is gone, with many cases more than before. The median of some rounds, since a
 * process still gives back what its start needed.
 */
export const heapPerCase = async ({ client, approval, bare, progress }: Bench): Promise<Measure[]> => {
  const held = async (side: Side, cases: number): Promise<string[]> => {
    const ids: string[] = []
    await inFlight(cases, 10, async () => {
      const id = await side.steps.start()
      await side.steps.receive(id)
      ids.push(id)
    })
    await until('the held cases rest', async () => {
      const { raw } = await client.workflow.getHandle(ids.at(-1) as string).describe()
      return !raw.pendingWorkflowTask && (raw.pendingActivities ?? []).length === 0
    })
    return ids
  }
  const measured = async (name: string, side: Side) => {
    const ids = await held(side, warmUp)
    const heaps = [await side.worker.heap()]
    for (let round = 1; round <= rounds; round++) {
      progress(`${name}: ${round * perRound} cases held in cache`)
      ids.push(...(await held(side, perRound)))
      heaps.push(await side.worker.heap())
    }
    // Ended, so that the measures that follow run on a worker that holds nothing.
    await inFlight(ids.length, 20, async index => {
      await client.workflow.getHandle(ids[index] as string).terminate('measured')
    })
    const [before, after] = [heaps[0], heaps.at(-1)]
    if (!before || !after) throw new Error('No heap was measured')
    const perCase = (part: (heap: Heap) => number) => (part(after) - part(before)) / (rounds * perRound) / 1024
    const perRoundKiB = heaps.slice(1).map((heap, index) => (sum(heap) - sum(heaps[index] ?? before)) / perRound / 1024)
    return {
      whole: perCase(sum),
      main: perCase(heap => heap.main),
      workflows: perCase(heap => heap.workflows),
      perRoundKiB,
    }
  }
  const ours = await measured('Kelisu', approval)
  const theirs = await measured('bare', bare)
  return [
    {
      name: 'heap of the whole worker process per cached case',
      value: median(ours.perRoundKiB),
      unit: 'KiB',
      bare: median(theirs.perRoundKiB),
      bar: { is: '≤', value: 100 },
      because:
        `${rounds * perRound} cases in the stage "received"; in the workflow thread ${ours.workflows.toFixed(1)} KiB, in the main thread ${ours.main.toFixed(1)}; ` +
        `median of rounds of ${perRound}: ${inRounds(ours.perRoundKiB)}; bare: ${inRounds(theirs.perRoundKiB)}`,
      details: { ours, bare: theirs },
    },
  ]
}

const inRounds = (kib: number[]): string => kib.map(each => each.toFixed(1)).join(', ')

const warmUp = 150
const rounds = 4
const perRound = 100

const sum = ({ main, workflows }: Heap): number => main + workflows

/** Does the work `count` times, never more than `lanes` at once. */
export const inFlight = async (count: number, lanes: number, work: (index: number) => Promise<void>): Promise<void> => {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
