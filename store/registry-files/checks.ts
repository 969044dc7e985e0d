import type { Body, RegistryRecords } from '../../domain/bodies/records.ts'
import { isValidOn } from '../../domain/bodies/validity.ts'
import { registryKinds } from '../registry-kinds.ts'
import { type Asking, askingOf, type Malformed } from './asking.ts'
import { afterLoad } from './beside-known.ts'
import type { Fault } from './faults.ts'
import type { ReadRecords } from './lines.ts'

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

type Lines<Kind extends keyof ReadRecords> = ReadRecords[Kind]

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
