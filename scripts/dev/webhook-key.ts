import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** By which this machine's secrets of webhooks are sealed: made once and kept with the data, readable by this user alone. */
export const webhookKey = (folder: string): string => {
  const file = join(folder, 'webhook-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
