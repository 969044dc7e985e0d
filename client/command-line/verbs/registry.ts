import type { Language, Text } from '../../../domain/texts/languages.ts'
import type { RegistryLoad } from '../../../store/registry.ts'
import type { Fault } from '../../../store/registry-files/faults.ts'
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
      kk: ['Ештеңе жүктелген жоқ:', ...faults.map(faultInWords)].join('\n'),
      ru: ['Ничего не загружено:', ...faults.map(faultInWords)].join('\n'),
      en: ['Nothing was loaded:', ...faults.map(faultInWords)].join('\n'),
    },
    details: faults,
  })

// A fault of the whole file has neither line nor column.
const faultInWords = ({ file, line, column, code, message }: Fault): string =>
  `${[line > 0 ? `${file}:${line}` : file, column, code].filter(part => part).join(' ')}: ${message}`

const forPeople = (load: RegistryLoad, dryRun: boolean, language: Language): string => {
  const { revision, knownAt, ...kinds } = load
  const isNew = Object.values(kinds).some(({ added, changed, ended }) => added + changed + ended > 0)
  return [
    table(
      ['', ...countTexts[language]],
      Object.entries(kinds).map(([kind, count]) => [kind, count.added, count.changed, count.unchanged, count.ended]),
    ),
    dryRun
      ? dryRunTexts[language]
      : isNew
        ? loadedTexts(revision, localTime(knownAt))[language]
        : nothingNewTexts[language],
  ].join('\n')
}

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
