import { EnvironmentFault } from '../settings/environment.ts'
import { readSettings } from './settings.ts'

/** The API process: a wrong setting is named before anything else is loaded, which takes a second. */
try {
  const settings = readSettings(process.env)
  const { run } = await import('./run.ts')
  await run(settings)
} catch (error) {
  process.stderr.write(`${error instanceof EnvironmentFault ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
