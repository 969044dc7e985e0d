import type { Act, RegistryRecords } from '../../domain/bodies/records.ts'
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

/** What is wrong between the lines and the records that the files do not bring anew. */
export const faultsBesideKnown = (read: ReadRecords, known: RegistryRecords): Fault[] => [
  ...overlapsWithKnown(read, known),
  ...actsEnteredTwice(read, known),
]

// An act entered under two ids would go on vesting when one of them is revoked (part 9). Of what is known twice already each may be revoked.
const actsEnteredTwice = (read: ReadRecords, known: RegistryRecords): Fault[] => {
  const nameOf = ({ body, number, date }: Act) => `${body} ${date} ${number}`
  const knownIds = new Set(known.acts.map(({ id }) => id))
  const settled = afterLoad(read, known).acts.filter(({ id }) => knownIds.has(id))
  const idOf = new Map(settled.map(act => [nameOf(act), act.id]))
  return read.acts.flatMap(({ record, line }) => {
    if (knownIds.has(record.id)) return []
    const id = idOf.get(nameOf(record))
    if (id === undefined) idOf.set(nameOf(record), record.id)
    if (id === undefined || id === record.id) return []
    return [faultAt({ ...line, column: 'number' }, 'actEntered', { id })]
  })
}

const overlapsWithKnown = (read: ReadRecords, known: RegistryRecords): Fault[] =>
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
