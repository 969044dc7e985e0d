import type { Language, Text } from '../../domain/texts/languages.ts'
import { argumentTexts } from './arguments.ts'

/** What commander says of words typed wrongly, in the language; English stays commander's own, and so does what has no words here. */
export const usageInWords = (message: string, language: Language): string => {
  if (language === 'en') return message
  const [, said = message, meant] = /^([\s\S]*?)(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/.exec(message) ?? []
  const suggestion = meant === undefined ? '' : `\n${meantText(meant)[language]}`
  for (const [pattern, text] of wrongs) {
    const match = pattern.exec(said)
    if (match) return text(match.slice(1).map(group => group ?? ''))[language] + suggestion
  }
  return message
}

type Said = Omit<Text, 'en'>

const meantText = (meant: string): Said => ({
  kk: `(${meant} деп жазбақ болдыңыз ба?)`,
  ru: `(Может быть, ${meant}?)`,
})

const wrongs: [said: RegExp, text: (groups: string[]) => Said][] = [
  [/^unknown command '(.*)'$/s, ([word]) => ({ kk: `мұндай команда жоқ: ${word}`, ru: `нет такой команды: ${word}` })],
  [/^unknown option '(.*)'$/s, ([word]) => ({ kk: `мұндай опция жоқ: ${word}`, ru: `нет такого параметра: ${word}` })],
  [
    /^missing required argument '(.*)'$/,
    ([name]) => ({ kk: `аргумент жетіспейді: <${name}>`, ru: `не хватает аргумента: <${name}>` }),
  ],
  [
    /^option '(.*)' argument missing$/,
    ([flags]) => ({ kk: `опцияның мәні жоқ: ${flags}`, ru: `у параметра нет значения: ${flags}` }),
  ],
  [
    /^required option '(.*)' not specified$/,
    ([flags]) => ({ kk: `міндетті опция берілмеген: ${flags}`, ru: `не указан обязательный параметр: ${flags}` }),
  ],
  [
    /^too many arguments.* Expected (\d+) arguments? but got (\d+): (.*)\.$/s,
    ([expected, got, words]) => ({
      kk: `аргумент тым көп: керегі ${expected}, берілгені ${got} (${words})`,
      ru: `слишком много аргументов: нужно ${expected}, дано ${got} (${words})`,
    }),
  ],
  [
    /^option '(.*)' argument '(.*)' is invalid\. (.*)$/s,
    ([flags, value, needed]) => invalid(`${flags}: ${value}`, needed ?? ''),
  ],
  [
    /^option '.*' value '(.*)' from env '(.*)' is invalid\. (.*)$/s,
    ([value, name, needed]) => invalid(`${name}: ${value}`, needed ?? ''),
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)$/s,
    ([value, name, needed]) => invalid(`<${name}>: ${value}`, needed ?? ''),
  ],
  [
    /^a word is missing after: (.*)$/s,
    ([words]) => ({ kk: `мына сөзден кейін сөз жетіспейді: ${words}`, ru: `не хватает слова после: ${words}` }),
  ],
]

const invalid = (value: string, needed: string): Said => {
  const { kk, ru } = neededText(needed)
  return { kk: `мән жарамсыз: ${value}. ${kk}`, ru: `значение не подходит: ${value}. ${ru}` }
}

const neededText = (needed: string): Said => {
  const [, choices] = /^Allowed choices are (.*)\.$/.exec(needed) ?? []
  if (choices !== undefined) return { kk: `Мыналардың бірі: ${choices}.`, ru: `Одно из: ${choices}.` }
  const text = Object.values(argumentTexts).find(({ en }) => needed.startsWith(en))
  if (text === undefined) return { kk: needed, ru: needed }
  // What follows is said by a parser, in its own words.
  const detail = needed.slice(text.en.length)
  return { kk: text.kk + detail, ru: text.ru + detail }
}
