import { expect, it } from 'vitest'
import { aBody, anAkim, holds, madeUp } from '../../test/bodies/made-up-registry.ts'
import { maySignRequest } from './may-sign-request.ts'

const order = { number: '7-к', date: '2024-02-28' } as const
const registry = madeUp(
  aBody('dgd', 'territorialSubdivision'),
  holds('head', 'dgd', 'firstHead', { validTo: '2024-02-29' }),
  holds('substitute', 'dgd', 'firstHead', { acting: true, order, validFrom: '2024-03-01' }),
  holds('without-order', 'dgd', 'firstHead', { acting: true, validFrom: '2024-03-01' }),
  holds('deputy', 'dgd', 'deputyHead'),
  anAkim('akim', 'district', undefined, 'apparat'),
  aBody('apparat', 'other', 'akim'),
  holds('mayor', 'akim', 'firstHead'),
  holds('office', 'apparat', 'headOfApparatus'),
)

it('the head signs the request (part 4)', () => {
  expect(maySignRequest('head', 'dgd', '2024-02-29', registry)).toEqual({ basis: 'head' })
})

it('the acting head signs by the order', () => {
  expect(maySignRequest('substitute', 'dgd', '2024-03-01', registry)).toEqual({ basis: 'actingHead', order })
})

it.each([
  ['head', '2024-03-01', 'notHead'],
  ['deputy', '2024-03-01', 'notHead'],
  ['without-order', '2024-03-01', 'actingWithoutOrder'],
  ['mayor', '2024-03-01', 'notHead'],
  ['nobody', '2024-03-01', 'personUnknown'],
] as const)('nobody else signs it: %s on %s is refused as %s', (person, on, reason) => {
  expect(maySignRequest(person, 'dgd', on, registry)).toEqual({
    code: 'NOT_SIGNED_BY_HEAD',
    citation: 'part-4',
    facts: { person, body: 'dgd', on, reason },
  })
})

it('an akim signs his own request, the head of his apparatus does not', () => {
  expect(maySignRequest('mayor', 'akim', '2024-03-01', registry)).toEqual({ basis: 'head' })
  expect(maySignRequest('office', 'akim', '2024-03-01', registry)).toMatchObject({ code: 'NOT_SIGNED_BY_HEAD' })
})

it('the head of the apparatus signs where the apparatus itself is the party', () => {
  expect(maySignRequest('office', 'apparat', '2024-03-01', registry)).toEqual({ basis: 'head' })
})

it('nobody but the head of an apparatus signs for it, and he does though he also acts for its first head', () => {
  const both = madeUp(
    anAkim('akim', 'district', undefined, 'apparat'),
    aBody('apparat', 'other', 'akim'),
    holds('office', 'apparat', 'headOfApparatus'),
    holds('office', 'apparat', 'firstHead', { acting: true }),
    holds('clerk', 'apparat', 'chancery'),
    aBody('dgd', 'territorialSubdivision'),
    holds('dgd-office', 'dgd', 'headOfApparatus'),
  )
  expect(maySignRequest('office', 'apparat', '2024-03-01', both)).toEqual({ basis: 'head' })
  expect(maySignRequest('clerk', 'apparat', '2024-03-01', both)).toMatchObject({ facts: { reason: 'notHead' } })
  expect(maySignRequest('dgd-office', 'dgd', '2024-03-01', both)).toMatchObject({ facts: { reason: 'notHead' } })
})
