import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { toldBy } from './told-by.ts'

// `node test/logs/make.ts`: keeps the log that each golden history tells. Only ever added to: a log that is there is evidence of what
// the rules answered, and no change may rewrite it.
const histories = new URL('../histories/', import.meta.url)
for (const name of readdirSync(histories).filter(file => file.endsWith('.json'))) {
  const file = new URL(name, import.meta.url)
  const kept = existsSync(file)
  if (!kept) writeFileSync(file, `${JSON.stringify(toldBy(new URL(name, histories)), null, 1)}\n`)
  process.stdout.write(`${name}: ${kept ? 'kept' : 'added'}\n`)
}
