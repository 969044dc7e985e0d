import { describe, expect, it } from 'vitest'
import { aBody, anAkim, madeUp, orders } from '../../test/bodies/made-up-registry.ts'
import { route } from './route.ts'
import { shapeOf } from './shapes.ts'

const on = '2026-03-02'
const army = [
  aBody('ministry', 'centralStateBody'),
  aBody('command', 'militaryUnit', 'ministry'),
  aBody('unit', 'militaryUnit', 'command'),
]
const troops = 'unit / unit belongs to the Armed Forces, other troops or formations:'
const ofTroops = `${troops} part 3 sends it to the order of its state body.`

describe('a route says why', () => {
  it('of a body that is not registered that day', () => {
    expect(route('nowhere', on, madeUp())).toEqual({
      body: 'nowhere',
      kind: 'noRoute',
      citation: 'part-1',
      because: 'No body nowhere is registered on 2026-03-02.',
      row: 'bodyUnknown',
    })
  })

  it('of a military unit without a registered order', () => {
    expect(route('unit', on, madeUp(...army)).because).toBe(`${ofTroops} No such order is registered.`)
  })

  it('of a military unit whose order names the approver, and leaves out a term that the order does not set', () => {
    const answer = route('unit', on, madeUp(...army, orders('ministry', 'command')))
    expect(answer.because).toBe(`${ofTroops} Order 318 of 2024-01-01 is registered: command / command approves.`)
    expect(answer).toMatchObject({ order: { number: '318' } })
    expect('order' in answer && answer.order).not.toHaveProperty('terms')
  })

  it('of a military unit whose order names a body that does not exist that day', () => {
    const answer = route('unit', on, madeUp(...army, orders('ministry', 'dissolved')))
    expect(answer.because).toBe(
      `${ofTroops} Order 318 of 2024-01-01 is registered; the approver it names does not exist that day.`,
    )
    expect(answer).toMatchObject({ order: { number: '318' } })
    expect(answer).not.toHaveProperty('approver')
  })

  it('of a military unit whose order names that very unit', () => {
    const { because } = route('command', on, madeUp(...army, orders('ministry', 'command')))
    expect(because).toMatch(/Order 318 of 2024-01-01 is registered; it names this very body as approver\.$/)
  })

  it('where the text leaves two answers open: the question and the reading used', () => {
    const fourth = [
      aBody('mvd', 'centralStateBody'),
      aBody('dp', 'territorialSubdivision', 'mvd'),
      aBody('up', 'territorialSubdivision', 'dp'),
      aBody('op', 'territorialSubdivision', 'up'),
    ]
    expect(route('op', on, madeUp(...fourth)).because).toBe(
      'op / op is a territorial body of the fourth level, under up / up and dp / dp: part 1 does not name it. ' +
        'The text leaves open: Who approves for a fourth-level territorial body? The reading "noRoute" is used.',
    )
  })

  it("of an akim's apparatus by the other reading: its own reason, then its akim's", () => {
    const registry = madeUp(
      anAkim('oblast', 'oblast'),
      anAkim('district', 'district', 'oblast', 'office'),
      aBody('office', 'other'),
    )
    const answer = route('office', on, registry, { apparatusAsParty: 'asItsAkim' })
    expect(answer.because).toMatch(/^office \/ office is an akim's apparatus.*the akim of the oblast .* approves\.$/)
    expect(answer).toMatchObject({ body: 'office', route: 6, approver: 'oblast' })
  })
})

describe('the table sees of a body', () => {
  it('its own kind, though an akim or the National Security Committee stand by the same id elsewhere', () => {
    const registry = madeUp(aBody('knb', 'centralStateBody'), anAkim('akim', 'district', undefined, 'office'))
    expect(shapeOf(aBody('knb', 'department'), on, registry)).toBe('department')
    expect(shapeOf(aBody('office', 'localExecutiveBody'), on, registry)).toBe('localExecutiveBody')
  })
  it('no end of records that stand above themselves', () => {
    const registry = madeUp(aBody('a', 'department', 'b'), aBody('b', 'department', 'a'))
    expect(shapeOf(registry.body('a', on), on, registry)).toBe('department')
  })
})
