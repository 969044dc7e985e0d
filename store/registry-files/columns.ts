import { z } from 'zod'
import { akimUnits, bodyKinds, positionNames, roleNames } from '../../domain/bodies/kinds.ts'
import { isFormat } from '../../domain/bodies/receipt-number.ts'
import type { Act, Body, Issuer, Person, Position, ReadingChoice, RoleGrant } from '../../domain/bodies/records.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { type Hour, type ReadingId, readingOf, readings } from '../../domain/regulation/readings.ts'
import type { RegistryFaultFacts, RegistryFaultKind } from '../../domain/texts/registry-faults.ts'
import { lineOfText as text } from '../../schemas/parts.ts'
import { publicKey } from '../../schemas/public-key.ts'
import { isAcceptedDate } from '../../schemas/years.ts'
import type { RegistryKind } from '../tables.ts'
import { wordWithLatin } from './look-alikes.ts'

/** What a cell is not: the message of its schema is the kind of the fault. */
const not = (kind: FactlessKind) => kind
type FactlessKind = {
  [Kind in RegistryFaultKind]: RegistryFaultFacts<Kind> extends [] ? Kind : never
}[RegistryFaultKind]

/** What is wrong between the cells of a line: the column to mend, the kind of the fault and its facts. */
const wrong = <Kind extends RegistryFaultKind>(
  column: string,
  kind: Kind,
  ...[facts]: RegistryFaultFacts<Kind> | []
) => ({
  code: 'custom' as const,
  path: [column],
  message: kind,
  params: facts ?? {},
})

// A spreadsheet writes what it takes for a truth value in capitals, and in the language of its user.
const yes = ['true', '1', 'yes', 'истина']
const no = ['false', '0', 'no', 'ложь']

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, not('notAnId'))
const date = z
  .string()
  .refine(isAcceptedDate, not('notADate'))
  .transform(text => text as IsoDate)
const yesNo = z
  .string()
  .toLowerCase()
  .refine(word => [...yes, ...no].includes(word), not('notYesOrNo'))
  .transform(word => yes.includes(word))
const name = text.superRefine((text, context) => {
  const found = wordWithLatin(text)
  if (found) context.addIssue({ ...wrong('', 'latinLetters', found), path: [] })
})
const jwk = z.string().transform((json, context) => {
  const key = publicKey.safeParse(jsonOrUndefined(json))
  if (key.success) return key.data
  context.addIssue(not('notAKey'))
  return z.NEVER
})
const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform(words => words.split(/[\s,;]+/).filter(word => word !== ''))
    .pipe(z.array(item).nonempty())
const validity = { validFrom: date, validTo: date.exactOptional() }

const cells = {
  bodies: z.strictObject({
    id,
    kind: z.enum(bodyKinds),
    unit: z.enum(akimUnits).exactOptional(),
    parent: id.exactOptional(),
    apparatus: id.exactOptional(),
    nameKk: name,
    nameRu: name,
    successor: id.exactOptional(),
    designatedUnit: id.exactOptional(),
    receiptNumberFormat: text.max(100).refine(isFormat, not('notAFormat')).exactOptional(),
    ...validity,
  }),
  people: z.strictObject({
    // Ids stand in search attributes, refusals and logs.
    id: id.regex(/^(?!\d{12}$)/, not('individualNumber')),
    nameKk: name.exactOptional(),
    nameRu: name,
    email: z.email(not('notAnEmail')).exactOptional(),
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
      .regex(/^[0-9a-f]{64}$/, not('notASha256'))
      .exactOptional(),
  }),
  issuers: z.strictObject({
    // As providers of logins name their clients.
    id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, not('notASystemId')),
    actsFor: z.union([z.literal('*'), id]),
    publicKey: jwk,
    ...validity,
    revokedOn: date.exactOptional(),
  }),
  readings: z.strictObject({
    body: z.union([z.literal('*'), id]),
    reading: z.enum(Object.keys(readings) as ReadingId[]),
    alternative: text,
    hour: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, not('notATime'))
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
      if (body.kind === 'akim') {
        if (body.unit === undefined) context.addIssue(wrong('unit', 'akimWithoutUnit'))
        return
      }
      for (const column of ['unit', 'apparatus'] as const)
        if (body[column] !== undefined) context.addIssue(wrong(column, 'onlyOfAkim', { column }))
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
      if (position.unit !== undefined && position.position !== 'otherUnit')
        context.addIssue(wrong('unit', 'onlyOfOtherUnit'))
      // Who acts needs both, which is asked with the other records.
      if (!position.acting) demandBoth(position, 'orderNumber', 'orderDate', context)
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
      if (act.kind === 'militaryOrder' && act.approver === undefined)
        context.addIssue(wrong('approver', 'orderWithoutApprover'))
      const foreign =
        act.kind === 'delegation'
          ? (['approver', 'terms'] as const)
          : (['person', 'position', 'means', 'requesters'] as const)
      for (const column of foreign)
        if (act[column] !== undefined) context.addIssue(wrong(column, 'notOfThisAct', { act: act.kind, column }))
      demandBoth(act, 'documentName', 'documentSha256', context)
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
      if (!alternatives.includes(alternative))
        context.addIssue(
          wrong('alternative', 'notAnAlternative', { reading, alternatives: alternatives.join(', '), citation }),
        )
      if (forAll && body !== '*') context.addIssue(wrong('body', 'onlyForAll', { reading, citation }))
      if (alternative === withHour && hour === undefined)
        context.addIssue(wrong('hour', 'hourMissing', { reading, alternative, citation }))
      if (alternative !== withHour && hour !== undefined)
        context.addIssue(wrong('hour', 'hourForNothing', { reading, alternative, citation }))
    })
    .transform((choice): ReadingChoice => choice),

  grants: cells.grants.transform(
    ({ orderNumber, orderDate, ...grant }): RoleGrant => ({
      ...grant,
      order: { number: orderNumber, date: orderDate },
    }),
  ),
} satisfies Record<RegistryKind, z.ZodType>

/** Two cells that mean nothing alone: what was filled in must not be lost unsaid. */
const demandBoth = <Column extends string>(
  cells: { [column in Column]?: unknown },
  one: Column,
  other: Column,
  context: z.RefinementCtx,
): void => {
  if ((cells[one] === undefined) === (cells[other] === undefined)) return
  const [column, given] = cells[one] === undefined ? [one, other] : [other, one]
  context.addIssue(wrong(column, 'partMissing', { column, given }))
}

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
