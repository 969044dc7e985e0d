import type { RegulationEdition, Unknown } from '../../domain/regulation/edition.ts'
import { parametersUnder, regulationEditions, type Standing, standingIn } from '../../domain/regulation/editions.ts'
import { places } from '../../domain/regulation/places.ts'
import { readings } from '../../domain/regulation/readings.ts'
import { statusTexts } from '../../domain/texts/days.ts'
import type { Language, Text } from '../../domain/texts/languages.ts'
import { placeLabel } from '../../domain/texts/places.ts'
import { pairs, table } from './table.ts'
import { words } from './words.ts'

/** The editions in use, oldest first; with an id only that one. */
export const editionsAsked = (id: string | undefined): RegulationEdition[] =>
  regulationEditions.filter(edition => id === undefined || edition.id === id)

/** The ids of the editions in use. */
export const editionIds = (): string[] => regulationEditions.map(({ id }) => id)

/** The editions for people; `withWordings` adds what each part and paragraph says. */
export const editionsInWords = (
  editions: readonly RegulationEdition[],
  withWordings: boolean,
  language: Language,
): string =>
  [
    ...editions.flatMap(edition => [
      summary(edition, language),
      ...(withWordings ? [wordings(edition, language)] : []),
    ]),
    pickedByText[language],
  ].join('\n\n')

const summary = (edition: RegulationEdition, language: Language): string => {
  const { id, inForce, act, source, link, unknown, courtDocument } = edition
  const { sendingTerm, decisionTerm, routes, readFrom } = parametersUnder(edition)
  const from = readFrom === id ? '' : ` (${runsFromTexts(readFrom)[language]})`
  const days = (count: number) => `${count} ${workingDaysText[language]}`
  return pairs([
    [id, `${inForce.from ?? '…'} – ${inForce.to ?? '…'}, ${act[language]}`],
    [words.source[language], source[language]],
    [words.officialText[language], link && `${link.address} (${statusTexts[link.status][language]})`],
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
      const of = wordingOf === edition.id ? '' : ` (${runsFromTexts(wordingOf)[language]})`
      return [place, standingTexts[status][language] + of, says[language]]
    }),
  )

const scopeInWords = ({ scope }: Unknown, language: Language): string =>
  scope === 'annex' || scope === 'regulation' || scope === 'later'
    ? scopeTexts[scope][language]
    : placeLabel(scope, language)

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

const pickedByText: Text = {
  kk: `Істің редакциясын қай күн анықтайтынын editionDate түсінігі белгілейді, әдепкісі – ${readings.editionDate.default}.`,
  ru: `По какой дате берётся редакция дела, задаёт прочтение editionDate, по умолчанию – ${readings.editionDate.default}.`,
  en: `The date that picks the edition of a case is the reading editionDate, by default ${readings.editionDate.default}.`,
}
