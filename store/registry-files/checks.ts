import type { Body, Person, RegistryRecords } from '../../domain/bodies/records.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import type { ValidTime } from '../../domain/bodies/validity.ts'
import { isValidOn } from '../../domain/bodies/validity.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import type { Fault, FaultCode } from './faults.ts'
import type { Line, ReadRecord, ReadRecords } from './lines.ts'

/** Ids of lines that have a fault of their own: references to them are not faults too. */
export type Malformed = { bodies: Set<string>; people: Set<string> }

/** What is wrong between records that are each well-formed: references, repetitions, cycles, order of dates. */
export const faultsBetween = (read: ReadRecords, existing: RegistryRecords, malformed: Malformed): Fault[] => {
  const faults: Fault[] = []
  const fault = (line: Line, column: string, code: FaultCode, message: string) =>
    faults.push({ file: line.file, line: line.line, column, code, message })

  const records = joined(read, existing)
  const versions = Map.groupBy(records.bodies, body => body.id)
  const people = new Map<string, Person>(records.people.map(person => [person.id, person]))
  const registry = registrySnapshot(records)

  const demandBody = (id: string | undefined, line: Line, column: string, on?: IsoDate) => {
    if (id === undefined || malformed.bodies.has(id)) return
    const found = versions.get(id)
    if (!found) fault(line, column, 'BODY_UNKNOWN', `there is no body ${id}`)
    else if (on !== undefined && !found.some(body => isValidOn(body, on))) {
      fault(line, column, 'BODY_NOT_VALID', `the body ${id} does not exist on ${on}`)
    }
  }
  const demandPerson = (id: string | undefined, line: Line, column: string) => {
    if (id !== undefined && !people.has(id) && !malformed.people.has(id))
      fault(line, column, 'PERSON_UNKNOWN', `there is no person ${id}`)
  }
  const demandOrder = (from: IsoDate, to: IsoDate | undefined, line: Line, column: string) => {
    if (to !== undefined && to < from) fault(line, column, 'DATES_REVERSED', `${to} is before ${from}`)
  }

  for (const { record, line } of read.bodies) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandBody(record.parent, line, 'parent', record.validFrom)
    demandBody(record.successor, line, 'successor')
    if (isOwnAncestor(record, versions)) fault(line, 'parent', 'PARENT_CYCLE', `${record.id} stands above itself`)
    if (record.kind !== 'akim' || record.apparatus === undefined) continue
    demandBody(record.apparatus, line, 'apparatus', record.validFrom)
    const apparatus = versions.get(record.apparatus)?.find(body => isValidOn(body, record.validFrom))
    if (apparatus && apparatus.kind !== 'other') {
      fault(line, 'apparatus', 'APPARATUS_INVALID', `${record.apparatus} is a ${apparatus.kind}, an apparatus is other`)
    }
  }
  demandOneVersionAtATime(read.bodies, body => body.id, fault)

  demandNoRepetition(read.people, person => person.id, fault)

  for (const { record, line } of read.positions) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandPerson(record.person, line, 'person')
    demandBody(record.body, line, 'body', record.validFrom)
    if (record.acting && record.order === undefined) {
      const column = line.cells.orderNumber === undefined ? 'orderNumber' : 'orderDate'
      fault(line, column, 'ACTING_WITHOUT_ORDER', 'who acts for another needs the number and date of the order')
    }
    const seat = registry.seatOf(record.body, record.validFrom)
    if (record.position !== 'firstHead' && seat !== record.body) {
      fault(line, 'body', 'SITS_IN_APPARATUS', `the people of ${record.body} sit in ${seat}`)
    }
  }
  demandOneVersionAtATime(
    read.positions,
    position => [position.person, position.body, position.position, position.unit].join(' '),
    fault,
    'person',
  )

  for (const { record, line } of read.acts) {
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
      fault(line, 'person', 'ACT_WITHOUT_SUBJECT', 'the act names neither a person nor a position')
    }
    const heads = registry.holders(record.body, 'firstHead', record.date)
    const known = people.has(record.issuedBy) && versions.has(record.body)
    // Where the body reads it so, an acting head delegates too; whether on that day, is asked when somebody decides by the act.
    const mayBeActing = records.readings.some(
      ({ body, alternative }) => [record.body, '*'].includes(body) && alternative === 'decidesAndDelegates',
    )
    if (known && !heads.some(head => head.person === record.issuedBy && (!head.acting || mayBeActing))) {
      const message = `${record.issuedBy} is not the head of ${record.body} on ${record.date}`
      fault(line, 'issuedBy', 'NOT_ISSUED_BY_HEAD', message)
    }
  }
  demandNoRepetition(read.acts, act => act.id, fault)

  for (const { record, line } of read.issuers) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    if (record.actsFor !== '*') demandBody(record.actsFor, line, 'actsFor')
  }
  demandOneVersionAtATime(read.issuers, issuer => issuer.id, fault)

  for (const { record, line } of read.readings) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandOrder(record.date, record.validFrom, line, 'validFrom')
    if (record.body !== '*') demandBody(record.body, line, 'body', record.validFrom)
  }
  demandOneVersionAtATime(read.readings, ({ body, reading }) => `${body} ${reading}`, fault, 'reading')

  for (const { record, line } of read.grants) {
    demandOrder(record.validFrom, record.validTo, line, 'validTo')
    demandOrder(record.order.date, record.validFrom, line, 'validFrom')
    demandOrder(record.order.date, record.revokedOn, line, 'revokedOn')
    demandPerson(record.person, line, 'person')
    if (record.body !== '*') demandBody(record.body, line, 'body', record.validFrom)
  }
  demandOneVersionAtATime(read.grants, ({ person, body, role }) => `${person} ${body} ${role}`, fault, 'person')
  return faults
}

type TellFault = (line: Line, column: string, code: FaultCode, message: string) => void

/** The files' records, and of the existing ones those that the files do not bring anew. */
const joined = (read: ReadRecords, existing: RegistryRecords): RegistryRecords => {
  const join = <T>(own: ReadRecord<T>[], others: T[], key: (record: T) => string): T[] => {
    const brought = new Set(own.map(({ record }) => key(record)))
    return [...own.map(({ record }) => record), ...others.filter(other => !brought.has(key(other)))]
  }
  return {
    bodies: join(read.bodies, existing.bodies, body => body.id),
    people: join(read.people, existing.people, person => person.id),
    positions: join(
      read.positions,
      existing.positions,
      ({ person, body, position }) => `${person} ${body} ${position}`,
    ),
    acts: join(read.acts, existing.acts, act => act.id),
    issuers: join(read.issuers, existing.issuers, issuer => issuer.id),
    readings: join(read.readings, existing.readings, ({ body, reading }) => `${body} ${reading}`),
    grants: join(read.grants, existing.grants, ({ person, body, role }) => `${person} ${body} ${role}`),
  }
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

const demandOneVersionAtATime = <T extends ValidTime>(
  all: ReadRecord<T>[],
  key: (record: T) => string,
  tell: TellFault,
  column = 'id',
): void => {
  for (const same of Map.groupBy(all, ({ record }) => key(record)).values()) {
    same.forEach(({ record, line }, at) => {
      const earlier = same.slice(0, at).find(other => overlap(other.record, record))
      if (!earlier) return
      const where = `${earlier.line.file === line.file ? '' : `${earlier.line.file} `}line ${earlier.line.line}`
      tell(line, column, 'DUPLICATE', `valid at the same time as ${where}`)
    })
  }
}

const overlap = (a: ValidTime, b: ValidTime): boolean =>
  (b.validTo === undefined || a.validFrom <= b.validTo) && (a.validTo === undefined || b.validFrom <= a.validTo)

const demandNoRepetition = <T>(all: ReadRecord<T>[], key: (record: T) => string, tell: TellFault): void => {
  for (const [id, same] of Map.groupBy(all, ({ record }) => key(record))) {
    const first = same[0]
    for (const { line } of same.slice(1)) tell(line, 'id', 'DUPLICATE', `${id} stands also on line ${first?.line.line}`)
  }
}
