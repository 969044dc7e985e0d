import { type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A child process whose output goes to a file. */
export type ServerProcess = {
  name: string
  pid: number
  /** Resolves, never rejects, when the process is gone; says how. */
  ended: Promise<string>
  hasEnded(): boolean
  /** The last lines it wrote. */
  lastWords(): string
  /** Asks it to end, insists after `limit` milliseconds, resolves when it is gone. */
  stop(): Promise<void>
}

export type ProcessOptions = {
  name: string
  command: string
  args: string[]
  logFile: string
  cwd?: string
  env?: Record<string, string | undefined>
  uid?: number
  gid?: number
  stopSignal?: NodeJS.Signals
  /** Milliseconds a stop may take before the process is killed. */
  stopLimit?: number
  /** Called as soon as the process exists, long before it is ready: whoever must stop it knows it from its first moment. */
  onSpawn?: (server: ServerProcess) => void
  /** Called with every message the child sends by `process.send`; gives it the channel. */
  onMessage?: (message: unknown) => void
}

/** Starts a process in a session of its own, so that Ctrl-C in the terminal reaches it only through `stop`, in our order. */
export async function startProcess(options: ProcessOptions): Promise<ServerProcess> {
  const {
    name,
    command,
    args,
    logFile,
    cwd,
    uid,
    gid,
    stopSignal = 'SIGTERM',
    stopLimit = 10_000,
    onSpawn,
    onMessage,
  } = options
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w', 0o600)
  const spawning: SpawnOptions = {
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log, log, ...(onMessage ? (['ipc'] as const) : [])],
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  }
  const child = spawn(command, args, spawning)
  closeSync(log)
  if (onMessage) child.on('message', onMessage)

  let over = false
  const ended = new Promise<string>(resolve => {
    const end = (how: string) => {
      over = true
      resolve(how)
    }
    child.once('exit', (code, signal) => end(signal ? `killed by ${signal}` : `exit code ${code}`))
    child.once('error', error => end(error.message))
  })
  const lastWords = () => {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20)
    return [
      ...lines.map(line => (line.length > 500 ? `${line.slice(0, 500)}…` : line)),
      `(all of it: ${logFile})`,
    ].join('\n')
  }
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started: ${await ended} (${command})`)

  const stop = async () => {
    if (over) return
    child.kill(stopSignal)
    const insist = setTimeout(() => child.kill('SIGKILL'), stopLimit)
    await ended
    clearTimeout(insist)
  }
  const server = { name, pid, ended, hasEnded: () => over, lastWords, stop }
  onSpawn?.(server)
  return server
}

/** Asks `isReady` until it answers true. Rejects when the process ends first or `limit` milliseconds have passed, with its last words. */
export async function untilReady(server: ServerProcess, isReady: () => Promise<boolean>, limit: number): Promise<void> {
  const deadline = Date.now() + limit
  while (!(await isReady().catch(() => false))) {
    if (server.hasEnded())
      throw new Error(`${server.name} ended while starting (${await server.ended}). It said:\n${server.lastWords()}`)
    if (Date.now() > deadline)
      throw new Error(`${server.name} did not answer within ${limit / 1000} s. It said:\n${server.lastWords()}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
