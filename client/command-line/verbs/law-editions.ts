import { readFile } from 'node:fs/promises'
import type { Command, OptionValues } from '@commander-js/extra-typings'
import type { RegulationEdition, Unknown } from '../../../domain/regulation/edition.ts'
import { parametersUnder, regulationEditions, type Standing, standingIn } from '../../../domain/regulation/editions.ts'
import { places } from '../../../domain/regulation/places.ts'
import { type FaultInFile, readEditions } from '../../../domain/regulation/read-editions.ts'
import { editionFaultTexts } from '../../../domain/texts/edition-faults.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { placeLabel } from '../../../domain/texts/places.ts'
import type { Print } from '../print.ts'
import { Refused } from '../refused.ts'
import { pairs, table } from '../table.ts'
import { UsageError, unreadable } from '../usage-error.ts'
import { words } from '../words.ts'

/** `law editions`: the editions of the Regulation, what runs under each, and what is not known of it. */
export const addLawEditions = <Arguments extends unknown[], Options extends OptionValues, Shared extends OptionValues>(
  law: Command<Arguments, Options, Shared>,
  print: Print,
): void => {
  law
    .command('editions')
    .description('the editions of the Regulation, what runs under each, and what is not known of it')
    .argument('[edition]', 'only this one, with the wording of every part and paragraph')
    .option('--files <files...>', 'check edition files instead, the oldest first')
    .action(async (id, { files }) => {
      if (files) return print.answer(await editionsIn(files), language => filesAreRight[language])
      const asked = regulationEditions.filter(edition => id === undefined || edition.id === id)
      if (asked.length === 0) throw new UsageError(noSuchEdition(id ?? ''))
      print.answer(asked.map(document), language =>
        asked
          .flatMap(edition => [summary(edition, language), ...(id === undefined ? [] : [wordings(edition, language)])])
          .join('\n\n'),
      )
    })
}

const document = (edition: RegulationEdition) => ({
  ...edition,
  parameters: parametersUnder(edition),
  places: places.map(place => standingIn(edition, place)),
})

const summary = (edition: RegulationEdition, language: Language): string => {
  const { id, inForce, act, source, link, unknown, courtDocument } = edition
  const { sendingTerm, decisionTerm, routes, readFrom } = parametersUnder(edition)
  const from = readFrom === id ? '' : ` (${runsFromTexts(readFrom)[language]})`
  const days = (count: number) => `${count} ${workingDaysText[language]}`
  return pairs([
    [id, `${inForce.from ?? '…'} – ${inForce.to ?? '…'}, ${act[language]}`],
    [words.source[language], source[language]],
    [words.officialText[language], link && `${link.address}${link.status === 'derived' ? ' [D]' : ''}`],
    ['part-6', days(sendingTerm.workingDays) + from],
    ['part-10', days(decisionTerm.workingDays) + from],
    ['part-1', `1–${routes.length}${from}`],
    [
      words.document[language],
      courtDocument.map(label => `${label.from ? `${label.from}: ` : ''}${label[language]}`).join('; '),
    ],
    ...unknown.map(entry => [words.unknown[language], `${scopeInWords(entry, language)}: ${entry[language]}`] as const),
  ])
}

const wordings = (edition: RegulationEdition, language: Language): string =>
  table(
    [words.place[language], words.status[language], words.says[language]],
    places.map(place => {
      const { status, wordingOf, says } = standingIn(edition, place)
      const of = wordingOf === edition.id ? '' : ` (${wordingOf})`
      return [place, standingTexts[status][language] + of, says[language]]
    }),
  )

const scopeInWords = ({ scope }: Unknown, language: Language): string =>
  scope === 'annex' || scope === 'regulation' || scope === 'later'
    ? scopeTexts[scope][language]
    : placeLabel(scope, language)

const editionsIn = async (paths: readonly string[]): Promise<{ editions: string[] }> => {
  const files = await Promise.all(
    paths.map(async file => {
      const text = await readFile(file, 'utf8').catch((error: Error) => {
        throw unreadable(file, error)
      })
      // Windows editors begin a file with a byte order mark, which JSON does not know.
      return { file, text: text.replace(/^\uFEFF/, '') }
    }),
  )
  const { editions, faults } = readEditions(files)
  if (faults.length > 0) throw refusedEditions(faults)
  return { editions: editions.map(({ id }) => id) }
}

const refusedEditions = (faults: readonly FaultInFile[]): Refused =>
  new Refused({
    code: 'EDITION_REFUSED',
    citation: 'design',
    message: {
      kk: faultsInWords(faults, 'kk'),
      ru: faultsInWords(faults, 'ru'),
      en: faultsInWords(faults, 'en'),
    },
    details: faults,
  })

const faultsInWords = (faults: readonly FaultInFile[], language: Language): string =>
  faults
    .map(({ file, line, path, rule, missing }) => {
      const where = [`${file}:${line}`, missing ?? path.join('.')].filter(text => text).join(' ')
      return `${where} ${rule}: ${editionFaultTexts[rule][language]}`
    })
    .join('\n')

const noSuchEdition = (id: string): Text => {
  const known = regulationEditions.map(edition => edition.id).join(', ')
  return {
    kk: `${id} деген редакция жоқ; бары: ${known}`,
    ru: `редакции ${id} нет; есть ${known}`,
    en: `there is no edition ${id}; there are ${known}`,
  }
}

const filesAreRight: Text = {
  kk: 'Қате жоқ: редакциялар бірінен кейін бірі келеді.',
  ru: 'Ошибок нет: редакции идут одна за другой.',
  en: 'No faults: the editions follow each other without a gap.',
}

const runsFromTexts = (id: string): Text => ({
  kk: `әзірге ${id} бойынша`,
  ru: `пока по ${id}`,
  en: `${id} runs meanwhile`,
})

const workingDaysText: Text = { kk: 'жұмыс күні', ru: 'рабочих дней', en: 'working days' }

const scopeTexts = {
  annex: { kk: 'қосымша (алгоритм)', ru: 'приложение (алгоритм)', en: 'the annex (the algorithm)' },
  regulation: { kk: 'Үлгі ереже', ru: 'Типовое положение', en: 'the Model Regulation' },
  later: { kk: 'кейінгі редакциялар', ru: 'более поздние редакции', en: 'later editions' },
} as const satisfies Record<string, Text>

const standingTexts = {
  own: { kk: 'белгілі', ru: 'известно', en: 'known' },
  inPart: { kk: 'ішінара белгілі', ru: 'известно частично', en: 'known in part' },
  carried: { kk: 'өзгергені белгісіз', ru: 'об изменении не известно', en: 'not known to be changed' },
  unknown: { kk: 'белгісіз', ru: 'неизвестно', en: 'not known' },
} as const satisfies Record<Standing['status'], Text>
