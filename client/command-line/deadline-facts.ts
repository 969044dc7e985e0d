import { isIsoDate } from '../../domain/calendar/dates.ts'
import type { DeadlineFacts } from '../../domain/deadlines/facts.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { refusedBy } from './refusal-of.ts'

/** The facts in a document of the form `{means, procedure, actDate, receivedOn?, sentOn?, shortTerm?}`. Throws Refused, naming the field. */
export const deadlineFacts = (document: unknown): DeadlineFacts => {
  const given = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>
  const malformed = (field: string) => refusedBy(reject('REQUEST_MALFORMED', { field }))
  const known = ['means', 'procedure', 'actDate', 'receivedOn', 'sentOn', 'shortTerm']
  const unknown = Object.keys(given).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(unknown)
  const { means, procedure, actDate, receivedOn, sentOn, shortTerm } = given
  if (means !== 'appeal' && means !== 'cassation') {
    throw typeof means === 'string' ? refusedBy(reject('MEANS_OUTSIDE_ALGORITHM', { means })) : malformed('means')
  }
  if (procedure !== 'civil' && procedure !== 'administrative') throw malformed('procedure')
  if (!isIsoDate(actDate)) throw malformed('actDate')
  if (receivedOn !== undefined && !isIsoDate(receivedOn)) throw malformed('receivedOn')
  if (sentOn !== undefined && !isIsoDate(sentOn)) throw malformed('sentOn')
  if (shortTerm !== undefined && typeof shortTerm !== 'boolean') throw malformed('shortTerm')
  return { means, procedure, actDate, receivedOn, sentOn, shortTerm }
}
