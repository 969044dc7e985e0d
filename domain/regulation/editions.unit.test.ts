import { describe, expect, it } from 'vitest'
import { vestablePositions } from '../authority/may-decide.ts'
import { decisionTerm, sendingTerm, termsInForce, termsOf } from '../deadlines/terms.ts'
import type { Outcome } from '../routing/table.ts'
import { routingTable } from '../routing/table.ts'
import { tableUnder } from '../routing/table-under.ts'
import { citationTexts } from '../texts/citations.ts'
import { meansText } from '../texts/means.ts'
import { citations, routeItem } from './citations.ts'
import type { RegulationEdition } from './edition.ts'
import { parametersUnder, regulationEditionOn, regulationEditions, standingIn } from './editions.ts'
import { isPlace, type Place, places, wholeOf } from './places.ts'

const [e0, e1, e2] = regulationEditions as [RegulationEdition, RegulationEdition, RegulationEdition]
const statuses = (edition: RegulationEdition, of: readonly Place[] = places) => [
  ...new Set(of.map(place => standingIn(edition, place).status)),
]
const annex = places.filter(place => place.startsWith('part'))

describe('the edition in force', () => {
  it.each([
    ['2023-10-23', 'E0'],
    ['2023-10-24', 'E1'],
    ['2024-05-17', 'E1'],
    ['2024-05-18', 'E2'],
    ['2026-11-23', 'E2'],
  ] as const)('on %s is %s', (date, id) => expect(regulationEditionOn(date)).toBe(id))
})

describe('what is known of an edition', () => {
  it('E1: every part and paragraph, in our own words', () => {
    expect(e1.unknown).toEqual([])
    expect(statuses(e1)).toEqual(['own'])
  })

  it('E0: nothing, not even whether there was an algorithm; E1 runs meanwhile', () => {
    expect(statuses(e0)).toEqual(['unknown'])
    expect(standingIn(e0, 'part-6')).toMatchObject({ wordingOf: 'E1', unknown: { scope: 'annex' } })
    expect(parametersUnder(e0).readFrom).toBe('E1')
  })

  it('E2: of paragraph 9(9) the beginning, of 9(10) and of the annex nothing, of the rest no change', () => {
    expect(standingIn(e2, 'para-9-9')).toMatchObject({ status: 'inPart', wordingOf: 'E2' })
    expect(standingIn(e2, 'para-9-10')).toMatchObject({ status: 'unknown', wordingOf: 'E1' })
    expect(statuses(e2, annex)).toEqual(['unknown'])
    const rest = places.filter(place => !annex.includes(place) && !['para-9-9', 'para-9-10'].includes(place))
    expect(statuses(e2, rest)).toEqual(['carried'])
    expect(parametersUnder(e2).readFrom).toBe('E1')
  })

  it('E2: "timely" and "in all court instances" are not said to be in 9(9)', () => {
    expect(standingIn(e1, 'para-9-9').says.en).toMatch(/timely, in all instances/)
    expect(standingIn(e2, 'para-9-9').says.en).not.toMatch(/timely|instances/)
  })

  it('E2 names no official address: none is known', () => expect(e2).not.toHaveProperty('link'))
})

describe('the data and the code agree', () => {
  const { sendingTerm: sending, decisionTerm: decision, routes, vestable, exempt } = parametersUnder(e1)

  it('on ten working days for sending (part 6)', () =>
    expect({ citation: sending.citation, term: { workingDays: sending.workingDays } }).toEqual(sendingTerm))

  it('on seven working days for the decision (part 10)', () =>
    expect({ citation: decision.citation, term: { workingDays: decision.workingDays } }).toEqual(decisionTerm))

  // The engine counts every case by these: an edition with others needs the terms and the table of its cases.
  it.each(regulationEditions.map(each => [each.id, each] as const))('under %s', (_, edition) => {
    expect(termsOf(parametersUnder(edition))).toEqual(termsInForce)
    expect(tableUnder(parametersUnder(edition))).toEqual(routingTable)
  })

  it('on the eight routes (part 1)', () => {
    const inTable = routingTable.flatMap(({ outcome }) => approversIn(outcome))
    expect([...new Set(inTable)].sort()).toEqual([...routes].sort())
  })

  it('on who is exempt (part 2)', () => {
    const inTable = routingTable
      .filter(({ outcome }) => outcome.kind === 'exempt')
      .flatMap(({ body }): readonly string[] => body)
    expect([...new Set(inTable)].sort()).toEqual([...exempt.shapes].sort())
    expect(exempt.citation).toBe('part-2')
  })

  it('on whom the head may vest (part 9)', () =>
    expect(vestable).toEqual({ positions: [...vestablePositions], citation: 'part-9' }))

  it('on what the cassation document is called on each day', () => {
    for (const on of ['2023-10-23', '2024-05-17', '2024-05-18', '2025-06-30', '2025-07-01', '2026-11-23'] as const) {
      const edition = regulationEditions.find(({ id }) => id === regulationEditionOn(on))
      const label = edition?.courtDocument.filter(({ from }) => from === null || from <= on).at(-1)
      expect(label, on).toMatchObject(meansText('cassation', on))
    }
  })

  it('on the wording that refusals and letters quote', () => {
    const quoted = citations.filter(isPlace)
    expect(quoted.length).toBeGreaterThan(20)
    for (const place of quoted) expect(standingIn(e2, place).says, place).toEqual(citationTexts[place].says)
  })
})

describe('the places of the Regulation', () => {
  it('are eleven parts with eight routes, and fourteen paragraphs with the items of 7, 8 and 9', () => {
    expect(places.filter(place => /^part-\d+$/.test(place))).toHaveLength(11)
    expect(places.filter(place => /^para-\d+$/.test(place))).toHaveLength(14)
    const items = (of: Place) => places.filter(place => wholeOf(place) === of).length
    expect(['part-1', 'para-7', 'para-8', 'para-9'].map(place => items(place as Place))).toEqual([8, 5, 9, 10])
  })

  it('hold every citation of the Regulation', () => {
    const cited = citations.filter(citation => /^(part|para)-/.test(citation))
    expect(cited.filter(citation => !isPlace(citation))).toEqual([])
    expect(isPlace('part-12') || isPlace('part-1-item-9') || isPlace('para-15') || isPlace('para-9-11')).toBe(false)
  })
})

const approversIn = (outcome: Outcome): string[] => {
  if (outcome.kind === 'approver') return [routeItem(outcome.route)]
  return outcome.kind === 'byReading' ? Object.values(outcome.by).flatMap(approversIn) : []
}
