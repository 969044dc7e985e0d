import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { placeLabel } from '../../../domain/texts/places.ts'
import { type Carrier, type LawMapRow, type LawStatus, lawMap, untested } from '../../law-map/law-map.ts'
import { editionsInFiles } from '../edition-files.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { Refused } from '../refused.ts'
import { table } from '../table.ts'
import { words } from '../words.ts'
import { addLawEditions } from './law-editions.ts'
import { addLawRoutes } from './law-routes.ts'
import { addLawStages } from './law-stages.ts'

/** `law`: every part and paragraph of the Regulation with the rule's files and its tests; `law editions`: what is known of each edition. */
export const addLaw = (program: Program, print: Print): void => {
  const law = program
    .command('law')
    .description('every part and paragraph: is it implemented, in which file, by which tests')
    .option('--check', 'refuse when an implemented part has no test, or an edition file is at fault')
    .option('--checkout <folder>', 'read another checkout instead of this one')
    .action(async ({ check = false, checkout = thisCheckout }) => {
      const map = await lawMap(checkout)
      if (!map) throw new Refused({ code: 'NO_CHECKOUT', citation: 'design', message: noCheckoutText })
      const bare = untested(map)
      if (check) await editionsInFiles(await editionFilesOf(checkout))
      if (check && bare.length > 0) throw partUntested(bare)
      print.answer(map, language => forPeople(map, language))
    })
  addLawEditions(law, print)
  addLawRoutes(law, print)
  addLawStages(law, print)
}

const thisCheckout = fileURLToPath(new URL('../../../', import.meta.url))

/** The edition files of a checkout, E2 before E10. */
const editionFilesOf = async (checkout: string): Promise<string[]> => {
  const folder = join(checkout, 'domain/regulation/editions')
  const names = await readdir(folder).catch(() => [])
  return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).map(name => join(folder, name))
}

const forPeople = (map: readonly LawMapRow[], language: Language): string => {
  const bare = untested(map).map(({ place }) => place)
  const counts = Object.entries(statusTexts).map(
    ([status, text]) => `${text[language]}: ${map.filter(row => row.status === status).length}`,
  )
  return [
    table(
      [words.place[language], '', words.status[language], words.ruleFile[language], words.tests[language]],
      map.map(row => [
        row.place,
        placeLabel(row.place, language),
        statusTexts[row.status][language],
        few(ofCodeFirst(row.rules).map(({ file }) => file)),
        few(row.tests.map(({ file, lines }) => `${file}:${lines[0]}`)),
      ]),
    ),
    `${counts.join(' · ')}.`,
    bare.length > 0 ? `${untestedText[language]} ${bare.join(', ')}.` : allTestedText[language],
  ].join('\n')
}

/** A doc comment names the file only where no code does. */
const ofCodeFirst = (rules: readonly Carrier[]): readonly Carrier[] => {
  const inCode = rules.filter(({ how }) => how === 'code')
  return inCode.length > 0 ? inCode : rules
}

// The rest is in the document of `--json`.
const few = (names: readonly string[]): string =>
  [...names.slice(0, 3), ...(names.length > 3 ? [`+${names.length - 3}`] : [])].join('\n')

const partUntested = (rows: readonly LawMapRow[]): Refused => {
  const list = rows.map(({ place, rules }) => `${place} (${rules.map(({ file }) => file).join(', ')})`).join('\n')
  return new Refused({
    code: 'PART_UNTESTED',
    citation: 'design',
    message: {
      kk: `Ережесі бар, тесті жоқ. Тест жазып, сілтемесін атауында не кодында көрсетіңіз:\n${list}`,
      ru: `Правило есть, теста нет. Напишите тест, который называет ссылку в заголовке или в коде:\n${list}`,
      en: `There is a rule and no test. Write a test that names the citation in its title or its code:\n${list}`,
    },
    details: rows,
  })
}

const noCheckoutText: Text = {
  kk: 'Карта бастапқы код пен тесттерден құралады, ал олар мұнда жоқ. Оны Kelisu репозиторийінің көшірмесінде іске қосыңыз не --checkout беріңіз.',
  ru: 'Карта строится по исходному коду и тестам, а их здесь нет. Запустите её в копии репозитория Kelisu или укажите --checkout.',
  en: 'The map is read from sources and tests, which are not here. Run it in a checkout of Kelisu, or name one by --checkout.',
}

const statusTexts = {
  implemented: { kk: 'іске асырылған', ru: 'реализовано', en: 'implemented' },
  inPart: { kk: 'ішінара', ru: 'частично', en: 'in part' },
  shownOnly: { kk: 'тек көрсетіледі', ru: 'только показывается', en: 'shown only' },
  notYet: { kk: 'әлі жоқ', ru: 'ещё нет', en: 'not yet' },
} as const satisfies Record<LawStatus, Text>

const untestedText: Text = { kk: 'Тесті жоқ:', ru: 'Без теста:', en: 'Without a test:' }

const allTestedText: Text = {
  kk: 'Іске асырылғанның бәрінде тест бар. Барлық файл мен жол: --json.',
  ru: 'У всего реализованного есть тест. Все файлы и строки: --json.',
  en: 'All that is implemented has a test. Every file and line: --json.',
}
