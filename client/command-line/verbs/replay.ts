import { reject } from '../../../domain/regulation/codes.ts'
import type { Difference } from '../../../domain/replay/difference.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { differenceInWords } from '../../../domain/texts/replay.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusedBy } from '../refusal-of.ts'
import { withDatabase } from '../servers.ts'
import { UsageError } from '../usage-error.ts'

/** `replay CASE` and `replay --all`: a case derived again from its log, compared with what is stored. Exit code 1 where anything differs. */
export const addReplay = (program: Program, print: Print): void => {
  program
    .command('replay')
    .description('derive a case again from its log and compare')
    .argument('[case]', "the case's id")
    .option('--all', 'every case, until one differs')
    .action(async (caseId, { all }) => {
      if ((caseId === undefined) === (all === undefined)) throw new UsageError(needsOne)
      const { cases, events, differences } = caseId === undefined ? await everyCase(print) : await oneCase(caseId)
      print.answer(
        { ok: differences.length === 0, cases, events, differences },
        language =>
          [
            ...differences.map(difference => differenceInWords(difference, language)),
            differences.length === 0 ? nothingDiffers(cases, events)[language] : tellAdministrator[language],
          ].join('\n'),
        differences.length > 0,
      )
    })
}

type Answer = { cases: number; events: number; differences: Difference[] }

const oneCase = (caseId: string): Promise<Answer> =>
  withDatabase(async db => {
    const { replayCase, sources } = await tools(db)
    const [stored] = await sources.casesOf([caseId])
    if (!stored) throw refusedBy(reject('CASE_UNKNOWN', { caseId }))
    return { cases: 1, events: stored.rows.length, differences: await replayCase(stored, sources) }
  })

const atOnce = 4
const remarkEach = 1_000

/** Stops at the first case that differs: what is wrong with one log may be wrong with all, and a person must look. */
const everyCase = (print: Print): Promise<Answer> =>
  withDatabase(
    async db => {
      const { replayCase, eachPage, sources } = await tools(db)
      const answer: Answer = { cases: 0, events: 0, differences: [] }
      await eachPage(
        sources,
        async page => {
          for (const stored of page) {
            const differences = await replayCase(stored, sources)
            // Another page has found one meanwhile.
            if (answer.differences.length > 0) return false
            answer.cases++
            answer.events += stored.rows.length
            answer.differences = differences
            if (answer.cases % remarkEach === 0) print.progress(progress(answer.cases))
            if (differences.length > 0) return false
          }
          return true
        },
        { atOnce },
      )
      return answer
    },
    { poolSize: atOnce + 1 },
  )

const tools = async (db: Parameters<Parameters<typeof withDatabase>[0]>[0]) => {
  const [{ replayCase }, { eachPage }, { replaySources }, { almaty }] = await Promise.all([
    import('../../../activities/replay/replay-case.ts'),
    import('../../../activities/replay/pages.ts'),
    import('../../../activities/replay/sources.ts'),
    import('../../../local-time/almaty.ts'),
  ])
  return { replayCase, eachPage, sources: await replaySources(db, almaty) }
}

const needsOne: Text = {
  kk: 'replay үшін істің белгісі немесе --all керек, екеуі бірге емес',
  ru: 'replay нужно обозначение дела или --all, но не то и другое',
  en: 'replay needs a case, or --all, not both',
}

const progress = (cases: number): Text => ({
  kk: `${cases} іс тексерілді…`,
  ru: `проверено дел: ${cases}…`,
  en: `${cases} cases derived again…`,
})

const nothingDiffers = (cases: number, events: number): Record<Language, string> => ({
  kk: `Айырмашылық жоқ: ${cases} іс, ${events} оқиға.`,
  ru: `Расхождений нет: дел ${cases}, событий ${events}.`,
  en: `Nothing differs: ${cases} cases, ${events} events.`,
})

const tellAdministrator: Text = {
  kk: 'Іс жазбасы одан шығатынға сәйкес келмейді. Ештеңені өзгертпеңіз; әкімшіге хабарлаңыз.',
  ru: 'Запись дела расходится с тем, что из неё выводится. Ничего не меняйте; сообщите администратору.',
  en: 'What is stored differs from what follows from it. Change nothing; tell the administrator.',
}
