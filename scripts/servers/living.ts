import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A text that is the same for a process as long as it lives and differs for another one that later gets the same id;
 * undefined when no such process lives.
 */
export function identityOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const fields = read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ')
    // Field 3 is the state, Z for one that has ended and is not yet reaped; field 22 is the start, in clock ticks since boot.
    return fields && fields[0] !== 'Z' ? `${bootId()} ${fields[19]}` : undefined
  }
  return ps(pid, 'lstart=')
}

/** The command line of a living process, words parted by blanks. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ')
  return ps(pid, 'command=')
}

/** Asks a process that is not our child to end, insists after `limit` milliseconds, resolves when it is gone. */
export async function endForeign(pid: number, signal: NodeJS.Signals, limit = 10_000): Promise<void> {
  const identity = identityOf(pid)
  if (identity === undefined) return
  process.kill(pid, signal)
  const insistAt = Date.now() + limit
  while (identityOf(pid) === identity) {
    if (Date.now() > insistAt) process.kill(pid, 'SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const bootId = () => read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined
}
