import { readFileSync } from 'node:fs'

/** Milliseconds of processor time, by process. */
export type Cpu = Record<string, number>

/**
 * Processor time that this process (`client`) and the given ones with their children have used so far; of this process only where
 * there is no /proc. Other programs make a case wait much longer, but cost only a little more: a steadier measure than its rate.
 */
export const cpuOf = (pids: Record<string, number>): Cpu => {
  const { user, system } = process.cpuUsage()
  const own = { client: (user + system) / 1000 }
  try {
    return { ...Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, timeOf(pid)])), ...own }
  } catch {
    return own
  }
}

/** What was used between two looks, for each of `cases`. */
export const perCase = (before: Cpu, after: Cpu, cases: number): Cpu =>
  Object.fromEntries(Object.keys(after).map(name => [name, ((after[name] ?? 0) - (before[name] ?? 0)) / cases]))

export const total = (cpu: Cpu): number => Object.values(cpu).reduce((sum, time) => sum + time, 0)

const timeOf = (pid: number): number => {
  // After the name in brackets, which may hold anything: fields 14 to 17 are user and system time, of itself and of ended children.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const own = fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) * millisecondsPerTick
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return children.reduce((sum, child) => sum + timeOfIfAlive(Number(child)), own)
}

const timeOfIfAlive = (pid: number): number => {
  try {
    return timeOf(pid)
  } catch {
    return 0
  }
}

/** Linux counts in hundredths of a second for every program (USER_HZ). */
const millisecondsPerTick = 10
