import type { Body, RegistryRecords } from '../../domain/bodies/records.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { isValidOn, overlap, type ValidTime } from '../../domain/bodies/validity.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import type { RegistryFaultFacts, RegistryFaultKind } from '../../domain/texts/registry-faults.ts'
import { registryKinds } from '../registry-kinds.ts'
import { afterLoad } from './beside-known.ts'
import { type Fault, faultAt } from './faults.ts'
import type { Line, ReadRecord, ReadRecords } from './lines.ts'

/** Ids of lines that have a fault of their own: references to them are not faults too. */
export type Malformed = { bodies: Set<string>; people: Set<string> }

/** What is wrong between records that are each well-formed: references, repetitions, cycles, order of dates. */
export const faultsBetween = (read: ReadRecords, existing: RegistryRecords, malformed: Malformed): Fault[] => {
  const asking = askingOf(afterLoad(read, existing), malformed)
  checkBodies(read.bodies, asking)
  checkPeople(read.people, asking)
  checkPositions(read.positions, asking)
  checkActs(read.acts, asking)
  checkIssuers(read.issuers, asking)
  checkReadings(read.readings, asking)
  checkGrants(read.grants, asking)
  return asking.faults
}

type Asking = ReturnType<typeof askingOf>
type Lines<Kind extends keyof ReadRecords> = ReadRecords[Kind]

/** What every subject asks of its lines, by the records known after the load; the faults found are kept. */
const askingOf = (records: RegistryRecords, malformed: Malformed) => {
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

const checkBodies = (
  lines: Lines<'bodies'>,
  { versions, fault, demandBody, demandOrder, demandOneVersionAtATime }: Asking,
): void => {
  for (const { record, line } of lines) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandBody(record.parent, line, 'parent', record.validFrom)
    demandBody(record.successor, line, 'successor')
    if (isOwnAncestor(record, versions)) fault(line, 'parent', 'parentCycle', { id: record.id })
    if (record.kind !== 'akim' || record.apparatus === undefined) continue
    demandBody(record.apparatus, line, 'apparatus', record.validFrom)
    const apparatus = versions.get(record.apparatus)?.find(body => isValidOn(body, record.validFrom))
    if (apparatus && apparatus.kind !== 'other') {
      fault(line, 'apparatus', 'apparatusInvalid', { id: record.apparatus, kind: apparatus.kind })
    }
  }
  demandOneVersionAtATime(lines, registryKinds.bodies.subject)
}

const checkPeople = (lines: Lines<'people'>, { demandNoRepetition }: Asking): void => {
  demandNoRepetition(lines)
}

const checkPositions = (
  lines: Lines<'positions'>,
  { registry, fault, demandBody, demandPerson, demandOrder, demandOneVersionAtATime }: Asking,
): void => {
  for (const { record, line } of lines) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandPerson(record.person, line, 'person')
    demandBody(record.body, line, 'body', record.validFrom)
    if (record.acting && record.order === undefined) {
      const column = line.cells.orderNumber === undefined ? 'orderNumber' : 'orderDate'
      fault(line, column, 'actingWithoutOrder')
    }
    const seat = registry.seatOf(record.body, record.validFrom)
    if (record.position !== 'firstHead' && seat !== record.body) {
      fault(line, 'body', 'sitsInApparatus', { body: record.body, seat })
    }
  }
  demandOneVersionAtATime(lines, registryKinds.positions.subject, 'person')
}

const checkActs = (
  lines: Lines<'acts'>,
  { records, versions, people, registry, fault, demandBody, demandPerson, demandOrder, demandNoRepetition }: Asking,
): void => {
  for (const { record, line } of lines) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandOrder(record.date, record.validFrom, line, 'validFrom')
    demandOrder(record.date, record.revokedOn, line, 'revokedOn')
    demandBody(record.body, line, 'body', record.validFrom)
    demandPerson(record.issuedBy, line, 'issuedBy')
    if (record.kind === 'militaryOrder') {
      demandBody(record.approver, line, 'approver', record.validFrom)
      continue
    }
    demandPerson(record.person, line, 'person')
    for (const requester of record.scope?.requesters ?? []) demandBody(requester, line, 'requesters', record.validFrom)
    if (record.person === undefined && record.position === undefined) {
      fault(line, 'person', 'actWithoutSubject')
    }
    const heads = registry.holders(record.body, 'firstHead', record.date)
    const known = people.has(record.issuedBy) && versions.has(record.body)
    // Where the body reads it so, an acting head delegates too; whether on that day, is asked when somebody decides by the act.
    const mayBeActing = records.readings.some(
      ({ body, alternative }) => [record.body, '*'].includes(body) && alternative === 'decidesAndDelegates',
    )
    if (known && !heads.some(head => head.person === record.issuedBy && (!head.acting || mayBeActing)))
      fault(line, 'issuedBy', 'notIssuedByHead', { person: record.issuedBy, body: record.body, on: record.date })
  }
  demandNoRepetition(lines)
}

const checkIssuers = (lines: Lines<'issuers'>, { demandBody, demandOrder, demandOneVersionAtATime }: Asking): void => {
  for (const { record, line } of lines) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    if (record.actsFor !== '*') demandBody(record.actsFor, line, 'actsFor')
  }
  demandOneVersionAtATime(lines, registryKinds.issuers.subject)
}

const checkReadings = (
  lines: Lines<'readings'>,
  { demandBody, demandOrder, demandOneVersionAtATime }: Asking,
): void => {
  for (const { record, line } of lines) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandOrder(record.date, record.validFrom, line, 'validFrom')
    if (record.body !== '*') demandBody(record.body, line, 'body', record.validFrom)
  }
  demandOneVersionAtATime(lines, registryKinds.readings.subject, 'reading')
}

const checkGrants = (
  lines: Lines<'grants'>,
  { demandBody, demandPerson, demandOrder, demandOneVersionAtATime }: Asking,
): void => {
  for (const { record, line } of lines) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandOrder(record.order.date, record.validFrom, line, 'validFrom')
    demandOrder(record.order.date, record.revokedOn, line, 'revokedOn')
    demandPerson(record.person, line, 'person')
    if (record.body !== '*') demandBody(record.body, line, 'body', record.validFrom)
  }
  demandOneVersionAtATime(lines, registryKinds.grants.subject, 'person')
}

const isOwnAncestor = (body: Body, versions: Map<string, Body[]>): boolean => {
  const passed = new Set<string>()
  for (let above = body.parent; above !== undefined && !passed.has(above); ) {
    if (above === body.id) return true
    passed.add(above)
    above = versions.get(above)?.find(version => isValidOn(version, body.validFrom))?.parent
  }
  return false
}
