export type {
  Actor,
  Authority,
  CommandName,
  CommandResult,
  Fault,
  Judged,
  Outcome,
} from '../../domain/approval/commands.ts'
export { commandNames } from '../../domain/approval/commands.ts'
export type { JudicialAct, RequestSignature, StoredDocument } from '../../domain/approval/request.ts'
export type { CaseSummary, Stage, StateAnswer } from '../../domain/approval/summary.ts'
export type { Instant, IsoDate } from '../../domain/calendar/dates.ts'
export type { Citation } from '../../domain/regulation/citations.ts'
export { type Code, codes, type Rejection } from '../../domain/regulation/codes.ts'
export { caseIdOf, partsOfCaseId } from './case-id.ts'
export {
  type KelisuClient,
  kelisuClient,
  type RequestToSend,
  type SendOptions,
  type Signer,
  type StartLabels,
} from './client.ts'
export { KelisuError, NotYetAnswered } from './errors.ts'
export type { CommandPayloads, PayloadOf, SentInstant } from './payloads.ts'
