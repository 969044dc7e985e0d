import { fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { Office } from '../setup/office.ts'

const entries = {
  worker: fileURLToPath(new URL('../../worker/main.ts', import.meta.url)),
  API: fileURLToPath(new URL('../../api/main.ts', import.meta.url)),
}

type Settings = Record<string, string>

/** The worker, or the API, as an office runs it: a process of its own, with nothing but these settings. */
export type WorkerProcess = {
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Asks it to end as a service manager does; the exit code. */
  stop(): Promise<number | null>
  /** Its log, one object a line. */
  log(): Record<string, unknown>[]
  /** All that it has written, wherever to. */
  written(): string
}

/** A worker for the cases of an office that has none of its own; resolves when it takes cases. */
export const startWorker = (office: Office, settings: Settings = {}): Promise<WorkerProcess> =>
  started('worker', { ...settingsOf(office), ...settings })

/** The API with exactly these settings; resolves when it answers. */
export const startApi = (settings: Settings): Promise<WorkerProcess> => started('API', settings)

const started = async (program: keyof typeof entries, settings: Settings): Promise<WorkerProcess> => {
  const { child, written, ended } = launch(settings, program)
  const failed = ended.then(({ code, err }) => {
    throw new Error(`The ${program} ended with ${code} before it was ready: ${err}`)
  })
  failed.catch(() => undefined)
  await Promise.race([once(child, 'message'), failed])
  const gone = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return (await ended).code
  }
  return {
    kill: async () => void (await gone('SIGKILL')),
    stop: () => gone('SIGTERM'),
    log: () =>
      written.out
        .split('\n')
        .filter(line => line.startsWith('{'))
        .map(line => JSON.parse(line)),
    written: () => written.out + written.err,
  }
}

/** Starts a worker with exactly these settings and waits for its end: for one that must not start. */
export const workerThatEnds = async (settings: Settings): Promise<{ code: number | null; err: string }> =>
  launch(settings).ended

export const settingsOf = (office: Office): Settings => ({
  KELISU_DATABASE_URL: office.databaseUrl,
  KELISU_TASK_QUEUE: office.taskQueue,
  KELISU_SMTP_URL: office.mailbox.url,
  KELISU_MAIL_FROM: 'kelisu@office.example',
  KELISU_UI_URL: 'http://127.0.0.1:8233',
  KELISU_ALLOW_UNSIGNED: 'true',
})

const launch = (settings: Settings, program: keyof typeof entries = 'worker') => {
  const bundlePath = inject('workflowBundlePath')
  const child = fork(entries[program], [], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      // No Temporal profile of whoever runs the tests.
      HOME: dirname(bundlePath),
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      KELISU_WORKFLOW_BUNDLE: bundlePath,
      ...settings,
    },
  })
  const orphaned = () => child.kill('SIGKILL')
  process.once('exit', orphaned)
  const written = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', text => {
    written.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    written.err += text
  })
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', orphaned)
    return { code: code as number | null, err: written.err }
  })
  return { child, written, ended }
}
