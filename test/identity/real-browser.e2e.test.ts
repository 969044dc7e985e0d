import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../supervisor/browser.ts'
import { told } from './a-browser.ts'
import { type LoginOffice, openLoginOffice } from './login-office.ts'

const person = 'p-0038'

let office: LoginOffice
let browser: Browser
beforeAll(async () => {
  office = await openLoginOffice()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const answerOn = async (page: Page) => told(JSON.parse((await page.textContent('body')) ?? ''))

const loggedIn = async (): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${office.url}/auth/login?returnTo=/who`)
  await page.click(`button[formaction$="person=${person}"]`)
  expect(await answerOn(page)).toEqual({ kind: 'person', person })
  return page
}

describe('in a real browser', () => {
  it('a person logs in by choosing himself, and out by the form of our own page', async () => {
    const page = await loggedIn()
    expect(await page.evaluate('document.cookie')).toBe('')
    await page.goto(`${office.url}/own`)
    await page.click('button')
    expect(page.url()).toContain(`${office.provider.issuer}/session/end`)
    await page.goto(`${office.url}/who`)
    expect(await answerOn(page)).toEqual({})
  })

  it('a script of our own page acts with the session', async () => {
    const page = await loggedIn()
    const answer = await page.evaluate("fetch('/who', { method: 'POST' }).then(response => response.json())")
    expect(answer).toEqual({ kind: 'person', person })
  })

  it('a foreign page neither acts with the session nor ends it', async () => {
    const page = await loggedIn()
    const form = `<form method="post" action="${office.url}/auth/logout"><button>win a prize</button></form>`
    const foreign = createServer((_, response) => response.setHeader('content-type', 'text/html').end(form))
    await new Promise<void>(resolve => foreign.listen(0, '127.0.0.1', resolve))
    // Another port of the same host is same-site: the cookie does come along, and must not be enough.
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}`)
    await page.click('button')
    expect(await answerOn(page)).toEqual({ code: 'CSRF_REFUSED' })
    await page.goto(`${office.url}/who`)
    expect(await answerOn(page)).toEqual({ kind: 'person', person })
    foreign.close()
    foreign.closeAllConnections()
  })
})
