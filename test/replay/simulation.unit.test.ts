import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datesUnder } from '../../activities/replay/dates-under.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import { calendarOfEdition } from '../../domain/calendar/editions.ts'
import type { EditionParameters, RegulationEdition } from '../../domain/regulation/edition.ts'
import { parametersUnder, regulationEditions, standingIn } from '../../domain/regulation/editions.ts'
import type { Place } from '../../domain/regulation/places.ts'
import { draftRegulation } from '../../domain/replay/draft-regulation.ts'
import { simulate } from '../../domain/replay/simulate.ts'
import { almaty } from '../../local-time/almaty.ts'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { logNames, logOf } from './stored.ts'

const inForce = regulationEditions.at(-1) as RegulationEdition
const parameters = parametersUnder(inForce)
const example: RegulationEdition = JSON.parse(
  readFileSync(new URL('../../docs/examples/draft-regulation.json', import.meta.url), 'utf8'),
)

/** A draft that says nothing else than this. */
const draft = (change: Partial<EditionParameters>, places: RegulationEdition['places'] = []): RegulationEdition => ({
  ...example,
  parameters: { ...parameters, ...change },
  places,
})
const withDays = (sending: number, decision: number) =>
  draft({
    sendingTerm: { workingDays: sending, citation: 'part-6' },
    decisionTerm: { workingDays: decision, citation: 'part-10' },
  })
const withoutItem3 = draft({ routes: parameters.routes.filter(item => item !== 'part-1-item-3') })
const alsoExempting = (shape: EditionParameters['exempt']['shapes'][number]) =>
  draft({ exempt: { ...parameters.exempt, shapes: [...parameters.exempt.shapes, shape] } })

const registries = [registrySnapshot(await sampleRegistry())]
const later: Instant = '2027-06-01T00:00:00.000Z'

const tried = (events: readonly ApprovalEvent[], edition: RegulationEdition, at = later, known = registries) => {
  const { terms, table } = draftRegulation(edition, inForce)
  const datesOf = datesUnder(calendarOfEdition, almaty, terms)
  return simulate(events, { datesOf, routes: { table, registries: known } }, at)
}
const changesOf = (name: string, edition: RegulationEdition) =>
  tried(logOf(name).events, edition).changes.map(({ what, before, after }) => [what, before, after])

describe('a draft of the Regulation', () => {
  it.each(logNames)('that says what is in force changes nothing: %s', name => {
    expect(tried(logOf(name).events, draft({}))).toEqual({ changes: [] })
  })

  it('with five working days for the decision (part 10) moves what was due', () => {
    expect(changesOf('v1-refused.json', withDays(10, 5))).toEqual([['decisionDue', '2026-12-02', '2026-11-30']])
  })

  it('with eight makes a late decision one in time', () => {
    expect(changesOf('v1-overdue-then-decided-late.json', withDays(10, 8))).toEqual([
      ['decisionDue', '2026-12-02', '2026-12-03'],
      ['decidedLate', true, false],
    ])
  })

  it('with twenty working days for sending (part 6) makes the request late and leaves too few for filing', () => {
    expect(changesOf('v1-refused.json', withDays(20, 7))).toEqual([
      ['sendByPlain', '2026-12-04', '2026-11-20'],
      ['sendByStrict', '2026-12-03', '2026-11-19'],
      ['lateRequest', false, true],
      ['termAtRisk', false, true],
    ])
  })

  it('makes an open case overdue from the end of the day that would have been due', () => {
    const open = logOf('v1-refused.json').events.slice(0, 6)
    const what = (at: Instant) => tried(open, withDays(10, 5), at).changes.map(change => change.what)
    expect(what('2026-11-30T18:59:59.999Z')).toEqual(['decisionDue'])
    expect(what('2026-11-30T19:00:00.000Z')).toEqual(['decisionDue', 'overdue'])
  })

  it('without an item of part 1 takes its bodies their approver; the dates stay', () => {
    expect(changesOf('v1-refused.json', withoutItem3)).toEqual([
      ['route', 'part-1-item-3', 'noRoute'],
      ['approver', 'kgd', null],
    ])
    expect(changesOf('v1-no-route-then-chosen-by-a-person.json', withoutItem3)).toEqual([])
  })

  it('that exempts a body (part 2) leaves it no approver and no dates', () => {
    expect(changesOf('v1-overdue-then-decided-late.json', alsoExempting('territorialSubdivision'))).toEqual([
      ['route', 'part-1-item-3', 'exempt'],
      ['approver', 'kgd', null],
      ['courtTermEnds', '2026-12-21', null],
      ['sendByPlain', '2026-12-04', null],
      ['sendByStrict', '2026-12-03', null],
      ['decisionDue', '2026-12-02', null],
      ['decidedLate', true, false],
    ])
  })

  it('that exempts a body no longer gives it dates, and no approver that no item names', () => {
    const shapes = parameters.exempt.shapes.filter(shape => shape !== 'centralStateBody')
    const edition = draft({ exempt: { ...parameters.exempt, shapes } })
    expect(changesOf('v1-exempt-and-closed-at-once.json', edition)).toEqual([
      ['route', 'exempt', 'noRoute'],
      ['courtTermEnds', null, '2026-12-21'],
      ['sendByPlain', null, '2026-12-04'],
      ['sendByStrict', null, '2026-12-03'],
    ])
  })

  it('asks the registry that the case was opened by, where a load lay in between', () => {
    const { events } = logOf('v1-refused.json')
    const nothing = registrySnapshot({
      bodies: [],
      people: [],
      positions: [],
      acts: [],
      issuers: [],
      readings: [],
      grants: [],
    })
    const lastKnown = [nothing, ...registries]
    expect(tried(events, withoutItem3, later, lastKnown)).toEqual(tried(events, withoutItem3))
    expect(tried(events, withoutItem3, later, lastKnown.toReversed())).toEqual(tried(events, withoutItem3))
    const ofTemirtau = logOf('v1-no-route-then-chosen-by-a-person.json').events
    expect(tried(ofTemirtau, alsoExempting('akim:cityOfOblastSignificance'), later, lastKnown).changes).toContainEqual({
      what: 'route',
      before: 'noRoute',
      after: 'exempt',
    })
  })

  it('is not tried where the recorded route does not follow from the registry', () => {
    const { events } = logOf('v1-refused.json')
    expect(tried(events, withDays(10, 5), later, [])).toMatchObject({
      changes: [],
      refused: { code: 'REPLAY_DIFFERS' },
    })
  })

  it('whose days leave the calendar is refused for the case', () => {
    expect(tried(logOf('v1-refused.json').events, withDays(10, 700))).toMatchObject({
      changes: [],
      refused: { code: 'BEYOND_CALENDAR' },
    })
  })
})

describe('what of a draft is not simulated', () => {
  const notSimulated = (edition: RegulationEdition) => draftRegulation(edition, inForce).notSimulated
  const worded = (...places: Place[]) =>
    places.map(place => ({ place, kk: 'басқаша', ru: 'иначе', en: 'something else' }))

  it('is nothing where it says what the edition in force says', () => {
    const same = (['part-4', 'part-9'] as const).map(place => ({ place, ...standingIn(inForce, place).says }))
    expect(notSimulated(draft({}, same))).toEqual([])
  })

  it('is each place worded otherwise without a number or list that can be tried', () => {
    const places = worded('part-1-item-3', 'part-2', 'part-6', 'part-10', 'part-11', 'para-9-9')
    expect(notSimulated({ ...withDays(8, 7), places })).toEqual([
      'part-1-item-3',
      'part-2',
      'part-10',
      'part-11',
      'para-9-9',
    ])
    expect(notSimulated({ ...withoutItem3, places: worded('part-1', 'part-1-item-3', 'part-1-item-4') })).toEqual([
      'part-1-item-4',
    ])
  })

  it('is whom the head may vest (part 9), in whatever order they are named', () => {
    const vesting = (...positions: string[]) => draft({ vestable: { positions, citation: 'part-9' } })
    expect(notSimulated(vesting('deputyHead'))).toEqual(['part-9'])
    expect(notSimulated(vesting('headOfLegalService', 'headOfApparatus', 'deputyHead'))).toEqual([])
  })

  it('is part 11 of the example that the documents show', () => expect(notSimulated(example)).toEqual(['part-11']))
})
