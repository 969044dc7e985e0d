import type { SimulatedCases, TriedDraft } from '../../../activities/replay/simulated-cases.ts'
import { instantOf } from '../../../domain/calendar/dates.ts'
import { citations } from '../../../domain/regulation/citations.ts'
import type { RegulationEdition } from '../../../domain/regulation/edition.ts'
import type { Place } from '../../../domain/regulation/places.ts'
import { type Change, simulated } from '../../../domain/replay/simulate.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { placeLabel } from '../../../domain/texts/places.ts'
import { simulatedTexts } from '../../../domain/texts/replay.ts'
import { dateArgument } from '../arguments.ts'
import { citationInWords } from '../citation-words.ts'
import { draftInFile } from '../edition-files.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { withDatabase } from '../servers.ts'
import { table } from '../table.ts'
import { routeKindTexts, words } from '../words.ts'
import { editionIn } from './calendar-editions.ts'

/** `simulate --edition FILE`: what recorded cases would be under a draft edition of the calendar or the Regulation. Changes nothing. */
export const addSimulate = (program: Program, print: Print): void => {
  program
    .command('simulate')
    .description('which cases would have another route, lateness or other dates under a draft edition')
    .requiredOption('--edition <file>', 'an edition of the calendar or of the Regulation as JSON')
    .option('--since <date>', 'only cases opened on that day or later', dateArgument)
    .action(async ({ edition: file, since }) => {
      const { tried, ...named } = await draftIn(file)
      const [{ simulatedCases }, { almaty }] = await Promise.all([
        import('../../../activities/replay/simulated-cases.ts'),
        import('../../../local-time/almaty.ts'),
      ])
      const onTried = (cases: number) => print.progress(soFar(cases))
      const run = { since, now: instantOf(Date.now()), localTime: almaty, atOnce, onTried }
      const found = await withDatabase(db => simulatedCases(db, tried, run), { poolSize: atOnce + 1 })
      const document: Document = { ...named, ...(since === undefined ? {} : { since }), ...found }
      print.answer(document, language => forPeople(document, language))
    })
}

const atOnce = 4

/** `notSimulated`: the places where a draft of the Regulation says something else that recorded cases cannot be tried under. */
type Named = { edition: string; of: 'calendar' | 'regulation'; notSimulated?: Place[] }
type Document = Named & SimulatedCases & { since?: string }

/** The draft, told from its content. Throws Refused CALENDAR_REFUSED or EDITION_REFUSED with each fault. */
const draftIn = async (file: string): Promise<Named & { tried: TriedDraft }> => {
  const [{ regulationEditions }, { draftRegulation }] = await Promise.all([
    import('../../../domain/regulation/editions.ts'),
    import('../../../domain/replay/draft-regulation.ts'),
  ])
  const draft = await draftInFile(file, regulationEditions)
  if (draft) {
    const regulation = draftRegulation(draft, regulationEditions.at(-1) as RegulationEdition)
    return { edition: draft.id, of: 'regulation', notSimulated: regulation.notSimulated, tried: { regulation } }
  }
  const calendar = await editionIn(file)
  return { edition: calendar.id, of: 'calendar', tried: { calendar } }
}

const forPeople = (
  { of, notSimulated = [], cases, differing, totals, withoutDates, unreadable }: Document,
  language: Language,
): string => {
  const rows = differing.flatMap(({ caseId, changes, refused }) => [
    ...changes.map(({ what, before, after }) => [
      caseId,
      simulatedTexts[what][language],
      said(before, language),
      said(after, language),
    ]),
    ...(refused ? [[caseId, noDates[language], '', refused]] : []),
  ])
  return [
    rows.length === 0 ? '' : table([words.case[language], '', before[language], after[language]], rows),
    [
      total(cases, differing.length)[language],
      ...simulated.flatMap(what => (totals[what] ? [`${simulatedTexts[what][language]}: ${totals[what]}`] : [])),
      ...(withoutDates > 0 ? [`${noDates[language]}: ${withoutDates}`] : []),
      ...(unreadable.length > 0 ? [`${leftOut[language]}: ${unreadable.join(', ')}`] : []),
    ].join('\n'),
    of === 'calendar' ? '' : triedOnly[language],
    notSimulated.length === 0
      ? ''
      : `${notTried[language]} ${notSimulated.map(place => placeLabel(place, language)).join('; ')}.`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

/** An item of part 1 and what holds instead of a route are named as people name them; a date and a body stand for themselves. */
const said = (value: Change['before'], language: Language): string => {
  if (value === null) return '–'
  if (typeof value === 'boolean') return yesNo[value ? 'yes' : 'no'][language]
  const citation = citations.find(known => known === value)
  if (citation) return citationInWords(citation, language)
  return value in routeKindTexts ? routeKindTexts[value as keyof typeof routeKindTexts][language] : value
}

const soFar = (cases: number): Text => ({
  kk: `Тексерілді: ${cases}`,
  ru: `Проверено: ${cases}`,
  en: `Tried so far: ${cases}`,
})

const before: Text = { kk: 'қазір', ru: 'сейчас', en: 'now' }
const after: Text = { kk: 'жоба бойынша', ru: 'по проекту', en: 'under the draft' }
const yesNo = {
  yes: { kk: 'иә', ru: 'да', en: 'yes' },
  no: { kk: 'жоқ', ru: 'нет', en: 'no' },
} as const satisfies Record<string, Text>

const noDates: Text = {
  kk: 'жоба бойынша мерзім есептелмейді',
  ru: 'по проекту сроки не вычисляются',
  en: 'no dates under the draft',
}

const leftOut: Text = {
  kk: 'жазбасы тексеруден өтпеді, ескерілмеді (kelisu replay)',
  ru: 'запись не прошла проверку, не учтено (kelisu replay)',
  en: 'the record does not hold, left out (kelisu replay)',
}

const total = (cases: number, differing: number): Text => ({
  kk: `${cases} істің ${differing} ісі басқаша болар еді. Ештеңе өзгертілген жоқ.`,
  ru: `Из ${cases} дел иначе было бы в ${differing}. Ничего не изменено.`,
  en: `${differing} of ${cases} cases would differ. Nothing was changed.`,
})

const triedOnly: Text = {
  kk: 'Жоба әр істе күшінде болғандай есептелді. Одан мыналар ғана алынды: 6 және 10-бөліктердің жұмыс күндері, 1-бөліктің тармақшалары (бары не жоғы), 2-бөлік бойынша кімнен келісу талап етілмейтіні. Тармақшаның кімді қамтитыны, кім келісетіні және кім шешетіні қазіргідей алынды; істің деректері, түскен күні, түсініктері мен шешімі жазылғандай қалды.',
  ru: 'Посчитано так, как если бы проект действовал в каждом деле. Из него взято только: рабочие дни частей 6 и 10, какие подпункты есть в части 1, от кого по части 2 согласование не требуется. Кого подпункт охватывает, кто согласует и кто решает – как сейчас; факты, поступление, прочтения и решение дела – как записаны.',
  en: 'Counted as if the draft had been in force in every case. Taken from it, and nothing else: the working days of parts 6 and 10, which items part 1 has, whom part 2 exempts. Whom an item takes in, who approves and who decides are as now; facts, receipt, readings and decision of a case are as recorded.',
}

const notTried: Text = {
  kk: 'Жоба мына жерлерде де басқаша айтады, бірақ ол тексерілген жоқ:',
  ru: 'Проект говорит иначе и здесь, но это не проверено:',
  en: 'The draft also says something else here, which was not simulated:',
}
