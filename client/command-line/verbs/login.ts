import type { Caller } from '../../../domain/access/caller.ts'
import { apiInUse } from '../over-http/api.ts'
import { apiAddress } from '../over-http/ask-api.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'

/** `login`, `logout`, `whoami`: who calls the HTTP API from this command line. */
export const addLogin = (program: Program, print: Print): void => {
  program
    .command('login')
    .description('log in at the HTTP API (KELISU_URL), with the browser of any device')
    .action(async () => {
      const { logIn } = await import('../login/device-login.ts')
      const api = apiAddress()
      await logIn(api, (address, code) =>
        print.remark({
          kk: `Мына бетті ашып, ${code} кодын растаңыз: ${address}`,
          ru: `Откройте страницу и подтвердите код ${code}: ${address}`,
          en: `Open this page and confirm the code ${code}: ${address}`,
        }),
      )
      answer(await caller())
    })

  program
    .command('logout')
    .description('forget the login, and have it revoked')
    .action(async () => {
      const { logOut } = await import('../login/device-login.ts')
      const wasLoggedIn = await logOut(apiAddress())
      print.answer({ wasLoggedIn }, language => (wasLoggedIn ? texts.loggedOut : texts.wasNot)[language])
    })

  program
    .command('whoami')
    .description('who is logged in')
    .action(async () => answer(await caller()))

  const caller = async () => (await apiInUse(print)).get<Caller>('/auth/caller')
  const answer = (caller: Caller): void =>
    print.answer(caller, () => (caller.kind === 'person' ? caller.person : caller.system))
}

const texts = {
  loggedOut: { kk: 'Шықтыңыз.', ru: 'Вы вышли.', en: 'You are logged out.' },
  wasNot: { kk: 'Кірген жоқ едіңіз.', ru: 'Вы и не были в системе.', en: 'You were not logged in.' },
}
