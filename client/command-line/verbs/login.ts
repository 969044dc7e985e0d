import type { Caller } from '../../../domain/access/caller.ts'
import { typed } from '../command-of.ts'
import { apiAddress, askApi } from '../login/ask-api.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { Refused } from '../refused.ts'

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
      answer(await callerAt(api))
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
    .action(async () => answer(await callerAt(apiAddress())))

  const answer = (caller: Caller): void =>
    print.answer(caller, () => (caller.kind === 'person' ? caller.person : caller.system))
}

const callerAt = async (api: URL): Promise<Caller> => {
  const { accessTokenFor } = await import('../login/device-login.ts')
  const token = await accessTokenFor(api)
  if (token === undefined) throw new Refused({ code: 'NOT_LOGGED_IN', citation: 'design', message: texts.notLoggedIn })
  return (await askApi(api, '/auth/caller', token)) as Caller
}

const texts = {
  loggedOut: { kk: 'Шықтыңыз.', ru: 'Вы вышли.', en: 'You are logged out.' },
  wasNot: { kk: 'Кірген жоқ едіңіз.', ru: 'Вы и не были в системе.', en: 'You were not logged in.' },
  notLoggedIn: {
    kk: `Сіз кірген жоқсыз. Кіру: ${typed('login')}`,
    ru: `Вы не вошли. Войти: ${typed('login')}`,
    en: `You are not logged in. Log in: ${typed('login')}`,
  },
}
