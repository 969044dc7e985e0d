type Cookie = { host: string; name: string; value: string }

/** A page as it came, after all redirects. */
export type Page = { status: number; url: string; text: string; json: unknown; passed: string[] }

/**
 * A browser as far as logins need one: a jar of cookies per host and port, redirects followed, and what a browser says of itself
 * when a page of `from` sends something.
 */
export const aBrowser = () => {
  let jar: Cookie[] = []

  const keep = (url: URL, header: string): void => {
    const [pair = '', ...attributes] = header.split(';')
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1)]
    const isOver = attributes.some(attribute => /^ *(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute))
    jar = jar.filter(cookie => cookie.host !== url.host || cookie.name !== name)
    if (!isOver) jar.push({ host: url.host, name, value })
  }

  const once = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address)
    const cookies = jar.filter(({ host }) => host === url.host).map(({ name, value }) => `${name}=${value}`)
    const headers = new Headers(init.headers)
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const header of response.headers.getSetCookie()) keep(url, header)
    return response
  }

  /** Follows redirects until there is a page, or until an address for which `until` holds, which is then not asked. */
  const go = async (address: string, init: RequestInit = {}, until = (_: string) => false): Promise<Page> => {
    const passed = [address]
    for (let next = address, options = init; ; options = {}) {
      const response = await once(next, options)
      const location = response.headers.get('location')
      if (location === null) {
        const text = await response.text()
        return { status: response.status, url: next, text, json: jsonOf(text), passed }
      }
      await response.body?.cancel()
      next = new URL(location, next).href
      passed.push(next)
      if (until(next)) return { status: response.status, url: next, text: '', json: undefined, passed }
    }
  }

  return {
    go,
    once,
    cookies: (): readonly Cookie[] => jar,
    setCookie: (cookie: Cookie) => {
      jar = [...jar.filter(({ host, name }) => host !== cookie.host || name !== cookie.name), cookie]
    },
    /** Sends the page's only form as it is, with what its button adds. */
    submit: (form: Page, button: Record<string, string> = {}) => {
      const address = /<form[^>]* action="([^"]+)"/.exec(form.text)?.[1] ?? form.url
      const body = new URLSearchParams(button)
      for (const [, name = '', value] of form.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
        body.append(name, value ?? '')
      return go(new URL(address, form.url).href, { method: 'POST', body })
    },
    /** Presses the button of the provider's page that chooses this person. */
    choose: (choice: Page, person: string, until?: (address: string) => boolean) =>
      go(`${choice.url}?person=${person}`, { method: 'POST' }, until),
  }
}

export type Browser = ReturnType<typeof aBrowser>

/** From the API's own login address to the page that it leads back to. */
export const logIn = async (browser: Browser, url: string, person: string, returnTo = '/who'): Promise<Page> =>
  browser.choose(await browser.go(`${url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`), person)

/** What an answer says; of a problem only the code and the facts. */
export const told = (answer: unknown): unknown => {
  const { code, facts } = answer as { code?: string; facts?: object }
  return code === undefined ? answer : { code, ...facts }
}

const jsonOf = (text: string): unknown => {
  try {
    return told(JSON.parse(text))
  } catch {
    return undefined
  }
}
