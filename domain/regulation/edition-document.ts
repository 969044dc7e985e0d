import type { RegulationEdition } from './edition.ts'
import { parametersUnder, standingIn } from './editions.ts'
import { places } from './places.ts'

/** An edition with what runs under it and how each place stands in it. */
export const editionDocument = (edition: RegulationEdition) => ({
  ...edition,
  parameters: parametersUnder(edition),
  places: places.map(place => standingIn(edition, place)),
})
