import type { Language, Text } from '../../../domain/texts/languages.ts'
import { registryFaultInWords } from '../../../domain/texts/registry-faults.ts'
import type { RegistryLoad } from '../../../store/registry.ts'
import type { Fault } from '../../../store/registry-files/faults.ts'
import type { RegistryKind } from '../../../store/tables.ts'
import { localTime } from '../local-time.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { Refused } from '../refused.ts'
import { withDatabase } from '../servers.ts'
import { table } from '../table.ts'

/** `registry load FILE…`: bodies, people, positions, acts, issuers and roles from CSV, beside what is known. */
export const addRegistry = (program: Program, print: Print): void => {
  program
    .command('registry')
    .description('the registry of bodies, people, positions, acts, issuers and roles')
    .command('load')
    .description('load CSV files, or folders of them (see data/registry)')
    .argument('<files...>', 'CSV files or folders')
    .option('--dry-run', 'only say what would change')
    .action(async (files, { dryRun = false }) => {
      const load = await withDatabase(async db => {
        const [{ readRegistryFiles }, { loadRegistry }, { registryRecordsOf }] = await Promise.all([
          import('../../../store/registry-files/csv.ts'),
          import('../../../store/registry.ts'),
          import('../../../store/registry-snapshot.ts'),
        ])
        const { records, faults } = await readRegistryFiles(files, await registryRecordsOf(db))
        if (faults.length > 0) throw faulty(faults)
        return loadRegistry(db, records, { dryRun })
      })
      print.answer({ dryRun, ...load }, language => forPeople(load, dryRun, language))
    })
}

const faulty = (faults: readonly Fault[]): Refused =>
  new Refused({
    code: 'REGISTRY_REFUSED',
    citation: 'design',
    message: {
      kk: ['Ештеңе жүктелген жоқ:', ...faults.map(fault => faultLine(fault, 'kk'))].join('\n'),
      ru: ['Ничего не загружено:', ...faults.map(fault => faultLine(fault, 'ru'))].join('\n'),
      en: ['Nothing was loaded:', ...faults.map(fault => faultLine(fault, 'en'))].join('\n'),
    },
    details: faults.map(fault => {
      const { file, line, column, code } = fault
      return { file, line, column, code, message: registryFaultInWords(fault, 'en') }
    }),
  })

// A fault of the whole file has neither line nor column.
const faultLine = (fault: Fault, language: Language): string => {
  const { file, line, column, code } = fault
  const place = [line > 0 ? `${file}:${line}` : file, column, code].filter(part => part).join(' ')
  return `${place}: ${registryFaultInWords(fault, language)}`
}

const forPeople = (load: RegistryLoad, dryRun: boolean, language: Language): string => {
  const { revision, knownAt, ...kinds } = load
  const isNew = Object.values(kinds).some(({ added, changed, ended }) => added + changed + ended > 0)
  return [
    table(
      ['', ...countTexts[language]],
      Object.entries(kinds).map(([kind, count]) => [
        kindTexts[kind as RegistryKind][language],
        count.added,
        count.changed,
        count.unchanged,
        count.ended,
      ]),
    ),
    dryRun
      ? dryRunTexts[language]
      : isNew
        ? loadedTexts(revision, localTime(knownAt))[language]
        : nothingNewTexts[language],
  ].join('\n')
}

const kindTexts = {
  bodies: { kk: 'органдар', ru: 'органы', en: 'bodies' },
  people: { kk: 'адамдар', ru: 'люди', en: 'people' },
  positions: { kk: 'лауазымдар', ru: 'должности', en: 'positions' },
  acts: { kk: 'актілер', ru: 'акты', en: 'acts' },
  issuers: { kk: 'кілттер', ru: 'ключи', en: 'issuers' },
  readings: { kk: 'органдардың түсініктері', ru: 'прочтения', en: 'readings' },
  grants: { kk: 'рөлдер', ru: 'роли', en: 'grants' },
} as const satisfies Record<RegistryKind, Text>

const countTexts = {
  kk: ['қосылды', 'өзгерді', 'өзгеріссіз', 'аяқталды'],
  ru: ['добавлено', 'изменено', 'без изменений', 'прекращено'],
  en: ['added', 'changed', 'unchanged', 'ended'],
} as const satisfies Record<Language, readonly string[]>

const dryRunTexts: Text = {
  kk: 'Ештеңе жүктелген жоқ (--dry-run).',
  ru: 'Ничего не загружено (--dry-run).',
  en: 'Nothing was loaded (--dry-run).',
}

const nothingNewTexts: Text = {
  kk: 'Жаңа ештеңе жоқ: бәрі бұрыннан белгілі.',
  ru: 'Ничего нового: всё уже известно.',
  en: 'Nothing new: all of it was known already.',
}

const loadedTexts = (revision: number, knownAt: string): Text => ({
  kk: `Жүктелді: ${revision}-редакция, ${knownAt} бастап белгілі.`,
  ru: `Загружено: редакция ${revision}, известна с ${knownAt}.`,
  en: `Loaded: revision ${revision}, known at ${knownAt}.`,
})
