import type { RestoredCase } from '../../../activities/restore-log.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { messageOf } from '../../../domain/texts/message.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { withDatabase, withTemporal } from '../servers.ts'
import { settings } from '../settings.ts'
import { table } from '../table.ts'
import { words } from '../words.ts'

/** `restore-log`: writes again what the log lacks after an older backup of the database was put back. Exit code 1 where a log holds something else. */
export const addRestoreLog = (program: Program, print: Print): void => {
  program
    .command('restore-log')
    .description('after an older backup of the database: write again what the log lacks')
    .option('--dry-run', 'only list what is lacking; nothing is written')
    .action(async ({ dryRun = false }) => {
      const cases = await restored(dryRun, print)
      print.answer(
        { dryRun, cases: cases.map(asAnswered) },
        language => forPeople(cases, dryRun, language),
        cases.some(({ divergedAt }) => divergedAt !== undefined),
      )
    })
}

const restored = (dryRun: boolean, print: Print): Promise<RestoredCase[]> =>
  withTemporal(client =>
    withDatabase(async db => {
      const [{ restoreLog }, { createRecord }, { logLength }, { createStore }, { almaty }] = await Promise.all([
        import('../../../activities/restore-log.ts'),
        import('../../../activities/record.ts'),
        import('../../../store/case-log.ts'),
        import('../../../store/store.ts'),
        import('../../../local-time/almaty.ts'),
      ])
      const record = createRecord({ store: createStore(db), localTime: almaty, alarm: () => undefined })
      const found: RestoredCase[] = []
      for await (const one of restoreLog({
        client,
        taskQueue: settings().KELISU_TASK_QUEUE ?? 'approvals',
        logged: caseId => logLength(db, caseId),
        ...(dryRun ? {} : { record }),
      })) {
        found.push(one)
        print.progress(soFar(found.length))
      }
      return found.sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
    }),
  )

const divergence = ({ caseId, divergedAt }: RestoredCase) =>
  divergedAt === undefined ? undefined : reject('LOG_DIVERGED', { caseId, seq: divergedAt })

const asAnswered = (one: RestoredCase) => {
  const { caseId, events } = one
  const error = divergence(one)
  return error ? { caseId, events, error } : { caseId, events }
}

const forPeople = (cases: readonly RestoredCase[], dryRun: boolean, language: Language): string => {
  if (cases.length === 0) return nothingLacks[language]
  const head = [words.case, dryRun ? lacking : written].map(text => text[language])
  const rows = cases.map(one => {
    const error = divergence(one)
    return [one.caseId, error ? messageOf(error, language) : String(one.events)]
  })
  return table(head, rows)
}

const lacking: Text = { kk: 'жетіспейтін оқиғалар', ru: 'недостаёт событий', en: 'events lacking' }
const written: Text = { kk: 'қайта жазылған оқиғалар', ru: 'записано заново событий', en: 'events written again' }

const nothingLacks: Text = {
  kk: 'Журналда бәрі бар: ештеңе жетіспейді.',
  ru: 'В журнале есть всё: ничего не недостаёт.',
  en: 'The log has everything: nothing is lacking.',
}

const soFar = (cases: number): Text => ({
  kk: `${cases} істе жетіспейді…`,
  ru: `дел с недостающими событиями: ${cases}…`,
  en: `${cases} cases lack something…`,
})
