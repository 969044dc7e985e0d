import type { RegistryRecords } from '../../domain/bodies/records.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { isValidOn, overlap, type ValidTime } from '../../domain/bodies/validity.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import type { RegistryFaultFacts, RegistryFaultKind } from '../../domain/texts/registry-faults.ts'
import { type Fault, faultAt } from './faults.ts'
import type { Line, ReadRecord } from './lines.ts'

/** Ids of lines that have a fault of their own: references to them are not faults too. */
export type Malformed = { bodies: Set<string>; people: Set<string> }

/** What a check of one subject is given. */
export type Asking = ReturnType<typeof askingOf>

/** What every subject asks of its lines, by the records known after the load; the faults found are kept. */
export const askingOf = (records: RegistryRecords, malformed: Malformed) => {
  const faults: Fault[] = []
  const versions = Map.groupBy(records.bodies, body => body.id)
  const people = new Set(records.people.map(({ id }) => id))
  const fault = <Kind extends RegistryFaultKind>(
    line: Line,
    column: string,
    kind: Kind,
    ...facts: RegistryFaultFacts<Kind>
  ) => void faults.push(faultAt({ ...line, column }, kind, ...facts))
  return {
    faults,
    records,
    versions,
    people,
    registry: registrySnapshot(records),
    fault,
    demandBody(id: string | undefined, line: Line, column: string, on?: IsoDate) {
      if (id === undefined || malformed.bodies.has(id)) return
      const found = versions.get(id)
      if (!found) fault(line, column, 'bodyUnknown', { id })
      else if (on !== undefined && !found.some(body => isValidOn(body, on)))
        fault(line, column, 'bodyNotValid', { id, on })
    },
    demandPerson(id: string | undefined, line: Line, column: string) {
      if (id !== undefined && !people.has(id) && !malformed.people.has(id)) fault(line, column, 'personUnknown', { id })
    },
    demandOrder(from: IsoDate, to: IsoDate | undefined, line: Line, column: string) {
      if (to !== undefined && to < from) fault(line, column, 'datesReversed', { to, from })
    },
    demandOneVersionAtATime<T extends ValidTime>(all: ReadRecord<T>[], key: (record: T) => string, column = 'id') {
      for (const same of Map.groupBy(all, ({ record }) => key(record)).values())
        same.forEach(({ record, line }, at) => {
          const earlier = same.slice(0, at).find(other => overlap(other.record, record))
          if (earlier) fault(line, column, 'sameTime', placeOf(earlier.line, line))
        })
    },
    demandNoRepetition<T extends { id: string }>(all: ReadRecord<T>[]) {
      for (const [id, [first, ...others]] of Map.groupBy(all, ({ record }) => record.id))
        for (const { line } of others) if (first) fault(line, 'id', 'twice', { id, ...placeOf(first.line, line) })
    },
  }
}

const placeOf = (other: Line, line: Line) => ({
  line: other.line,
  ...(other.file === line.file ? {} : { file: other.file }),
})
