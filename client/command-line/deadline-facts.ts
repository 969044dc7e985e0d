import { InvalidArgumentError } from '@commander-js/extra-typings'
import type { DeadlineFacts } from '../../domain/deadlines/facts.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { meansOutside } from '../../schemas/request.ts'
import { isAcceptedDate } from '../../schemas/years.ts'
import { argumentTexts } from './arguments.ts'
import { refusedBy } from './refusal-of.ts'

/** The facts in a document of the form `{means, procedure, actDate, receivedOn?, sentOn?, shortTerm?, nonParticipant?}`. Throws Refused, naming the field. */
export const deadlineFacts = (document: unknown): DeadlineFacts => {
  const given = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>
  const malformed = (field: string) => refusedBy(reject('REQUEST_MALFORMED', { field }))
  const known = ['means', 'procedure', 'actDate', 'receivedOn', 'sentOn', 'shortTerm', 'nonParticipant']
  const unknown = Object.keys(given).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(unknown)
  const { means, procedure, actDate, receivedOn, sentOn, shortTerm, nonParticipant } = given
  if (means !== 'appeal' && means !== 'cassation') {
    const outside = meansOutside.find(each => each === means)
    throw outside ? refusedBy(reject('MEANS_OUTSIDE_ALGORITHM', { means: outside })) : malformed('means')
  }
  if (procedure !== 'civil' && procedure !== 'administrative') throw malformed('procedure')
  if (!isAcceptedDate(actDate)) throw malformed('actDate')
  if (receivedOn !== undefined && !isAcceptedDate(receivedOn)) throw malformed('receivedOn')
  if (sentOn !== undefined && !isAcceptedDate(sentOn)) throw malformed('sentOn')
  if (shortTerm !== undefined && typeof shortTerm !== 'boolean') throw malformed('shortTerm')
  if (nonParticipant !== undefined && typeof nonParticipant !== 'boolean') throw malformed('nonParticipant')
  return { means, procedure, actDate, receivedOn, sentOn, shortTerm, nonParticipant }
}

/** Means of the algorithm, or others that exist: those are refused by the law, not as written wrongly. */
export const meansArgument = (value: string): string => {
  if (['appeal', 'cassation', ...meansOutside].includes(value)) return value
  throw new InvalidArgumentError(argumentTexts.means.en)
}
