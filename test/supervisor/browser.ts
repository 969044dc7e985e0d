import { spawnSync } from 'node:child_process'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A headless Chromium: the machine's own where it has one that starts, else the one that npm has brought (Linux). */
export const openBrowser = async (): Promise<Browser> => {
  const own = ofTheMachine()
  // Some systems have only a stub of that name, which tells one to install it.
  const started = own === undefined ? undefined : await launched(own).catch(() => undefined)
  return started ?? launched(await sparticuz.executablePath())
}

const launched = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    // As root Chromium refuses its sandbox; it only ever opens our own pages.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'],
    headless: true,
  })

const ofTheMachine = (): string | undefined =>
  ['chromium', 'google-chrome']
    .map(name => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim())
    .find(path => path)
