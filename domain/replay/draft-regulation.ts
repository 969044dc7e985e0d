import { type AnnexTerms, termsOf } from '../deadlines/terms.ts'
import type { EditionParameters, RegulationEdition } from '../regulation/edition.ts'
import { parametersUnder, standingIn } from '../regulation/editions.ts'
import { type Place, places } from '../regulation/places.ts'
import type { Row } from '../routing/table.ts'
import { tableUnder } from '../routing/table-under.ts'
import { languages } from '../texts/languages.ts'
import { deviations } from './difference.ts'

/** What of a draft edition of the Regulation recorded cases are tried under. */
export type DraftRegulation = {
  terms: AnnexTerms
  table: readonly Row[]
  /** The places where the draft says something else than the edition in force, but by no number or list that is tried. */
  notSimulated: Place[]
}

/** A draft of the Regulation against the edition in force. */
export const draftRegulation = (draft: RegulationEdition, inForce: RegulationEdition): DraftRegulation => {
  const [before, after] = [parametersUnder(inForce), parametersUnder(draft)]
  const differs = (taken: (parameters: EditionParameters) => unknown) =>
    deviations(taken(before), taken(after)).length > 0
  const isTried = (place: Place) => {
    const taken = triedBy[place]
    return taken ? differs(taken) : differs(({ routes }) => routes.includes(place))
  }
  const isWordedOtherwise = (place: Place) => {
    const own = draft.places.find(entry => entry.place === place)
    const { says } = standingIn(inForce, place)
    return own !== undefined && languages.some(language => own[language] !== says[language])
  }
  const vestsOthers = differs(({ vestable }) => [...vestable.positions].sort())
  return {
    terms: termsOf(after),
    table: tableUnder(after),
    notSimulated: places.filter(
      place => (place === 'part-9' && vestsOthers) || (isWordedOtherwise(place) && !isTried(place)),
    ),
  }
}

/** The numbers and lists that are tried; of an item of part 1, that it is there: whom it takes in is in no edition's data. */
const triedBy: Partial<Record<Place, (parameters: EditionParameters) => unknown>> = {
  'part-1': ({ routes }) => routes,
  'part-2': ({ exempt }) => exempt.shapes,
  'part-6': ({ sendingTerm }) => sendingTerm.workingDays,
  'part-10': ({ decisionTerm }) => decisionTerm.workingDays,
}
