import type { IsoDate } from '../calendar/dates.ts'
import type { Shape } from '../routing/shapes.ts'
import type { Text } from '../texts/languages.ts'
import type { Place } from './places.ts'

/** What the editions' parameters hold: the numbers and lists that rules take from the text, each with its place. */
export type EditionParameters = {
  sendingTerm: { workingDays: number; citation: Place }
  decisionTerm: { workingDays: number; citation: Place }
  routes: readonly Place[]
  vestable: { positions: readonly string[]; citation: Place }
  exempt: { shapes: readonly Shape[]; citation: Place }
}

/** Something that is not known of an edition: of one place, the whole annex or Regulation, or of what comes after it. */
export type Unknown = Text & { scope: Place | 'annex' | 'regulation' | 'later' }

/** The Regulation as in force between two dates, both included; `null` where no bound is known. */
export type RegulationEdition = {
  id: string
  inForce: { from: IsoDate | null; to: IsoDate | null }
  /** The act that made this edition. */
  act: Text
  /** From what our wording was written. */
  source: Text
  /** The official text; absent where no official address is known. */
  link?: { address: string; status: 'confirmed' | 'derived' }
  /** The edition whose wording and parameters run where this one has none of its own. */
  carriedFrom?: string
  unknown: readonly Unknown[]
  parameters?: EditionParameters
  /** What the CPC in force calls the cassation document, ascending; the CPC changes this, not the Regulation. */
  courtDocument: readonly (Text & { from: IsoDate | null })[]
  /** Our own short wording of each place, in the order of the text. */
  places: readonly (Text & { place: Place })[]
}
