import type { Citation } from '../regulation/citations.ts'
import { part } from '../regulation/citations.ts'
import type { EditionParameters } from '../regulation/edition.ts'

/** A length of time as the law gives it. */
export type Term = { readonly months: number } | { readonly workingDays: number }

/** A term and the provision it is read from. */
export type CitedTerm<T extends Term = Term> = { readonly citation: Citation; readonly term: T }

/** Terms for going to court: the only place where their numbers stand. */
export const courtTerms = {
  civilAppeal: { citation: 'CPC-403-3', term: { months: 1 } },
  civilCassation: { citation: 'CPC-436-1', term: { months: 6 } },
  administrativeAppeal: { citation: 'APPC-168-2', term: { months: 2 } },
  /** Procurement-audit and bailiff cases. */
  administrativeShortAppeal: { citation: 'APPC-168-4', term: { workingDays: 10 } },
  administrativeCassation: { citation: 'APPC-169-2', term: { months: 6 } },
} as const satisfies Record<string, CitedTerm>

type WorkingDaysTerm = CitedTerm<{ readonly workingDays: number }>

/** The request is sent not later than so long before the court term expires. */
export const sendingTerm: WorkingDaysTerm = { citation: part(6), term: { workingDays: 10 } }

/** The decision is made in not more than so long from the receipt of the request. */
export const decisionTerm: WorkingDaysTerm = { citation: part(10), term: { workingDays: 7 } }

/** The two terms of the annex; a draft of another edition may count other days. */
export type AnnexTerms = { readonly sending: WorkingDaysTerm; readonly decision: WorkingDaysTerm }

/** Those that run under every edition in use. */
export const termsInForce: AnnexTerms = { sending: sendingTerm, decision: decisionTerm }

/** The terms as an edition's data has them. */
export const termsOf = ({
  sendingTerm: sending,
  decisionTerm: decision,
}: Pick<EditionParameters, 'sendingTerm' | 'decisionTerm'>): AnnexTerms => ({
  sending: { ...sendingTerm, term: { workingDays: sending.workingDays } },
  decision: { ...decisionTerm, term: { workingDays: decision.workingDays } },
})

/** What parts 6 and 10 leave for returning, signing and filing (10 − 7): with less, the court term is at risk. */
export const workingDaysToFile = ({ sending, decision }: AnnexTerms): number =>
  sending.term.workingDays - decision.term.workingDays
