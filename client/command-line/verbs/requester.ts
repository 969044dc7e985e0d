import type { PayloadOf } from '../../library/payloads.ts'
import { dateArgument, instantArgument, jsonArgument } from '../arguments.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { caseVerb, send } from '../send.ts'
import { storedDocument } from '../stored-document.ts'
import { UsageError } from '../usage-error.ts'
import { withoutMissing } from '../without-missing.ts'

/** What the requesting body does with a case it has sent, and the correction of facts, which is open to both sides. */
export const addRequester = (program: Program, print: Print): void => {
  caseVerb(program, 'complete', 'supply what the request lacked')
    .option('--draft <file>', 'the draft appeal or petition; only its name and sha256 are sent')
    .option(
      '--payload <json>',
      'signature, act, shortTerm, nonParticipant as JSON (docs/schemas/complete.json)',
      jsonArgument,
    )
    .action(async (caseId, { draft, payload, ...sender }) => {
      if (draft === undefined && payload === undefined)
        throw new UsageError({
          kk: 'complete: --draft не --payload керек',
          ru: 'complete: нужны --draft или --payload',
          en: 'complete needs --draft or --payload',
        })
      const drafted = draft === undefined ? {} : { draft: await storedDocument(draft) }
      await send(print, 'complete', caseId, { ...(payload as PayloadOf<'complete'>), ...drafted }, sender)
    })
  caseVerb(program, 'supply-information', 'answer what was asked')
    .requiredOption('--text <text>', 'the answer')
    .action((caseId, { text, ...sender }) => send(print, 'supplyInformation', caseId, { text }, sender))
  caseVerb(program, 'withdraw', 'withdraw the request')
    .requiredOption('--reason <text>', 'why')
    .action((caseId, { reason, ...sender }) => send(print, 'withdraw', caseId, { reason }, sender))
  caseVerb(program, 'confirm-delivery', 'confirm that the decision has arrived')
    .requiredOption('--how <text>', 'how it arrived')
    .action((caseId, { how, ...sender }) => send(print, 'confirmDelivery', caseId, { how }, sender))
  caseVerb(program, 'report-filing', 'report that the appeal or petition was filed')
    .requiredOption('--filed-on <date>', 'when', dateArgument)
    .option('--number <number>', 'its number')
    .action((caseId, { filedOn, number, ...sender }) =>
      send(print, 'reportFiling', caseId, { filedOn, ...withoutMissing({ number }) }, sender),
    )
  caseVerb(program, 'correct-facts', 'correct a fact that was entered wrongly')
    .requiredOption('--reason <text>', 'why')
    .option('--sent-on <date>', 'outgoing registration', dateArgument)
    .option('--outgoing-number <number>', 'outgoing number')
    .option('--received-at <instant>', 'registration of receipt', instantArgument)
    .option('--delivered-at <instant>', 'delivery in the exchange system', instantArgument)
    .option('--act <json>', 'the act and its dates as JSON, all of them', jsonArgument)
    .option('--short-term', 'the appeal has the ten working days of APPC 168(4)')
    .option('--no-short-term', 'it has not')
    .option('--non-participant', 'the requesting body took no part in the trial (CPC 403(3))')
    .option('--no-non-participant', 'it took part')
    .action((caseId, options) => {
      const { reason, sentOn, outgoingNumber, receivedAt, deliveredAt, act, shortTerm, nonParticipant, ...sender } =
        options
      const outgoing = withoutMissing({ sentOn, number: outgoingNumber })
      const changes = withoutMissing({
        act: act as PayloadOf<'correctFacts'>['act'],
        outgoing: Object.keys(outgoing).length > 0 ? outgoing : undefined,
        receiptAt: receivedAt,
        deliveredAt,
        shortTerm,
        nonParticipant,
      })
      return send(print, 'correctFacts', caseId, { ...changes, reason }, sender)
    })
}
