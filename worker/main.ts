import { EnvironmentFault } from '../settings/environment.ts'
import { ServerAway } from './server-away.ts'
import { readSettings } from './settings.ts'

/** The worker process: a wrong setting is named before anything else is loaded, which takes a second; then a server that is away. */
try {
  const settings = readSettings(process.env)
  const { run } = await import('./run.ts')
  await run(settings)
} catch (error) {
  const isPlain = error instanceof EnvironmentFault || error instanceof ServerAway
  process.stderr.write(`${isPlain ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
