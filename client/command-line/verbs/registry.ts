import type { RegistryLoad } from '../../../store/registry.ts'
import type { Fault } from '../../../store/registry-files/faults.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { Refused } from '../refused.ts'
import { withDatabase } from '../servers.ts'
import { table } from '../table.ts'

/** `registry load FILE…`: bodies, people, positions, acts and issuers from CSV, beside what is known. */
export const addRegistry = (program: Program, print: Print): void => {
  program
    .command('registry')
    .description('the registry of bodies, people, positions, acts and issuers')
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
      print.answer({ dryRun, ...load }, () => forPeople(load, dryRun))
    })
}

const faulty = (faults: readonly Fault[]): Refused =>
  new Refused({
    code: 'REGISTRY_REFUSED',
    citation: 'design',
    message: [
      'Nothing was loaded:',
      ...faults.map(({ file, line, column, code, message }) => `${file}:${line} ${column} ${code}: ${message}`),
    ].join('\n'),
    details: faults,
  })

const forPeople = (load: RegistryLoad, dryRun: boolean): string => {
  const { revision, knownAt, ...kinds } = load
  return [
    table(
      ['', 'added', 'changed', 'unchanged', 'ended'],
      Object.entries(kinds).map(([kind, count]) => [kind, count.added, count.changed, count.unchanged, count.ended]),
    ),
    dryRun ? 'Nothing was loaded (--dry-run).' : `Loaded: revision ${revision}, known at ${knownAt}.`,
  ].join('\n')
}
