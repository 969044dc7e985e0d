import type { Text } from './languages.ts'

/** What a field of a message must be, by what its schema has found; a finding that has no words here stays as it is. */
export const fieldFaultInWords = (found: string): Text => {
  for (const [pattern, text] of faults) {
    const match = pattern.exec(found)
    if (match) return text(match[1] ?? '', match[2] ?? '')
  }
  return { kk: found, ru: found, en: found }
}

type Fault = [found: RegExp, text: (first: string, second: string) => Text]

/** In the words of `schemas/` and of the library that checks them: a test finds what is missing here. */
const faults: Fault[] = [
  [/received undefined$/, () => ({ kk: 'берілмеген', ru: 'не указано', en: 'is not given' })],
  [
    /^Invalid input: expected (\w+)/,
    kind => {
      const { kk, ru, en } = kindTexts[kind] ?? { kk: kind, ru: kind, en: kind }
      return { kk: `${kk} болуы керек`, ru: `должно быть: ${ru}`, en: `must be ${en}` }
    },
  ],
  [
    /^Invalid (?:option|input): expected (?:one of )?(".*)$/,
    list => {
      const values = list.replaceAll('"', '').replaceAll('|', ', ')
      return { kk: `мыналардың бірі: ${values}`, ru: `одно из: ${values}`, en: `must be one of: ${values}` }
    },
  ],
  [
    /^Too big: expected string to have <=(\d+) characters$/,
    most => ({
      kk: `${most} таңбадан аспасын`,
      ru: `не длиннее ${most} знаков`,
      en: `must have at most ${most} characters`,
    }),
  ],
  [
    /^Too big: expected array to have <=(\d+) items$/,
    most => ({ kk: `${most} жолдан аспасын`, ru: `не больше ${most} строк`, en: `must have at most ${most} entries` }),
  ],
  [
    /^(?:Too small: expected (?:string|array)|must not be blank$)/,
    () => ({ kk: 'бос болмасын', ru: 'не должно быть пустым', en: 'must not be blank' }),
  ],
  [
    /^is not a field of this message$/,
    () => ({
      kk: 'бұл хабарда мұндай өріс жоқ',
      ru: 'такого поля в сообщении нет',
      en: 'is not a field of this message',
    }),
  ],
  [
    /^must be one line that is not blank$/,
    () => ({
      kk: 'бос емес бір жол болуы керек',
      ru: 'должно быть одной непустой строкой',
      en: 'must be one line that is not blank',
    }),
  ],
  [
    /^must not contain control characters$/,
    () => ({
      kk: 'басқару таңбалары болмасын',
      ru: 'не должно содержать управляющих знаков',
      en: 'must not contain control characters',
    }),
  ],
  [
    /^must be a body id/,
    () => ({
      kk: 'органның белгісі: a-z, 0-9 және сызықша, 40 таңбаға дейін',
      ru: 'обозначение органа: a-z, 0-9 и дефис, до 40 знаков',
      en: 'must be a body id: a-z, 0-9 and hyphen, at most 40',
    }),
  ],
  [
    /^must be an id:/,
    () => ({
      kk: 'белгі: латын әріптері, цифрлар, нүкте, астыңғы сызық және сызықша, 64 таңбаға дейін',
      ru: 'обозначение: латинские буквы, цифры, точка, подчёркивание и дефис, до 64 знаков',
      en: 'must be an id: letters A-Z, digits, dot, underscore and hyphen, at most 64',
    }),
  ],
  [
    /^must be a person id/,
    () => ({
      kk: 'адамның белгісі, немесе system: және жүйенің белгісі',
      ru: 'обозначение лица, или system: и обозначение системы',
      en: 'must be a person id, or system: and the id of an issuer',
    }),
  ],
  [
    /^must be a date of the calendar/,
    () => ({
      kk: 'күнтізбедегі күн, YYYY-MM-DD, 1991–2199',
      ru: 'дата календаря, YYYY-MM-DD, 1991–2199',
      en: 'must be a date of the calendar, YYYY-MM-DD, 1991 to 2199',
    }),
  ],
  [
    /^must be an instant/,
    () => ({
      kk: 'белдеуі көрсетілген уақыт, мысалы 2026-08-17T10:00:00+05:00',
      ru: 'момент с часовым поясом, например 2026-08-17T10:00:00+05:00',
      en: 'must be an instant with an offset, such as 2026-08-17T10:00:00+05:00',
    }),
  ],
  [
    /^must be a sha256/,
    () => ({
      kk: 'кіші әріпті он алтылық sha256',
      ru: 'sha256 строчными шестнадцатеричными знаками',
      en: 'must be a sha256 in lower-case hexadecimal',
    }),
  ],
]

const kindTexts: Record<string, Text> = {
  string: { kk: 'мәтін', ru: 'текст', en: 'text' },
  number: { kk: 'сан', ru: 'число', en: 'a number' },
  boolean: { kk: 'true немесе false', ru: 'true или false', en: 'true or false' },
  object: { kk: 'JSON нысаны', ru: 'объект JSON', en: 'a JSON object' },
  array: { kk: 'JSON массиві', ru: 'массив JSON', en: 'a JSON array' },
}
