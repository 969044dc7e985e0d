import { EnvironmentFault } from './environment.ts'

/** Runs a process by its settings; a wrong one is named before anything else is loaded, which takes a second. */
export const startProcess = async <Settings>(
  readSettings: (variables: NodeJS.ProcessEnv) => Settings,
  load: () => Promise<{ run: (settings: Settings) => Promise<void> }>,
): Promise<void> => {
  try {
    const settings = readSettings(process.env)
    const { run } = await load()
    await run(settings)
  } catch (error) {
    process.stderr.write(`${error instanceof EnvironmentFault ? error.message : (error as Error).stack}\n`)
    process.exit(1)
  }
}
