import type { Bench, Side } from './bench.ts'
import { wholeCase } from './cases.ts'
import { type Cpu, cpuOf, perCase, total } from './cpu.ts'
import { inFlight } from './heap.ts'
import { type Measure, median, number } from './measure.ts'

/**
 * Cases through the whole procedure per second, ours and bare in turn: block by block and the order of a pair reversed each time,
 * so that what drifts (the server's memory, other programs) weighs on both. The measure is the rate of all our blocks ÷ that of all bare ones.
 */
export const throughput = async ({ servers, approval, bare, progress }: Bench): Promise<Measure[]> => {
  const block = async (side: Side, cases: number): Promise<Block> => {
    const pids = { ...servers.pids, worker: side.worker.pid }
    const mailsBefore = servers.mails()
    const cpuBefore = cpuOf(pids)
    const begun = performance.now()
    const times: number[] = []
    await inFlight(cases, lanes, async () => {
      const started = performance.now()
      await wholeCase(side.steps)
      times.push(performance.now() - started)
    })
    const rate = cases / ((performance.now() - begun) / 1000)
    return {
      rate,
      cpu: perCase(cpuBefore, cpuOf(pids), cases),
      slowest: Math.max(...times),
      mails: (servers.mails() - mailsBefore) / cases,
    }
  }
  progress('throughput: warming up')
  await block(bare, casesPerBlock / 2)
  await block(approval, casesPerBlock / 2)

  const pairs: { ours: Block; bare: Block }[] = []
  for (let pair = 0; pair < blocks; pair++) {
    const oursFirst = pair % 2 === 0
    const first = await block(oursFirst ? approval : bare, casesPerBlock)
    const second = await block(oursFirst ? bare : approval, casesPerBlock)
    const done = oursFirst ? { ours: first, bare: second } : { ours: second, bare: first }
    pairs.push(done)
    progress(`throughput ${pair + 1} of ${blocks}: ${told(done.ours)}; bare ${told(done.bare)}`)
  }
  // Blocks are equally long in cases, so the rate over all of them is the harmonic mean.
  const overall = (of: (pair: (typeof pairs)[number]) => number) =>
    pairs.length / pairs.reduce((seconds, pair) => seconds + 1 / of(pair), 0)
  const ours = overall(pair => pair.ours.rate)
  const theirs = overall(pair => pair.bare.rate)
  const ratios = pairs.map(pair => pair.ours.rate / pair.bare.rate)
  const cases = blocks * casesPerBlock
  const mails = (of: (pair: (typeof pairs)[number]) => Block) => median(pairs.map(pair => of(pair).mails))
  const cpu = { ours: averageOf(pairs.map(pair => pair.ours.cpu)), bare: averageOf(pairs.map(pair => pair.bare.cpu)) }
  return [
    {
      name: 'throughput, ours ÷ bare',
      value: ours / theirs,
      unit: '×',
      bar: { is: '≥', value: 0.6 },
      because:
        `${cases} cases each, ${lanes} in flight; by pairs of blocks ${ratios.map(number).join(', ')} (median ${number(median(ratios))}); ` +
        `mails by case ${number(mails(pair => pair.ours))}, bare ${number(mails(pair => pair.bare))}; bare proves and records nothing`,
      details: { pairs },
    },
    {
      name: 'cases per second',
      value: ours,
      unit: '',
      bare: theirs,
      because: 'client, worker and both servers on this machine, beside whatever else runs on it',
    },
    {
      name: 'processor time of one case, all processes',
      value: total(cpu.ours),
      unit: 'ms',
      bare: total(cpu.bare),
      because: `${partsOf(cpu.ours)}; bare: ${partsOf(cpu.bare)}`,
      details: cpu,
    },
  ]
}

type Block = {
  /** Cases per second. */
  rate: number
  cpu: Cpu
  /** Milliseconds that the slowest case took. */
  slowest: number
  /** Sent while the block ran, by case. */
  mails: number
}

const told = ({ rate, slowest }: Block) => `${number(rate)} cases/s (slowest case ${(slowest / 1000).toFixed(1)} s)`

const partsOf = (cpu: Cpu): string =>
  Object.entries(cpu)
    .map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(0)}`)
    .join(', ')

const averageOf = (all: Cpu[]): Cpu =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map(name => [name, all.reduce((sum, cpu) => sum + (cpu[name] ?? 0), 0) / all.length]),
  )

const lanes = 20
const blocks = 7
const casesPerBlock = 60
