import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { claimantOf } from '../servers/claim.ts'
import { removeClusterOf } from '../servers/postgres.ts'
import { dataFolder } from './settings.ts'

/** All that `npm start` makes in the data folder. Nothing else is removed: KELISU_DATA may name a folder with other things in it. */
const made = [
  'bundle',
  'environment.json',
  'identity',
  'issuer-key.json',
  'logs',
  'mail',
  'postgres',
  'postgres-password',
  'postgres.partial',
  'postgres.password',
  'running.json',
  'webhook-key',
]

const folder = dataFolder()
const claimant = claimantOf(folder)
if (claimant !== undefined) {
  console.error(`Kelisu runs on ${folder} (process ${claimant}). Stop it first.`)
  process.exit(1)
}
for (const name of entries())
  if (made.includes(name) || name.startsWith('temporal.sqlite'))
    rmSync(join(folder, name), { recursive: true, force: true })
removeClusterOf(folder)
const left = entries()
if (left.length === 0) rmSync(folder, { recursive: true, force: true })
console.log(
  left.length === 0 ? `${folder} is empty now.` : `Emptied ${folder}; left alone what is not ours: ${left.join(', ')}`,
)

function entries(): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
