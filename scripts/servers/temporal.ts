import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { freePort } from './ports.ts'
import { type ServerProcess, startProcess, untilReady } from './process.ts'
import { temporalCli } from './temporal-cli.mjs'

export type Temporal = ServerProcess & { address: string; namespace: string; uiUrl: string | undefined }

export type TemporalOptions = {
  /** Holds the log and, where `inMemory` is false, the database. */
  folder: string
  inMemory: boolean
  port?: number
  /** Without it the server has no UI. */
  uiPort?: number
  onSpawn?: (server: ServerProcess) => void
}

const namespace = 'default'
const attempts = 3

/** Closed cases stay visible for ten years; the dev server's own default is a day. */
const retention = msToTs('87600h')

/**
 * Starts Temporal's dev server on the loopback, with per-workflow time skipping. Rejects with the server's own words.
 * One that ends while starting is started again: it picks ports for its inner services, and another process may take one first.
 */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const { folder, inMemory, uiPort, onSpawn } = options
  const command = await temporalCli()
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const server = await startProcess({
      name: 'Temporal',
      command,
      args: [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'],
        ...(inMemory ? [] : ['--db-filename', join(folder, 'temporal.sqlite')]),
        ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)]),
        ...['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'],
      ],
      // The server asks for the user's name and, for a bare uid without one, finds it only here.
      env: { USER: process.env.USER || 'kelisu' },
      logFile: join(folder, 'logs', 'temporal.log'),
      ...(onSpawn ? { onSpawn } : {}),
    })
    const address = `127.0.0.1:${port}`
    try {
      await untilReady(server, () => isServing(address), 60_000)
      return { ...server, address, namespace, uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}` }
    } catch (error) {
      const mayRetry = server.hasEnded() && attempt < attempts
      await server.stop()
      if (!mayRetry) throw error
    }
  }
}

/** The namespace answers, and keeps closed cases long enough. */
async function isServing(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 })
  try {
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: retention },
    })
    return true
  } finally {
    await connection.close()
  }
}
