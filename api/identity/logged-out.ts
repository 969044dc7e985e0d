import type { Language, Text } from '../../domain/texts/languages.ts'

/** Where one lands after the logout, in the language of the browser. */
export const loggedOutPage = (
  language: Language,
): string => `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Kelisu</title>
<style>body{font:16px/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}</style>
<h1>Kelisu</h1><p>${done[language]} <a href="/auth/login">${again[language]}</a></p></html>`

const done: Text = { kk: 'Сіз жүйеден шықтыңыз.', ru: 'Вы вышли из системы.', en: 'You are logged out.' }
const again: Text = { kk: 'Қайта кіру', ru: 'Войти снова', en: 'Log in again' }
