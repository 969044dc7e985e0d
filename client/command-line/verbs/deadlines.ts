import { Option } from '@commander-js/extra-typings'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { askedDates, askedProofs } from '../../../domain/deadlines/asked.ts'
import { deadlines } from '../../../domain/deadlines/deadlines.ts'
import type { DeadlineFacts, DeadlineReadings } from '../../../domain/deadlines/facts.ts'
import type { ProofDocument } from '../../../domain/deadlines/proof-document.ts'
import type { Citation } from '../../../domain/regulation/citations.ts'
import { readings } from '../../../domain/regulation/readings.ts'
import { flagTexts } from '../../../domain/texts/flags.ts'
import type { Language } from '../../../domain/texts/languages.ts'
import { contentHash } from '../../library/content-hash.ts'
import { dateArgument } from '../arguments.ts'
import { calendarAsked } from '../calendars-known.ts'
import { citationInWords } from '../citation-words.ts'
import { deadlineFacts, meansArgument } from '../deadline-facts.ts'
import { readJson } from '../input.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { proofForPeople } from '../proof-for-people.ts'
import { refusalOf } from '../refusal-of.ts'
import { Refused, refusalDocument } from '../refused.ts'
import { pairs } from '../table.ts'
import { UsageError } from '../usage-error.ts'
import { withoutMissing } from '../without-missing.ts'
import { words } from '../words.ts'

/** `deadlines …` and `deadlines --file F`: the court term, the latest sending, the decision due, each with its proof. */
export const addDeadlines = (program: Program, print: Print): void => {
  program
    .command('deadlines')
    .description('court term, latest sending and decision due, each day counted')
    .option('--means <means>', 'appeal or cassation', meansArgument)
    .addOption(new Option('--procedure <procedure>', 'by which code').choices(['civil', 'administrative'] as const))
    .option(
      '--act-date <date>',
      'final form, or with --non-participant the sending of the copy (appeal); entry into force (cassation)',
      dateArgument,
    )
    .option('--received-on <date>', 'registration by the approving body', dateArgument)
    .option('--sent-on <date>', 'outgoing registration', dateArgument)
    .option('--short-term', 'the ten working days of APPC 168(4)')
    .option(
      '--non-participant',
      'an appeal by who took no part in the trial, from the sending of the copy (CPC 403(3))',
    )
    .addOption(
      new Option('--receipt-day <reading>', 'which day is the first of the seven').choices(
        readings.receiptDay.alternatives,
      ),
    )
    .option('--edition <id>', 'a calendar edition, else the one that new cases use')
    .option(
      '--file <file>',
      'a JSON array of {means, procedure, actDate, receivedOn?, sentOn?, shortTerm?, nonParticipant?}; - for standard input',
    )
    .action(async (options, command) => {
      const chosen: DeadlineReadings = { receiptDay: options.receiptDay ?? readings.receiptDay.default }
      if (options.file !== undefined) {
        const calendar = await calendarAsked(options.edition, print)
        const { answers, refused } = await answersOf(options.file, chosen, calendar, command.optsWithGlobals().language)
        // A file is read by programs, so its answers are always one JSON document.
        return print.answer(answers, () => JSON.stringify(answers, null, 2), refused)
      }
      const { means, procedure, actDate, receivedOn, sentOn, shortTerm, nonParticipant } = options
      if (!means || !procedure || !actDate) {
        throw new UsageError({
          kk: 'deadlines: --means, --procedure және --act-date, не --file керек',
          ru: 'deadlines: нужны --means, --procedure и --act-date или --file',
          en: 'deadlines needs --means, --procedure and --act-date, or --file',
        })
      }
      const facts = deadlineFacts({
        means,
        procedure,
        actDate,
        ...withoutMissing({ receivedOn, sentOn, shortTerm, nonParticipant }),
      })
      const calendar = await calendarAsked(options.edition, print)
      const answer = answerOf(facts, chosen, calendar)
      const proofs = askedProofs(facts, calendar, chosen, contentHash)
      print.answer({ ...answer, proofs }, language => forPeople(answer, proofs, language))
    })
}

/** One answer: the dates and how each was found. */
const answerOf = (facts: DeadlineFacts, chosen: DeadlineReadings, calendar: WorkingCalendar) => ({
  ...askedDates(facts, calendar, chosen),
  proof: deadlines(facts, calendar, chosen).proof,
})

type Answer = ReturnType<typeof answerOf>

// One bad entry must not hide the answers to the others: it is answered in its place.
const answersOf = async (file: string, chosen: DeadlineReadings, calendar: WorkingCalendar, language: Language) => {
  const entries = await readJson(file, 'MESSAGE_MALFORMED')
  if (!Array.isArray(entries)) {
    const message = {
      kk: `${file} JSON массиві емес`,
      ru: `${file} – не массив JSON`,
      en: `${file} is not a JSON array`,
    }
    throw new Refused({ code: 'MESSAGE_MALFORMED', citation: 'design', message })
  }
  let refused = false
  const answers = await Promise.all(
    entries.map(async entry => {
      try {
        return answerOf(deadlineFacts(entry), chosen, calendar)
      } catch (error) {
        const refusal = refusalOf(error)
        if (!refusal) throw error
        refused = true
        return refusalDocument(refusal, language)
      }
    }),
  )
  return { answers, refused }
}

const forPeople = (answer: Answer, proofs: readonly ProofDocument[], language: Language): string => {
  const { sendBy, lateRequest, proof } = answer
  const late = (reading: 'plain' | 'strict') => (lateRequest?.[reading] ? ` (${words.lateRequest[language]})` : '')
  const cited = (citation: Citation) => citationInWords(citation, language)
  return [
    pairs([
      [words.courtTermEnds[language], `${answer.courtTermEnds}  ${cited(proof.courtTerm.rule.citation)}`],
      [words.sendByPlain[language], `${sendBy.plain}  ${cited('part-6')}${late('plain')}`],
      [words.sendByStrict[language], `${sendBy.strict}  ${cited('part-6')}${late('strict')}`],
      [words.decisionDue[language], answer.decisionDue && `${answer.decisionDue}  ${cited('part-10')}`],
      [
        words.otherReading[language],
        proof.decisionDue?.other && `${proof.decisionDue.other.result}  (${proof.decisionDue.other.reading})`,
      ],
      [words.warning[language], answer.termAtRisk ? flagTexts.termAtRisk.text[language] : null],
      [words.provisional[language], answer.provisional ? flagTexts.provisional.text[language] : null],
    ]),
    ...proofs.map(document => proofForPeople(document, language)),
  ].join('\n\n\n')
}
