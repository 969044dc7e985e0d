import { InvalidArgumentError } from '@commander-js/extra-typings'
import type { Client } from '@temporalio/client'
import type { ChangedCase } from '../../../activities/recompute/changed-cases.ts'
import type { RecomputeOutcome } from '../../../activities/recompute/recompute-page.ts'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import type { DeadlineChange } from '../../../domain/deadlines/standing.ts'
import { type Code, codes, type Rejection, reject } from '../../../domain/regulation/codes.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { messageOf } from '../../../domain/texts/message.ts'
import type { RecomputeProgress } from '../../../workflows/recompute.ts'
import { calendarAmong, calendarsKnown } from '../calendars-known.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { Refused } from '../refused.ts'
import { withDatabase, withTemporal } from '../servers.ts'
import { settings } from '../settings.ts'
import { table } from '../table.ts'
import { shortFlagTexts, words } from '../words.ts'

/** `recompute --edition ID`: moves the open cases that a calendar edition changes to it, or lists what would change. */
export const addRecompute = (program: Program, print: Print): void => {
  program
    .command('recompute')
    .description('move the open cases whose dates a calendar edition changes to that edition')
    .requiredOption('--edition <id>', "the calendar edition's id")
    .option('--dry-run', 'only list what would change, case by case; nothing is sent')
    .option('--per-second <number>', 'commands a second at most', perSecondArgument, 20)
    .action(async ({ edition, dryRun, perSecond }) => {
      const { active, editions } = await calendarsKnown(print)
      const calendar = calendarAmong(editions, edition)
      if (edition !== active) print.remark(notActive(active))
      if (dryRun) {
        const cases = await wouldChange(calendar)
        print.answer({ edition, dryRun: true, cases }, language => listOfChanges(cases, language))
        return
      }
      const { run } = await withTemporal(client => recomputed(client, { edition, perSecond }, print))
      const outcomes = await everyOutcome(edition, run)
      const count = (kind: RecomputeOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind).length
      const counts = { done: count('done'), left: count('left'), failed: count('failed') }
      print.answer(
        { edition, ...counts, cases: outcomes },
        language => listOfOutcomes(outcomes, counts, language),
        counts.left + counts.failed > 0,
      )
    })
}

const perSecondArgument = (value: string): number => {
  const number = Number(value)
  if (Number.isFinite(number) && number > 0 && number <= 1_000) return number
  throw new InvalidArgumentError('It must be a number above 0 and at most 1000.')
}

const wouldChange = (calendar: WorkingCalendar): Promise<ChangedCase[]> =>
  withDatabase(async db => {
    const [{ changedCases }, { openCasesAfter }] = await Promise.all([
      import('../../../activities/recompute/changed-cases.ts'),
      import('../../../store/open-cases.ts'),
    ])
    const found: ChangedCase[] = []
    for await (const one of changedCases(calendar, (after, limit) => openCasesAfter(db, after, limit))) found.push(one)
    return found
  })

/** Begins the run of this edition, or joins the one that is under way, and waits for its end. */
const recomputed = async (
  client: Client,
  input: { edition: string; perSecond: number },
  print: Print,
): Promise<RecomputeProgress> => {
  const { WorkflowFailedError } = await import('@temporalio/client')
  const taskQueue = settings().KELISU_TASK_QUEUE ?? 'approvals'
  const handle = await client.workflow.start('recompute', {
    taskQueue,
    workflowId: `recompute-${taskQueue}-${input.edition}`,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: `recompute by the calendar edition ${input.edition}`,
  })
  const following = setInterval(() => {
    // Without an answer there is nothing to tell now; the end is told in any case.
    handle.query<RecomputeProgress>('progress').then(
      progress => print.progress(soFar(progress)),
      () => undefined,
    )
  }, 5_000)
  try {
    return (await handle.result()) as RecomputeProgress
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error
    const { refusalIn } = await import('../../library/errors.ts')
    throw refusalIn(error.cause) ?? stopped(handle.workflowId, error.cause?.message ?? error.message)
  } finally {
    clearInterval(following)
  }
}

const everyOutcome = (edition: string, run: string): Promise<RecomputeOutcome[]> =>
  withDatabase(async db => {
    const { outcomesOf } = await import('../../../store/recompute-outcomes.ts')
    const found: RecomputeOutcome[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: RecomputeOutcome[] = await outcomesOf(db, { edition, run }, { after })
      found.push(...page)
      after = page.at(-1)?.caseId
    }
    return found
  })

const listOfChanges = (cases: readonly ChangedCase[], language: Language): string =>
  cases.length === 0
    ? nothingChanges[language]
    : table(
        [words.case, columns.what, columns.before, columns.after].map(text => text[language]),
        cases.flatMap(({ caseId, changes, refused }) =>
          refused
            ? [[caseId, messageOf(refused, language), '', '']]
            : changes.map(({ what, before, after }) => [
                caseId,
                whatTexts[what][language],
                shownAs(before, language),
                shownAs(after, language),
              ]),
        ),
      )

const listOfOutcomes = (
  outcomes: readonly RecomputeOutcome[],
  counts: Record<RecomputeOutcome['outcome'], number>,
  language: Language,
): string => {
  const total = (['done', 'left', 'failed'] as const)
    .map(kind => `${outcomeTexts[kind][language]}: ${counts[kind]}`)
    .join(', ')
  if (outcomes.length === 0) return `${nothingChanges[language]} ${total}`
  const rows = outcomes.map(({ caseId, outcome, code, facts }) => [
    caseId,
    outcomeTexts[outcome][language],
    reasonOf(code, facts, language),
  ])
  const head = [words.case, words.state, words.reason].map(text => text[language])
  return `${table(head, rows)}\n${total}${counts.left > 0 ? `\n${again[language]}` : ''}`
}

const reasonOf = (code: string | null, facts: Rejection['facts'], language: Language): string => {
  if (code === null) return ''
  if (!Object.hasOwn(codes, code)) return noAnswer[language]
  return messageOf(reject(code as Code, facts), language)
}

const shownAs = (value: DeadlineChange['before'], language: Language): string =>
  typeof value === 'boolean' ? (value ? yes : no)[language] : (value ?? '–')

const yes = { kk: 'иә', ru: 'да', en: 'yes' }
const no = { kk: 'жоқ', ru: 'нет', en: 'no' }

const columns = {
  what: { kk: 'не өзгереді', ru: 'что изменится', en: 'what changes' },
  before: { kk: 'бұрын', ru: 'было', en: 'before' },
  after: { kk: 'енді', ru: 'станет', en: 'after' },
} as const satisfies Record<string, Text>

const lateBy = (reading: string): Text => ({
  kk: `${words.lateRequest.kk}, ${reading}`,
  ru: `${words.lateRequest.ru}, ${reading}`,
  en: `${words.lateRequest.en}, ${reading}`,
})

const whatTexts: Record<DeadlineChange['what'], Text> = {
  courtTermEnds: words.courtTermEnds,
  sendByPlain: words.sendByPlain,
  sendByStrict: words.sendByStrict,
  decisionDue: words.decisionDue,
  lateRequestPlain: lateBy('plain'),
  lateRequestStrict: lateBy('strict'),
  termAtRisk: shortFlagTexts.termAtRisk,
  provisional: words.provisional,
}

const outcomeTexts: Record<RecomputeOutcome['outcome'], Text> = {
  done: words.done,
  left: { kk: 'қалды', ru: 'осталось', en: 'left' },
  failed: { kk: 'орындалмады', ru: 'не удалось', en: 'failed' },
}

const nothingChanges: Text = {
  kk: 'Бұл редакция бойынша ешбір ашық істің мерзімі өзгермейді.',
  ru: 'По этой редакции сроки ни одного открытого дела не меняются.',
  en: 'This edition changes the dates of no open case.',
}

const noAnswer: Text = { kk: 'Іс жауап бермеді.', ru: 'Дело не ответило.', en: 'The case did not answer.' }

const again: Text = {
  kk: 'Қалғандарын аяқтау үшін осы команданы қайталаңыз: ештеңе екі рет жасалмайды.',
  ru: 'Чтобы закончить оставшиеся, повторите эту команду: дважды ничего не делается.',
  en: 'To finish those that are left, repeat this command: nothing is done twice.',
}

const notActive = (active: string): Text => ({
  kk: `Жаңа істер ${active} редакциясы бойынша ашылады; алдымен керекті редакцияны қолданысқа енгізіңіз.`,
  ru: `Новые дела открываются по редакции ${active}; сначала введите в действие нужную редакцию.`,
  en: `New cases are opened under the edition ${active}; activate the one you mean first.`,
})

const soFar = ({ pass, done, failed, left }: RecomputeProgress): Text => ({
  kk: `${pass}-өту: орындалды ${done}, қалды ${left}, орындалмады ${failed}`,
  ru: `проход ${pass}: выполнено ${done}, осталось ${left}, не удалось ${failed}`,
  en: `pass ${pass}: done ${done}, left ${left}, failed ${failed}`,
})

const stopped = (workflowId: string, why: string): Refused =>
  new Refused({
    code: 'NOT_YET_ANSWERED',
    citation: 'design',
    message: {
      kk: `${workflowId} аяқталмай тоқтады (${why}). Жалғастыру үшін команданы қайталаңыз.`,
      ru: `${workflowId} остановлен до конца (${why}). Чтобы продолжить, повторите команду.`,
      en: `${workflowId} was stopped before its end (${why}). Repeat the command to go on.`,
    },
  })
