import { instantOf } from '../../../domain/calendar/dates.ts'
import type { CalendarEdition } from '../../../domain/calendar/edition.ts'
import type { Code } from '../../../domain/regulation/codes.ts'
import { type Change, type Simulated, simulate, simulated } from '../../../domain/replay/simulate.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { simulatedTexts } from '../../../domain/texts/replay.ts'
import { dateArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { withDatabase } from '../servers.ts'
import { table } from '../table.ts'
import { words } from '../words.ts'
import { editionIn } from './calendar-editions.ts'

/** `simulate --edition FILE`: what recorded cases would be under a draft calendar edition. Changes nothing. */
export const addSimulate = (program: Program, print: Print): void => {
  program
    .command('simulate')
    .description('which cases would have other dates under a draft calendar edition')
    .requiredOption('--edition <file>', 'a calendar edition as JSON')
    .option('--since <date>', 'only cases opened on that day or later', dateArgument)
    .action(async ({ edition: file, since }) => {
      const edition = await editionIn(file)
      const found = await simulatedCases(edition, since)
      const document = { edition: edition.id, ...(since === undefined ? {} : { since }), ...found }
      print.answer(document, language => forPeople(found, language))
    })
}

type Differing = { caseId: string; changes: Change[]; refused?: Code }
type Found = {
  cases: number
  differing: Differing[]
  totals: Partial<Record<Simulated, number>>
  /** Cases whose dates leave the draft's years. */
  withoutDates: number
  /** Logs that are not whole, of which nothing can be said: `replay` says why. */
  unreadable: string[]
}

const atOnce = 4

const simulatedCases = (edition: CalendarEdition, since: `${number}-${number}-${number}` | undefined): Promise<Found> =>
  withDatabase(
    async db => {
      const [{ eachPage }, { caseIdsAfter, storedCases }, { caseDates }, { workingCalendar }, { almaty }] =
        await Promise.all([
          import('../../../activities/replay/pages.ts'),
          import('../../../store/stored-cases.ts'),
          import('../../../activities/prepare/case-dates.ts'),
          import('../../../domain/calendar/calendar.ts'),
          import('../../../local-time/almaty.ts'),
        ])
      const draft = workingCalendar(edition)
      const from = since === undefined ? '' : almaty.startOf(since)
      const now = instantOf(Date.now())
      const found: Found = { cases: 0, differing: [], totals: {}, withoutDates: 0, unreadable: [] }
      await eachPage(
        { idsAfter: (after, limit) => caseIdsAfter(db, after, limit), casesOf: ids => storedCases(db, ids) },
        async page => {
          for (const { caseId, chain, events } of page) {
            if (!chain.ok) found.unreadable.push(caseId)
            if (!chain.ok || (events[0]?.at ?? '') < from) continue
            found.cases++
            const { changes, refused } = simulate(
              events,
              (request, receipt, readings) => caseDates(request, receipt, draft, almaty, readings),
              now,
            )
            if (refused) found.withoutDates++
            for (const { what } of changes) found.totals[what] = (found.totals[what] ?? 0) + 1
            if (changes.length > 0 || refused)
              found.differing.push({ caseId, changes, ...(refused ? { refused: refused.code } : {}) })
          }
          return true
        },
        { atOnce },
      )
      found.differing.sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
      return found
    },
    { poolSize: atOnce + 1 },
  )

const forPeople = ({ cases, differing, totals, withoutDates, unreadable }: Found, language: Language): string => {
  const say = (value: Change['before']) =>
    value === null ? '–' : typeof value === 'string' ? value : yesNo[value ? 'yes' : 'no'][language]
  const rows = differing.flatMap(({ caseId, changes, refused }) => [
    ...changes.map(({ what, before, after }) => [caseId, simulatedTexts[what][language], say(before), say(after)]),
    ...(refused ? [[caseId, noDates[language], '', refused]] : []),
  ])
  return [
    rows.length === 0 ? '' : table([words.case[language], '', before[language], after[language]], rows),
    [
      total(cases, differing.length)[language],
      ...simulated.flatMap(what => (totals[what] ? [`${simulatedTexts[what][language]}: ${totals[what]}`] : [])),
      ...(withoutDates > 0 ? [`${noDates[language]}: ${withoutDates}`] : []),
      ...(unreadable.length > 0 ? [`${notWhole[language]}: ${unreadable.join(', ')}`] : []),
    ].join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

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

const notWhole: Text = {
  kk: 'журналы бүтін емес, ескерілмеді (kelisu replay)',
  ru: 'журнал не цел, не учтено (kelisu replay)',
  en: 'log not whole, left out (kelisu replay)',
}

const total = (cases: number, differing: number): Text => ({
  kk: `${cases} істің ${differing} ісі басқаша болар еді. Ештеңе өзгертілген жоқ.`,
  ru: `Из ${cases} дел иначе было бы в ${differing}. Ничего не изменено.`,
  en: `${differing} of ${cases} cases would differ. Nothing was changed.`,
})
