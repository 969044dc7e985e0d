import type {
  Act,
  Body,
  Issuer,
  Person,
  Position,
  ReadingChoice,
  RegistryRecords,
  RoleGrant,
} from '../domain/bodies/records.ts'
import type { RegistryKind, RegistryTableName } from './tables.ts'

/** Per kind: its table, what a record is about, and whether versions of one subject follow each other in valid time. */
export const registryKinds = {
  bodies: { table: 'registryBody', subject: (body: Body) => body.id, versions: true },
  people: { table: 'registryPerson', subject: (person: Person) => person.id, versions: false },
  positions: {
    table: 'registryPosition',
    subject: ({ person, body, position, unit }: Position) => [person, body, position, unit ?? ''].join('/'),
    versions: true,
  },
  acts: { table: 'registryAct', subject: (act: Act) => act.id, versions: false },
  issuers: { table: 'registryIssuer', subject: (issuer: Issuer) => issuer.id, versions: true },
  readings: {
    table: 'registryReading',
    subject: ({ body, reading }: ReadingChoice) => `${body}/${reading}`,
    versions: true,
  },
  grants: {
    table: 'registryGrant',
    subject: ({ person, body, role }: RoleGrant) => [person, body, role].join('/'),
    versions: true,
  },
} satisfies {
  [Kind in RegistryKind]: {
    table: RegistryTableName
    subject: (record: RegistryRecords[Kind][number]) => string
    versions: boolean
  }
}

/** What names a record of the kind: a load under the same name corrects it, one under another adds a version. */
export const identityOf = (kind: RegistryKind) => {
  const { subject, versions } = registryKinds[kind] as { subject: (record: never) => string; versions: boolean }
  return (record: never): string =>
    versions ? `${subject(record)}@${(record as { validFrom: string }).validFrom}` : subject(record)
}

/** The table of a kind. All have the same columns, so that to the type checker one name stands for each of them. */
export const tableOf = (kind: RegistryKind): 'registryBody' => registryKinds[kind].table as 'registryBody'
