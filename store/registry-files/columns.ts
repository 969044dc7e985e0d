import { z } from 'zod'
import { akimUnits, bodyKinds, positionNames, roleNames } from '../../domain/bodies/kinds.ts'
import { isFormat } from '../../domain/bodies/receipt-number.ts'
import type { Act, Body, Issuer, Person, Position, ReadingChoice, RoleGrant } from '../../domain/bodies/records.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { type Hour, type ReadingId, readingOf, readings } from '../../domain/regulation/readings.ts'
import { lineOfText as text } from '../../schemas/parts.ts'
import { publicKey } from '../../schemas/public-key.ts'
import type { RegistryKind } from '../tables.ts'

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'expected 1-40 characters a-z, 0-9, -')
const date = z.iso.date('expected a date YYYY-MM-DD').transform(text => text as IsoDate)
const yesNo = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], 'expected true or false')
  .transform(word => ['true', '1', 'yes'].includes(word))
const jwk = z.string().transform((json, context) => {
  const key = publicKey.safeParse(jsonOrUndefined(json))
  if (key.success) return key.data
  context.addIssue('expected a public key as a JWK in JSON (Ed25519 or P-256, no private part)')
  return z.NEVER
})
const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform(words => words.split(' ').filter(word => word !== ''))
    .pipe(z.array(item).nonempty())
const validity = { validFrom: date, validTo: date.exactOptional() }

const cells = {
  bodies: z.strictObject({
    id,
    kind: z.enum(bodyKinds),
    unit: z.enum(akimUnits).exactOptional(),
    parent: id.exactOptional(),
    apparatus: id.exactOptional(),
    nameKk: text,
    nameRu: text,
    successor: id.exactOptional(),
    designatedUnit: id.exactOptional(),
    receiptNumberFormat: text
      .max(100)
      .refine(isFormat, 'expected a format with # for the number, such as 17-5/# or #-YYYY')
      .exactOptional(),
    ...validity,
  }),
  people: z.strictObject({
    // Ids stand in search attributes, refusals and logs.
    id: id.regex(/^(?!\d{12}$)/, 'expected an id of your own, not an individual number'),
    nameKk: text.exactOptional(),
    nameRu: text,
    email: z.email('expected an e-mail address').exactOptional(),
    language: z.enum(['kk', 'ru']),
  }),
  positions: z.strictObject({
    person: id,
    body: id,
    position: z.enum(positionNames),
    unit: id.exactOptional(),
    acting: yesNo,
    orderNumber: text.exactOptional(),
    orderDate: date.exactOptional(),
    ...validity,
  }),
  acts: z.strictObject({
    id,
    kind: z.enum(['delegation', 'militaryOrder']),
    body: id,
    number: text,
    date,
    person: id.exactOptional(),
    position: z.enum(positionNames).exactOptional(),
    approver: id.exactOptional(),
    terms: text.exactOptional(),
    issuedBy: id,
    ...validity,
    revokedOn: date.exactOptional(),
    means: listOf(z.enum(['appeal', 'cassation'])).exactOptional(),
    requesters: listOf(id).exactOptional(),
    documentName: text.exactOptional(),
    documentSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'expected 64 characters 0-9, a-f')
      .exactOptional(),
  }),
  issuers: z.strictObject({
    // As providers of logins name their clients.
    id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'expected 1-64 characters A-Z, a-z, 0-9, . _ -'),
    actsFor: z.union([z.literal('*'), id]),
    publicKey: jwk,
    ...validity,
    revokedOn: date.exactOptional(),
  }),
  readings: z.strictObject({
    body: z.union([z.literal('*'), id]),
    reading: z.enum(Object.keys(readings) as ReadingId[], `expected one of ${Object.keys(readings).join(', ')}`),
    alternative: text,
    hour: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time HH:mm')
      .transform(time => time as Hour)
      .exactOptional(),
    number: text,
    date,
    ...validity,
  }),
  grants: z.strictObject({
    person: id,
    body: z.union([z.literal('*'), id]),
    role: z.enum(roleNames),
    orderNumber: text,
    orderDate: date,
    ...validity,
    revokedOn: date.exactOptional(),
  }),
}

/** Per kind of file: how the cells of a line become a record. Empty cells are left out before. */
export const recordOf = {
  bodies: cells.bodies
    .superRefine((body, context) => {
      if (body.kind === 'akim' && body.unit === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['unit'],
          message: 'an akim needs the unit he heads',
          params: missing,
        })
      }
      for (const column of ['unit', 'apparatus'] as const) {
        if (body.kind === 'akim' || body[column] === undefined) continue
        context.addIssue({ code: 'custom', path: [column], message: `only an akim has ${column}`, params: notAllowed })
      }
    })
    .transform(({ nameKk, nameRu, ...body }) => ({ ...body, name: { kk: nameKk, ru: nameRu } }) as Body),

  people: cells.people.transform(
    ({ nameKk, nameRu, ...person }): Person => ({
      ...person,
      name: { ...(nameKk !== undefined && { kk: nameKk }), ru: nameRu },
    }),
  ),

  positions: cells.positions
    .superRefine((position, context) => {
      if (position.unit === undefined || position.position === 'otherUnit') return
      context.addIssue({ code: 'custom', path: ['unit'], message: 'only otherUnit names a unit', params: notAllowed })
    })
    .transform(
      ({ orderNumber, orderDate, ...position }): Position => ({
        ...position,
        ...(orderNumber !== undefined &&
          orderDate !== undefined && { order: { number: orderNumber, date: orderDate } }),
      }),
    ),

  acts: cells.acts
    .superRefine((act, context) => {
      if (act.kind === 'militaryOrder' && act.approver === undefined) {
        const message = 'a military order names who approves'
        context.addIssue({ code: 'custom', path: ['approver'], message, params: missing })
      }
      const foreign =
        act.kind === 'delegation'
          ? (['approver', 'terms'] as const)
          : (['person', 'position', 'means', 'requesters'] as const)
      for (const column of foreign) {
        if (act[column] === undefined) continue
        const message = `an act of kind ${act.kind} has no ${column}`
        context.addIssue({ code: 'custom', path: [column], message, params: notAllowed })
      }
    })
    .transform(({ means, requesters, documentName, documentSha256, ...act }) => {
      const scope = { ...(means && { means }), ...(requesters && { requesters }) }
      return {
        ...act,
        ...(means || requesters ? { scope } : {}),
        ...(documentName && documentSha256 ? { document: { name: documentName, sha256: documentSha256 } } : {}),
      } as Act
    }),

  issuers: cells.issuers.transform((issuer): Issuer => issuer),

  readings: cells.readings
    .superRefine(({ body, reading, alternative, hour }, context) => {
      const { alternatives, citation, withHour, forAll } = readingOf(reading)
      const refuse = (column: string, message: string, params: { code: string }) =>
        context.addIssue({ code: 'custom', path: [column], message: `${message} (${citation})`, params })
      if (!alternatives.includes(alternative))
        refuse('alternative', `${reading} can be ${alternatives.join(', ')}`, notAllowed)
      if (forAll && body !== '*') refuse('body', `${reading} concerns the route: it is chosen for all, *`, notAllowed)
      if (alternative === withHour && hour === undefined)
        refuse('hour', `${reading} ${alternative} rests on a time of day, which the text does not give`, missing)
      if (alternative !== withHour && hour !== undefined)
        refuse('hour', `${reading} ${alternative} has no hour`, notAllowed)
    })
    .transform((choice): ReadingChoice => choice),

  grants: cells.grants.transform(
    ({ orderNumber, orderDate, ...grant }): RoleGrant => ({
      ...grant,
      order: { number: orderNumber, date: orderDate },
    }),
  ),
} satisfies Record<RegistryKind, z.ZodType>

/** Refines what is wrong with a cell. */
const missing = { code: 'VALUE_MISSING' }
const notAllowed = { code: 'VALUE_NOT_ALLOWED' }

/** All columns of each kind, in their order, and those that no line can do without. */
export const columnsOf = (kind: RegistryKind): { all: string[]; required: string[] } => {
  const shape: Record<string, z.ZodType> = cells[kind].shape
  const all = Object.keys(shape)
  return { all, required: all.filter(column => shape[column]?._zod.optin !== 'optional') }
}

/** The columns that tell a kind of file from the others. */
export const telltale: Record<RegistryKind, readonly string[]> = {
  bodies: ['nameKk', 'kind'],
  people: ['nameRu', 'language'],
  positions: ['person', 'acting'],
  acts: ['number', 'issuedBy'],
  issuers: ['actsFor', 'publicKey'],
  readings: ['reading', 'alternative'],
  grants: ['person', 'role'],
}

const jsonOrUndefined = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
