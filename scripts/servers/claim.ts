import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endForeign, identityOf } from './living.ts'

/** The right of one command at a time to run servers on a data folder. */
export type Claim = {
  /** Remembers a server, so that the next claim can end it should this process be killed before it can. */
  remember(name: string, pid: number): void
  release(): void
}

type Known = { name: string; pid: number; identity: string | undefined }
type Record = { owner: Known; servers: Known[] }

/** Which living process, if any, has claimed the folder. */
export function claimantOf(folder: string): number | undefined {
  const record = read(folder)
  return record && isAlive(record.owner) ? record.owner.pid : undefined
}

/** Claims the folder, ending servers that a killed claimant left behind. Rejects when the claimant lives. */
export async function claim(folder: string): Promise<Claim> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = fileIn(folder)
  const before = read(folder)
  if (before && isAlive(before.owner))
    throw new Error(
      `Kelisu already runs on ${folder} (process ${before.owner.pid}). Stop that one first, or set KELISU_DATA to another folder.`,
    )
  for (const server of before?.servers ?? []) if (isAlive(server)) await endForeign(server.pid, 'SIGINT')
  rmSync(file, { force: true })

  const record: Record = { owner: known('owner', process.pid), servers: [] }
  const write = (flag: 'wx' | 'w') => writeFileSync(file, JSON.stringify(record, null, 2), { flag, mode: 0o600 })
  write('wx')
  return {
    remember(name, pid) {
      record.servers.push(known(name, pid))
      write('w')
    },
    release: () => rmSync(file, { force: true }),
  }
}

const fileIn = (folder: string) => join(folder, 'running.json')
const known = (name: string, pid: number): Known => ({ name, pid, identity: identityOf(pid) })
const isAlive = ({ pid, identity }: Known) => identity !== undefined && identityOf(pid) === identity

function read(folder: string): Record | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Record
  } catch {
    return undefined
  }
}
