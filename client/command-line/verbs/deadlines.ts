import { Option } from '@commander-js/extra-typings'
import { newestCalendar } from '../../../domain/calendar/editions.ts'
import { type Deadlines, deadlines } from '../../../domain/deadlines/deadlines.ts'
import type { DeadlineFacts, DeadlineReadings } from '../../../domain/deadlines/facts.ts'
import type { DeadlineProof, ProofRow } from '../../../domain/deadlines/proof.ts'
import { readings } from '../../../domain/regulation/readings.ts'
import type { Language } from '../../../domain/texts/languages.ts'
import { dateArgument } from '../arguments.ts'
import { deadlineFacts } from '../deadline-facts.ts'
import { readJson } from '../input.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusalOf } from '../refusal-of.ts'
import { Refused, refusalDocument } from '../refused.ts'
import { pairs, table } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `deadlines …` and `deadlines --file F`: the court term, the latest sending, the decision due, each with its proof. */
export const addDeadlines = (program: Program, print: Print): void => {
  program
    .command('deadlines')
    .description('court term, latest sending and decision due, each day counted')
    .option('--means <means>', 'appeal or cassation')
    .addOption(new Option('--procedure <procedure>', 'by which code').choices(['civil', 'administrative'] as const))
    .option('--act-date <date>', 'final form (appeal), entry into force (cassation)', dateArgument)
    .option('--received-on <date>', 'registration by the approving body', dateArgument)
    .option('--sent-on <date>', 'outgoing registration', dateArgument)
    .option('--short-term', 'the ten working days of APPC 168(4)')
    .addOption(
      new Option('--receipt-day <reading>', 'which day is the first of the seven').choices(
        readings.receiptDay.alternatives,
      ),
    )
    .option(
      '--file <file>',
      'a JSON array of {means, procedure, actDate, receivedOn?, sentOn?, shortTerm?}; - for standard input',
    )
    .action(async (options, command) => {
      const chosen: DeadlineReadings = { receiptDay: options.receiptDay ?? readings.receiptDay.default }
      if (options.file !== undefined) {
        const { answers, refused } = await answersOf(options.file, chosen, command.optsWithGlobals().language)
        // A file is read by programs, so its answers are always one JSON document.
        return print.answer(answers, () => JSON.stringify(answers, null, 2), refused)
      }
      const { means, procedure, actDate, receivedOn, sentOn, shortTerm } = options
      if (!means || !procedure || !actDate) {
        throw new UsageError('deadlines needs --means, --procedure and --act-date, or --file')
      }
      const answer = answerOf(
        deadlineFacts({ means, procedure, actDate, ...given({ receivedOn, sentOn, shortTerm }) }),
        chosen,
      )
      print.answer(answer, () => forPeople(answer))
    })
}

/** One answer: the dates with `null` for what is not known yet, and the proofs. */
type Answer = Omit<Deadlines, 'decisionDue' | 'lateRequest'> & {
  decisionDue: string | null
  lateRequest: Deadlines['lateRequest'] | null
  calendarEdition: string
}

const answerOf = (facts: DeadlineFacts, chosen: DeadlineReadings): Answer => {
  const { courtTermEnds, sendBy, decisionDue, lateRequest, ...rest } = deadlines(facts, newestCalendar, chosen)
  return {
    courtTermEnds,
    sendBy,
    decisionDue: decisionDue ?? null,
    lateRequest: lateRequest ?? null,
    ...rest,
    calendarEdition: newestCalendar.edition.id,
  }
}

// One bad entry must not hide the answers to the others: it is answered in its place.
const answersOf = async (file: string, chosen: DeadlineReadings, language: Language) => {
  const entries = await readJson(file, 'MESSAGE_MALFORMED')
  if (!Array.isArray(entries)) {
    throw new Refused({ code: 'MESSAGE_MALFORMED', citation: 'design', message: `${file} is not a JSON array` })
  }
  let refused = false
  const answers = await Promise.all(
    entries.map(async entry => {
      try {
        return answerOf(deadlineFacts(entry), chosen)
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

const given = <Options extends object>(options: Options): Partial<Options> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Options>

const forPeople = (answer: Answer): string => {
  const { sendBy, lateRequest, proof } = answer
  const late = (reading: 'plain' | 'strict') => (lateRequest?.[reading] ? ' (the request is late)' : '')
  return [
    pairs([
      ['court term ends', `${answer.courtTermEnds}  ${proof.courtTerm.rule.citation}`],
      ['send by, plain', `${sendBy.plain}  part-6${late('plain')}`],
      ['send by, strict', `${sendBy.strict}  part-6${late('strict')}`],
      ['decision due', answer.decisionDue && `${answer.decisionDue}  part-10`],
      [
        'other reading',
        proof.decisionDue?.other && `${proof.decisionDue.other.result}  (${proof.decisionDue.other.reading})`,
      ],
      [
        'warning',
        answer.termAtRisk ? 'fewer than three working days are left for the court after the decision is due' : null,
      ],
      ['provisional', answer.provisional ? 'a day passed is only estimated' : null],
    ]),
    ...Object.entries(proof).map(([name, one]) => proofForPeople(name, one)),
  ].join('\n\n')
}

const proofForPeople = (name: string, proof: DeadlineProof): string =>
  `${name}: from ${proof.start.fact} ${proof.start.date}, ${Object.entries(proof.rule.term).map(([unit, n]) => `${n} ${unit}`)} (${proof.rule.citation})\n` +
  table(
    ['date', 'count', 'why', 'citation'],
    proof.rows.map((row: ProofRow) => [row.date, row.count ?? '', `${row.role}: ${row.reason}`, row.citation]),
  )
