import { reject } from '../../../domain/regulation/codes.ts'
import { regulationEditions } from '../../../domain/regulation/editions.ts'
import { type DecisionReceipt, receiptOf } from '../../../domain/replay/receipt.ts'
import { eventTexts } from '../../../domain/texts/events.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { meansText, procedureTexts } from '../../../domain/texts/means.ts'
import { decisionTexts, outcomeTexts } from '../../../domain/texts/outcomes.ts'
import { startTexts } from '../../../domain/texts/proofs.ts'
import { contentHash } from '../../library/content-hash.ts'
import { citationInWords } from '../citation-words.ts'
import { codeVersion } from '../code-version.ts'
import { localTime } from '../local-time.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusedBy } from '../refusal-of.ts'
import { withDatabase } from '../servers.ts'
import { pairs, table } from '../table.ts'
import { words } from '../words.ts'

/** `receipt CASE`: on what a closed case's outcome rests, from its log alone. */
export const addReceipt = (program: Program, print: Print): void => {
  program
    .command('receipt')
    .description('the receipt of a closed case: facts, editions, hashes, outcome')
    .argument('<case>', "the case's id")
    .action(async caseId => {
      const log = await checkedLog(caseId)
      const receipt = receiptOf(log, await codeVersion(), regulationHash)
      if ('citation' in receipt) throw refusedBy(receipt)
      print.answer(receipt, language => forPeople(receipt, language))
    })
}

const regulationHash = (id: string): string | null => {
  const edition = regulationEditions.find(one => one.id === id)
  return edition ? contentHash(edition) : null
}

/** The log, whose chain must be whole: a receipt of a broken log would prove nothing. */
const checkedLog = (caseId: string) =>
  withDatabase(async db => {
    const { read, verify } = await import('../../../store/case-log.ts')
    const verdict = await verify(db, caseId)
    if (!verdict.ok)
      throw refusedBy(
        verdict.reason === 'noEvents'
          ? reject('CASE_UNKNOWN', { caseId })
          : reject('LOG_DIVERGED', { seq: verdict.seq, reason: verdict.reason }),
      )
    // Only now: the bodies of a broken chain may not even be JSON.
    return read(db, caseId)
  })

const forPeople = (receipt: DecisionReceipt, language: Language): string => {
  const say = (text: Text) => text[language]
  const { facts, editions, deadlines, decision, route } = receipt
  const { request } = facts
  const edition = ({ id, sha256 }: { id: string; sha256: string | null }) => (sha256 ? `${id}  ${sha256}` : id)
  const deadline = (one: DecisionDeadline | null | undefined) =>
    one && `${one.on}  (${citationInWords(one.rule, language)}; ${startInWords(one.start, language)})`
  const paper = decision?.paper
  const by = decision && ('person' in decision.by ? decision.by.person : decision.by.system)
  return [
    pairs([
      [say(words.case), receipt.caseId],
      [say(receiptWords.run), receipt.workflow.runId],
      [say(receiptWords.outcome), `${say(outcomeTexts[receipt.outcome])}, ${localTime(receipt.closedAt)}`],
      [
        say(receiptWords.decision),
        decision &&
          `${say(decisionTexts[decision.outcome])}${decision.late ? `, ${say(words.late)}` : ''}; ${by}, ${localTime(decision.judged.at)}${decision.number ? `, № ${decision.number}` : ''}`,
      ],
      [say(receiptWords.onPaper), paper && `№ ${paper.number}, ${paper.signedOn}`],
      [say(receiptWords.registered), paper && `${localTime(paper.registeredAt)}, ${paper.registeredBy ?? by}`],
      [say(words.requester), `${request.requester}, № ${request.outgoing.number}, ${request.outgoing.sentOn}`],
      [say(words.approver), receipt.approver],
      [say(words.citation), route && citationInWords(route.citation, language)],
      [
        say(words.document),
        `${say(meansText(request.means, request.outgoing.sentOn))}, ${say(procedureTexts[request.procedure])}; ${request.court}, ${request.courtCaseNumber}`,
      ],
      [
        say(words.receivedAt),
        facts.receipt && `${localTime(facts.receipt.at)}, ${facts.receipt.number}, ${facts.receipt.registeredBy}`,
      ],
      [say(words.courtTermEnds), deadline(deadlines?.courtTerm)],
      [say(receiptWords.sendBy), deadline(deadlines?.sendBy)],
      [say(words.decisionDue), deadline(deadlines?.decision)],
      [say(receiptWords.rules), String(receipt.rules)],
      [say(words.regulation), edition(editions.regulation)],
      ...editions.calendars.map(calendar => [say(words.calendar), edition(calendar)] as const),
      [say(receiptWords.code), [receipt.code.version, receipt.code.commit].filter(part => part).join('  ')],
    ]),
    table(
      ['', say(words.date), say(receiptWords.event), 'sha256'],
      receipt.events.map(({ seq, at, type, hash }) => [seq, localTime(at), say(eventTexts[type]), hash]),
    ),
  ].join('\n\n')
}

type DecisionDeadline = NonNullable<DecisionReceipt['deadlines']>['courtTerm']

const startInWords = ({ fact, date }: DecisionDeadline['start'], language: Language): string =>
  `${isStart(fact) ? startTexts[fact][language] : fact} ${date}`

const isStart = (fact: string): fact is keyof typeof startTexts => Object.hasOwn(startTexts, fact)

const receiptWords = {
  run: { kk: 'workflow орындалуы', ru: 'исполнение workflow', en: 'workflow run' },
  outcome: { kk: 'нәтижесі', ru: 'итог', en: 'outcome' },
  decision: { kk: 'шешім', ru: 'решение', en: 'decision' },
  onPaper: { kk: 'қағазда', ru: 'на бумаге', en: 'on paper' },
  registered: { kk: 'тіркелген', ru: 'зарегистрировано', en: 'registered' },
  sendBy: { kk: 'жіберу мерзімі', ru: 'направить до', en: 'send by' },
  rules: { kk: 'ережелер нөмірі', ru: 'номер правил', en: 'rules' },
  code: { kk: 'түбіртекті жасаған код', ru: 'код, составивший квитанцию', en: 'receipt made by code' },
  event: { kk: 'оқиға', ru: 'событие', en: 'event' },
} as const satisfies Record<string, Text>
