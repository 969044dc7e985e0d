import type { RegistryRecords } from '../../domain/bodies/records.ts'
import { overlap, type ValidTime } from '../../domain/bodies/validity.ts'
import { identityOf, registryKinds } from '../registry-kinds.ts'
import type { RegistryKind } from '../tables.ts'
import { type Fault, faultAt } from './faults.ts'
import type { ReadRecord, ReadRecords } from './lines.ts'

type Versioned = RegistryRecords[Exclude<RegistryKind, 'people' | 'acts'>][number]

/** The records of the files, and of the known ones those that the files do not bring anew: what is known after the load. */
export const afterLoad = (read: ReadRecords, known: RegistryRecords): RegistryRecords => {
  const kinds = (Object.keys(registryKinds) as RegistryKind[]).map(kind => {
    const own = (read[kind] as ReadRecord<never>[]).map(({ record }) => record)
    const brought = new Set(own.map(identityOf(kind)))
    return [kind, [...own, ...(known[kind] as never[]).filter(record => !brought.has(identityOf(kind)(record)))]]
  })
  return Object.fromEntries(kinds)
}

/** Lines that would hold on the same day as another version that is known, and that the files do not bring anew. */
export const faultsBesideKnown = (read: ReadRecords, known: RegistryRecords): Fault[] =>
  (Object.keys(registryKinds) as RegistryKind[])
    .filter(kind => registryKinds[kind].versions)
    .flatMap(kind => {
      const subjectOf = registryKinds[kind].subject as (record: ValidTime) => string
      const lines = read[kind] as ReadRecord<Versioned>[]
      const brought = new Set(lines.map(({ record }) => identityOf(kind)(record as never)))
      const kept = (known[kind] as Versioned[]).filter(record => !brought.has(identityOf(kind)(record as never)))
      const bySubject = Map.groupBy(kept, subjectOf)
      return lines.flatMap(({ record, line }) => {
        const other = bySubject.get(subjectOf(record))?.find(each => overlap(each, record))
        if (!other) return []
        const facts = { from: other.validFrom, to: other.validTo ?? '' }
        return [faultAt({ ...line, column: 'validFrom' }, 'knownAlready', facts)]
      })
    })
