import type { ApprovalEvent } from '../../domain/approval/events.ts'
import type { Citation } from '../../domain/regulation/citations.ts'
import { actionInWords } from '../../domain/texts/actions.ts'
import { correctedInWords } from '../../domain/texts/corrected-facts.ts'
import { leftInWords } from '../../domain/texts/dates.ts'
import { eventTexts } from '../../domain/texts/events.ts'
import type { Language } from '../../domain/texts/languages.ts'
import { messageOf } from '../../domain/texts/message.ts'
import { decisionTexts } from '../../domain/texts/outcomes.ts'
import { citationInWords } from './citation-words.ts'
import { localTime } from './local-time.ts'
import { readerTexts } from './reader-words.ts'
import { words } from './words.ts'

/** One event of the log on one line: when, what, by whom, and the fact that matters most. */
export const historyLine = (event: ApprovalEvent & { seq: number }, language: Language): string => {
  const by = event.by && ('person' in event.by ? event.by.person : event.by.system)
  const said = [eventTexts[event.type][language], factOf(event, language)].filter(part => part).join(': ')
  return `${String(event.seq).padStart(3)}  ${localTime(event.at)}  ${said}${by ? `  (${by}${event.by?.claimed ? `, ${words.claimed[language]}` : ''})` : ''}`
}

const factOf = (event: ApprovalEvent, language: Language): string | undefined => {
  const cited = (citation: Citation) => citationInWords(citation, language)
  switch (event.type) {
    case 'RequestIncomplete':
      return event.faults
        .map(({ code, citation, field }) => messageOf({ code, citation, facts: { field } }, language))
        .join(' ')
    case 'RequestReturned':
      return `${cited(event.citation)}${event.reading ? `, ${words.ownReading[language]}` : ''}`
    case 'ReceiptRegistered':
      return `${event.receipt.number}, ${localTime(event.receipt.at)}`
    case 'ApprovalNotRequired':
    case 'MilitaryOrderApplies':
    case 'RouteUndetermined':
      return cited(event.route.citation)
    case 'ApproverSet':
      return event.approver
    case 'DeadlinesSet':
    case 'DeadlinesRecomputed':
      return [event.dates.decision?.dueOn, event.dates.courtTerm.endsOn].filter(date => date).join(', ')
    case 'LawyerAssigned':
    case 'Reassigned':
      return event.lawyer
    case 'RecommendationGiven':
      return decisionTexts[event.outcome][language]
    case 'Decided':
      return `${decisionTexts[event.outcome][language]}${event.late ? `, ${words.late[language]}` : ''}`
    case 'FilingReported':
      return event.filedOn
    case 'FactsCorrected':
      return correctedInWords(event.changed, language)
    case 'Reminded':
      return event.deadline === 'registration'
        ? words.notRegistered[language]
        : `${words[event.deadline === 'decision' ? 'decisionDue' : 'courtTermEnds'][language]}, ${leftInWords(event.workingDaysLeft, language)}`
    case 'CommandRefused':
      return `${actionInWords(event.name)[language]}: ${messageOf(event, language)}`
    case 'NoticeFailed':
      return noticeInWords(event.notice, language)
    default:
      return undefined
  }
}

/** Of which entry of the log a notice was to tell, and whom: its id is `<case>/<entry>/<role>`. */
const noticeInWords = (notice: string, language: Language): string => {
  const [role = '', entry = ''] = notice.split('/').reverse()
  const text = readerTexts[role]
  if (text === undefined) return notice
  const of = { kk: `${entry}-жазба`, ru: `запись ${entry}`, en: `entry ${entry}` }[language]
  return `${text[language]}, ${of}`
}
