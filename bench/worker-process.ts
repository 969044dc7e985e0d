import { fork } from 'node:child_process'
import { once } from 'node:events'

export type WorkerSettings = {
  kind: 'approval' | 'bare'
  address: string
  databaseUrl: string
  smtpUrl: string
  /** The workflow bundle. */
  code: string
  taskQueue: string
}

/** Bytes in use after all garbage is gone: of the main thread (SDK, activities) and of the thread that runs workflows. */
export type Heap = { main: number; workflows: number }

export type WorkerProcess = { pid: number; taskQueue: string; heap(): Promise<Heap>; stop(): Promise<void> }

const fileOf = (name: string) => new URL(name, import.meta.url)

/** A worker in a process of its own, with its garbage collector within reach. Resolves when it polls. */
export const startWorkerProcess = async (settings: WorkerSettings): Promise<WorkerProcess> => {
  const child = fork(fileOf('./worker.ts'), {
    // Without flushing, else the engine drops the code of what has not run for a while, and megabytes go that no case has freed.
    execArgv: ['--expose-gc', '--no-flush-bytecode', '--import', fileOf('./thread-heap.ts').href],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The worker of the bench ended (exit code ${code})`)
  })
  ended.catch(() => undefined)
  const next = () => Promise.race([once(child, 'message').then(([message]) => message as unknown), ended])
  child.send(settings)
  await next()
  return {
    pid: child.pid as number,
    taskQueue: settings.taskQueue,
    heap: () => {
      const answer = next()
      child.send('heap')
      return answer as Promise<Heap>
    },
    stop: async () => {
      child.disconnect()
      await ended.catch(() => undefined)
    },
  }
}
