import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Runs on any Node from 20: before the packages are there, an older one would only say that it does not know TypeScript.
const modules = new URL('../node_modules/', import.meta.url)
const isInstalled = existsSync(new URL('.package-lock.json', modules))
const packagedNode = fileURLToPath(new URL('.bin/node', modules))
if (isInstalled && Number(process.versions.node.split('.')[0]) >= 24) {
  const { compiledCode } = await import('./setup/cache-folder.mjs')
  module.enableCompileCache(compiledCode)
  await import('../client/command-line/kelisu.ts')
} else if (isInstalled && existsSync(packagedNode)) {
  // Not as the other scripts run theirs: paths that are typed count from the folder where they are typed.
  const child = spawn(packagedNode, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', sayWhatToRun)
  child.on('exit', code => process.exit(code ?? 1))
} else sayWhatToRun()

function sayWhatToRun() {
  const message =
    'Kelisu is not installed in this checkout yet: run "npm start" once. / Kelisu әлі орнатылмаған: бір рет "npm start" іске қосыңыз. / Kelisu ещё не установлен: один раз выполните "npm start".'
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ error: { code: 'NOT_INSTALLED', message, citation: 'design' } }, null, 2))
  else console.error(message)
  process.exitCode = 1
}
