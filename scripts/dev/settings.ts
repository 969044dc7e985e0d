import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where `npm start` keeps everything between runs. */
export const dataFolder = (): string => resolve(root, process.env.KELISU_DATA || '.kelisu')

/** The ports of the local servers by the setting that changes each. */
export const ports = () => ({
  temporal: port('KELISU_TEMPORAL_PORT', 7233),
  temporalUi: port('KELISU_TEMPORAL_UI_PORT', 8233),
  postgres: port('KELISU_POSTGRES_PORT', 54_321),
  smtp: port('KELISU_SMTP_PORT', 2525),
  api: port('KELISU_API_PORT', 8400),
  identity: port('KELISU_IDENTITY_PORT', 8401),
})

function port(setting: string, usual: number): number {
  const text = process.env[setting]
  if (!text) return usual
  const number = Number(text)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw new Error(`${setting}=${text} is not a port: a whole number from 1 to 65535 is needed.`)
}
