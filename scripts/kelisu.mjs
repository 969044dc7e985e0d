import { existsSync } from 'node:fs'
import module from 'node:module'

// Runs on any Node from 20: before the packages are there, an older one would only say that it does not know TypeScript.
const isInstalled = existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))
if (isInstalled && Number(process.versions.node.split('.')[0]) >= 24) {
  const { compiledCode } = await import('./setup/cache-folder.mjs')
  module.enableCompileCache(compiledCode)
  await import('../client/command-line/kelisu.ts')
} else {
  const message =
    'Kelisu is not installed in this checkout yet: run "npm start" once. / Kelisu әлі орнатылмаған: бір рет "npm start" іске қосыңыз. / Kelisu ещё не установлен: один раз выполните "npm start".'
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ error: { code: 'NOT_INSTALLED', message, citation: 'design' } }, null, 2))
  else console.error(message)
  process.exitCode = 1
}
