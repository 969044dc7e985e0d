import type { CommandName, CommandResult, Fault } from '../../domain/approval/commands.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import type { ApprovalCase } from '../../domain/approval/state.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { ProofDocument } from '../../domain/deadlines/proof-document.ts'
import type { PayloadOf } from '../library/payloads.ts'
import type { Pace } from './over-http/api.ts'
import type { Print } from './print.ts'
import { speaksHttp } from './settings.ts'

/** Who acts (over HTTP that is whoever is logged in), and by which command id a command is repeated. */
export type Sender = { as?: string | undefined; commandId?: string | undefined }

/** A fact of a case with its number in the log. */
export type Logged = ApprovalEvent & { seq: number }

/** Of which cases a list is. */
export type ListFilter = { overdue?: true; holder?: string; open?: true }

/** The cases as verbs need them; no verb knows whether Temporal and PostgreSQL answer, or the HTTP API. Each throws what the other would. */
export type Cases = {
  /** Opens the case, or finds the one that this very request has opened; `summary` is undefined while no worker has read it. */
  submit(
    request: ApprovalRequest,
    sender: Sender,
  ): Promise<{ caseId: string; existing: boolean; summary: CaseSummary | undefined }>
  /** Sends a command and waits for its result; `summary` is undefined where the case cannot be asked now: what was done is done. */
  send<Name extends CommandName>(
    name: Name,
    caseId: string,
    payload: PayloadOf<Name>,
    sender: Sender,
  ): Promise<{ result: CommandResult; summary: CaseSummary | undefined }>
  /** A case with what has happened in it. Over HTTP with what the caller may see of both. */
  one(caseId: string): Promise<{ summary: CaseSummary; state: ApprovalCase; history: Logged[] }>
  list(filter: ListFilter): Promise<CaseSummary[]>
  /** How each deadline was counted; none where no deadline runs. */
  proofs(caseId: string): Promise<ProofDocument[]>
  /** What an incomplete request lacks; nothing where the case cannot be asked now. */
  lacking(caseId: string): Promise<readonly Fault[]>
  /** What must happen next, as a command ready to run; null when the case is closed. */
  nextStep(summary: CaseSummary, lacking: readonly Fault[]): Promise<string | null>
}

/** The cases of the deployment that the settings name. Asked `hurried`, the API answers at once or not at all. */
export const casesInUse = async (print: Print, pace?: Pace): Promise<Cases> =>
  speaksHttp()
    ? (await import('./over-http/cases.ts')).casesOverHttp(print, pace)
    : (await import('./over-temporal/cases.ts')).casesOverTemporal(print)
