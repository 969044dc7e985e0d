import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../../domain/calendar/dates.ts'

/** A login at one API: the tokens, and where they are renewed. */
export type KeptLogin = {
  issuer: string
  client: string
  audience: string
  accessToken: string
  expiresAt: Instant
  refreshToken?: string
}

/** The login that this user keeps for the API at the address. */
export const keptLogin = (api: URL): KeptLogin | undefined => all()[api.origin]

/** Keeps the login for the address, in a file that this user alone may read; without one, forgets it. */
export const keepLogin = (api: URL, login?: KeptLogin): void => {
  const { [api.origin]: _, ...others } = all()
  const text = JSON.stringify(login ? { ...others, [api.origin]: login } : others, null, 2)
  mkdirSync(folder(), { recursive: true, mode: 0o700 })
  // Renamed when whole: a run beside this one never reads half of it.
  const partial = join(folder(), `logins.${process.pid}.partial`)
  writeFileSync(partial, `${text}\n`, { mode: 0o600 })
  renameSync(partial, file())
}

/** Whether its token can still be sent: one that ends while it is on its way is of no use. */
export const isFresh = ({ expiresAt }: KeptLogin): boolean => Date.parse(expiresAt) > Date.now() + spareMs

const spareMs = 30_000

const all = (): Record<string, KeptLogin> => {
  try {
    return JSON.parse(readFileSync(file(), 'utf8'))
  } catch {
    // None yet, or nothing that can be read: whoever logs in writes it anew.
    return {}
  }
}

const file = (): string => join(folder(), 'logins.json')

const folder = (): string => join(configFolder(), 'kelisu')

const configFolder = (): string => {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  return XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA) || join(homedir(), '.config')
}
