import { Argument } from '@commander-js/extra-typings'
import { instantOf } from '../../../domain/calendar/dates.ts'
import { dateArgument, instantArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { caseVerb, send } from '../send.ts'
import { UsageError } from '../usage-error.ts'
import { withoutMissing } from '../without-missing.ts'

/** What the approving body does with a case: from the registration of receipt to the decision. */
export const addApprover = (program: Program, print: Print): void => {
  caseVerb(program, 'receive', 'register the receipt (chancery of the approving body)')
    .requiredOption('--number <number>', 'the incoming number')
    .option('--at <instant>', 'when it was registered; now by default', instantArgument)
    .option('--delivered-at <instant>', 'when the exchange system delivered it', instantArgument)
    .action((caseId, { number, at = instantOf(Date.now()), deliveredAt, ...sender }) =>
      send(print, 'registerReceipt', caseId, { number, at, ...withoutMissing({ deliveredAt }) }, sender),
    )
  caseVerb(program, 'return', 'return a request that lacks what part 4 or 5 requires')
    .addArgument(new Argument('<part>', 'which part it lacks').choices(['part-4', 'part-5'] as const))
    .requiredOption('--reason <text>', 'why')
    .action((caseId, citation, { reason, ...sender }) => send(print, 'return', caseId, { citation, reason }, sender))
  caseVerb(program, 'set-approver', 'choose who approves, where the text has no route')
    .argument('<body>', 'the approving body')
    .requiredOption('--reason <text>', 'why this body')
    .action((caseId, approver, { reason, ...sender }) =>
      send(print, 'setApprover', caseId, { approver, reason }, sender),
    )
  caseVerb(program, 'assign', 'assign the lawyer (head of the legal service)')
    .argument('<lawyer>', "the lawyer's id")
    .action((caseId, lawyer, sender) => send(print, 'assign', caseId, { lawyer }, sender))
  caseVerb(program, 'reassign', 'assign another lawyer')
    .argument('<lawyer>', "the lawyer's id")
    .requiredOption('--reason <text>', 'why')
    .action((caseId, lawyer, { reason, ...sender }) => send(print, 'reassign', caseId, { lawyer, reason }, sender))
  caseVerb(program, 'request-information', 'ask the requesting body')
    .requiredOption('--text <text>', 'what is asked')
    .action((caseId, { text, ...sender }) => send(print, 'requestInformation', caseId, { text }, sender))
  caseVerb(program, 'recommend', 'propose to approve or to refuse (part 7)')
    .addArgument(outcome())
    .requiredOption('--text <text>', 'the proposal')
    .option('--grounds', 'lawful grounds to contest the act exist; so by default where it proposes to approve')
    .option('--no-grounds', 'none exist; so by default where it proposes to refuse')
    .option('--to <person>', 'who is to decide')
    .action((caseId, proposed, { text, grounds = proposed === 'approve', to, ...sender }) =>
      send(
        print,
        'recommend',
        caseId,
        { outcome: proposed, groundsExist: grounds, text, ...withoutMissing({ addressedTo: to }) },
        sender,
      ),
    )
  caseVerb(program, 'return-for-rework', 'give the proposal back to the lawyer')
    .requiredOption('--reason <text>', 'why')
    .action((caseId, { reason, ...sender }) => send(print, 'returnForRework', caseId, { reason }, sender))
  caseVerb(program, 'decide', 'decide (the head, or who is vested by his act)')
    .addArgument(outcome())
    .option('--reasons <text>', 'the reasons')
    .option('--number <number>', 'number of the decision')
    .option('--paper-signed-on <date>', 'signed on paper on that day, under --number', dateArgument)
    .option('--paper-registered-by <person>', 'who of the chancery registered the paper; else who decides')
    .option('--without-proposal <reason>', 'why before any proposal, where the body allows that')
    .action((caseId, decided, { reasons, number, paperSignedOn, paperRegisteredBy, withoutProposal, ...sender }) => {
      if (paperSignedOn !== undefined && number === undefined) {
        throw new UsageError({
          kk: 'decide: қағазда қол қойылған шешімге оның --number нөмірі керек',
          ru: 'decide: решению, подписанному на бумаге, нужен его --number',
          en: 'decide: a decision signed on paper needs its --number',
        })
      }
      if (paperRegisteredBy !== undefined && paperSignedOn === undefined) {
        throw new UsageError({
          kk: 'decide: тек қағазда қол қойылған шешімді (--paper-signed-on) басқа адам тіркейді',
          ru: 'decide: другой регистрирует только решение, подписанное на бумаге (--paper-signed-on)',
          en: 'decide: only a decision signed on paper (--paper-signed-on) is registered by another',
        })
      }
      const paper =
        paperSignedOn && number
          ? { signedOn: paperSignedOn, number, ...withoutMissing({ registeredBy: paperRegisteredBy }) }
          : undefined
      const given = withoutMissing({ reasons, number, paper, withoutProposal })
      return send(print, 'decide', caseId, { outcome: decided, ...given }, sender)
    })
}

const outcome = () => new Argument('<outcome>', 'what').choices(['approve', 'refuse'] as const)
