import type { Account } from './identity-provider.ts'

/** A plain page with nothing from outside; `form` is markup of the provider's own, sent by one button. */
export const page = (
  title: string,
  lines: readonly string[],
  form = '',
  button?: [form: string, name: string],
): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>body{font:16px/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
button{font:inherit;text-align:left}li{margin:.3rem 0}</style>
<h1>${escaped(title)}</h1>${lines.map(line => `<p>${escaped(line)}</p>`).join('')}${form}${
    button === undefined
      ? ''
      : `<button autofocus type="submit" form="${button[0]}"${button[1] ? ` name="${button[1]}" value="yes"` : ''}>Yes</button>`
  }</html>`

/** Everybody who can be chosen, each a button. */
export const choicePage = (client: string, path: string, accounts: readonly Account[]): string =>
  page(
    `${client}: who are you?`,
    ['The people of the sample registry; there are no passwords here.'],
    `<form method="post"><ul>${accounts
      .map(
        ({ id, name, does }) =>
          `<li><button formaction="${escaped(path)}?person=${encodeURIComponent(id)}">${escaped(name)}</button> ${escaped(`${id} · ${does}`)}</li>`,
      )
      .join('')}</ul></form>`,
  )

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
