import type { AkimUnit, BodyKind, PositionName, RoleName } from '../../domain/bodies/kinds.ts'
import type {
  Act,
  Akim,
  Body,
  Delegation,
  MilitaryOrder,
  Person,
  Position,
  ReadingChoice,
  RegistryRecords,
  RoleGrant,
} from '../../domain/bodies/records.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'

/** A registry for tests, made of just the records that matter in one; people are those who hold or issue something. */
export const madeUp = (...all: (Body | Position | Act | ReadingChoice | RoleGrant)[]): Registry =>
  registrySnapshot(madeUpRecords(...all))

/** The same as records. */
export const madeUpRecords = (...all: (Body | Position | Act | ReadingChoice | RoleGrant)[]): RegistryRecords => {
  const positions = all.filter(record => 'acting' in record)
  const grants = all.filter(record => 'role' in record)
  return {
    bodies: all.filter(record => 'name' in record),
    positions,
    acts: all.filter(record => 'issuedBy' in record),
    people: [...new Set([...positions, ...grants].map(({ person }) => person))].map(personNamed),
    issuers: [],
    readings: all.filter(record => 'reading' in record),
    grants,
  }
}

const since: IsoDate = '2023-01-01'

/** A body other than an akim. */
export const aBody = (
  id: string,
  kind: Exclude<BodyKind, 'akim'>,
  parent?: string,
  more: Partial<
    Pick<
      Body,
      'validFrom' | 'validTo' | 'successor' | 'designatedUnit' | 'receiptNumberFormat' | 'knownFrom' | 'knownTo'
    >
  > = {},
): Body => ({ id, kind, ...(parent !== undefined && { parent }), name: { kk: id, ru: id }, validFrom: since, ...more })

/** An akim; with `apparatus`, the body where his people sit. */
export const anAkim = (id: string, unit: AkimUnit, parent?: string, apparatus?: string): Akim => ({
  id,
  kind: 'akim',
  unit,
  ...(parent !== undefined && { parent }),
  ...(apparatus !== undefined && { apparatus }),
  name: { kk: id, ru: id },
  validFrom: since,
})

/** A person in a position. */
export const holds = (
  person: string,
  body: string,
  position: PositionName,
  more: Partial<Omit<Position, 'person' | 'body' | 'position'>> = {},
): Position => ({ person, body, position, acting: false, validFrom: since, ...more })

/** An act of part 9, in force 2024-2025. */
export const vests = (body: string, more: Pick<Delegation, 'issuedBy'> & Partial<Delegation>): Delegation => ({
  id: 'd-1',
  kind: 'delegation',
  body,
  number: '15',
  date: '2024-01-01',
  validFrom: '2024-01-01',
  validTo: '2025-12-31',
  ...more,
})

/** An order of part 3, in force from 2024 on. */
export const orders = (body: string, approver: string, more: Partial<MilitaryOrder> = {}): MilitaryOrder => ({
  id: 'm-1',
  kind: 'militaryOrder',
  body,
  approver,
  number: '318',
  date: '2024-01-01',
  validFrom: '2024-01-01',
  issuedBy: 'minister',
  ...more,
})

/** A body's own decision on an open point, from 2024 on. */
export const chooses = (
  body: string,
  reading: ReadingChoice['reading'],
  alternative: string,
  more: Partial<Omit<ReadingChoice, 'body' | 'reading' | 'alternative'>> = {},
): ReadingChoice => ({
  body,
  reading,
  alternative,
  number: '7-ө',
  date: '2024-01-01',
  validFrom: '2024-01-01',
  ...more,
})

/** A role granted by an order, from 2023 on. */
export const charged = (person: string, role: RoleName, body: string, more: Partial<RoleGrant> = {}): RoleGrant => ({
  person,
  role,
  body,
  order: { number: '3-к', date: since },
  validFrom: since,
  ...more,
})

const personNamed = (id: string): Person => ({ id, name: { kk: id, ru: id }, language: 'kk' })
