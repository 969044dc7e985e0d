import type { IsoDate } from '../calendar/dates.ts'
import type { Text } from '../texts/languages.ts'
import type { EditionParameters, RegulationEdition, Unknown } from './edition.ts'
import e0 from './editions/E0.json' with { type: 'json' }
import e1 from './editions/E1.json' with { type: 'json' }
import e2 from './editions/E2.json' with { type: 'json' }
import { type Place, wholeOf } from './places.ts'
import { checkedEditions } from './read-editions.ts'

/** Every edition of the Regulation, oldest first, without hole or overlap. A case keeps the id of its own. */
export const regulationEditions: readonly RegulationEdition[] = checkedEditions([
  { file: 'E0.json', json: e0 },
  { file: 'E1.json', json: e1 },
  { file: 'E2.json', json: e2 },
])

/** The edition in force on a date (reading `editionDate`: the receipt's, before it the sending's). */
export const regulationEditionOn = (date: IsoDate): string => {
  const begun = regulationEditions.filter(({ inForce: { from } }) => from === null || from <= date)
  return (begun.at(-1) as RegulationEdition).id
}

/**
 * What an edition says of a place. `own`: in its own words; `inPart`: so, but not all of it is known; `carried`: not known to
 * be changed, so another edition's wording runs; `unknown`: nobody here has read it, and the other's wording runs meanwhile.
 */
export type Standing = {
  place: Place
  status: 'own' | 'inPart' | 'carried' | 'unknown'
  says: Text
  /** The edition whose wording this is. */
  wordingOf: string
  unknown?: Unknown
}

/** How a place stands in an edition. */
export const standingIn = (edition: RegulationEdition, place: Place): Standing => {
  const own = edition.places.find(entry => entry.place === place)
  const unknown = unknownOf(edition, place)
  const note = unknown ? { unknown } : {}
  if (own) return { place, status: unknown ? 'inPart' : 'own', says: textOf(own), wordingOf: edition.id, ...note }
  const carried = standingIn(carriedBy(edition), place)
  return { ...carried, status: unknown ? 'unknown' : 'carried', ...note }
}

/** The numbers and lists that run under an edition, and the edition they are read from. */
export const parametersUnder = (edition: RegulationEdition): EditionParameters & { readFrom: string } =>
  edition.parameters ? { ...edition.parameters, readFrom: edition.id } : parametersUnder(carriedBy(edition))

/** The check has made sure that an edition without its own wording or parameters names one that has all of them. */
const carriedBy = (edition: RegulationEdition): RegulationEdition =>
  regulationEditions.find(({ id }) => id === edition.carriedFrom) as RegulationEdition

/** What is unknown of the place itself counts before what is unknown of the whole it stands in. */
const unknownOf = (edition: RegulationEdition, place: Place): Unknown | undefined => {
  const scopes = [place, wholeOf(place), place.startsWith('part') ? 'annex' : 'regulation']
  return scopes.flatMap(scope => edition.unknown.find(entry => entry.scope === scope) ?? [])[0]
}

const textOf = ({ kk, ru, en }: Text): Text => ({ kk, ru, en })
