import { randomUUID } from 'node:crypto'
import {
  type Client,
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import type { JWK } from 'jose'
import { type CommandName, type CommandResult, commandNames, type Message } from '../../domain/approval/commands.ts'
import type { ApprovalRequest } from '../../domain/approval/request.ts'
import type { StateAnswer } from '../../domain/approval/summary.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { caseIdOf } from './case-id.ts'
import { canonicalJson } from './content-hash.ts'
import { longestLifetimeSeconds, openCommandId, signCredential } from './credential.ts'
import { KelisuError, NotYetAnswered, refusalIn } from './errors.ts'
import type { PayloadOf, SentInstant } from './payloads.ts'
import { inputOfStart } from './start-input.ts'

/** The issuer's private key by which commands are signed, and the actor where a call names none: else `system:<issuer>`. */
export type Signer = { issuer: string; key: JWK; actor?: string }

/**
 * `actor`: a person's id or `system:<issuer>`. `commandId`: give your own to be able to repeat the command after a crash.
 * `again`: how often it was refused with AUTHORITY_UNAVAILABLE, where the sender counts that; else a repetition finds it out by one update more.
 */
export type SendOptions = { actor?: string; commandId?: string; again?: number }

/** The request as a sender writes it: instants may carry any offset. */
export type RequestToSend = Omit<ApprovalRequest, 'receipt' | 'signature'> & {
  receipt?: Omit<NonNullable<ApprovalRequest['receipt']>, 'at'> & { at: SentInstant }
  signature?: Omit<NonNullable<ApprovalRequest['signature']>, 'signedAt'> & { signedAt: SentInstant }
}

/** What Temporal UI shows of the case from its first second; opaque ids, no personal data. */
export type StartLabels = { staticSummary?: string; staticDetails?: string }

type Commands = {
  /** Sends the command as an update and waits for its result. Throws KelisuError (refused) or NotYetAnswered. */
  [Name in CommandName]: (caseId: string, payload: PayloadOf<Name>, options?: SendOptions) => Promise<CommandResult>
}

/** The typed client of an intake system: one method per command, and how a case begins and is read. */
export type KelisuClient = Commands & {
  /** Opens the case, or finds the one this very request has opened (`existing`). Throws KelisuError REQUEST_ID_TAKEN for other content under the same id. */
  submit(request: RequestToSend, options?: SendOptions & StartLabels): Promise<{ caseId: string; existing: boolean }>
  /** Sends the command without waiting for its result; a refusal becomes an event of the case. Resolves with the command id. */
  signal<Name extends CommandName>(
    caseId: string,
    name: Name,
    payload: PayloadOf<Name>,
    options?: SendOptions,
  ): Promise<{ commandId: string }>
  /** The case as it stands, open or closed (query `state`). */
  state(caseId: string): Promise<StateAnswer>
  /** Why a start was not accepted as a case (unknown requester, malformed request); undefined where it was, or is not yet known. */
  refusalOfStart(caseId: string): Promise<KelisuError | undefined>
}

/**
 * A client on an existing Temporal connection. Without `signer` commands go unsigned, which only a deployment for trying out accepts.
 * `deadlineMs` bounds one call, `limitMs` a command with all its repetitions.
 */
export const kelisuClient = (options: {
  client: Client
  signer?: Signer
  taskQueue?: string
  deadlineMs?: number
  limitMs?: number
}): KelisuClient => {
  const { client, signer, taskQueue = 'approvals', deadlineMs = 10_000, limitMs = 30_000 } = options
  const actorOf = (send: SendOptions) => send.actor ?? signer?.actor ?? (signer && `system:${signer.issuer}`)
  const inTime = <Answer>(call: () => Promise<Answer>) => client.withDeadline(Date.now() + deadlineMs, call)
  const inTimeOr = async <Answer>(caseId: string, commandId: string, call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await inTime(call)
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw new KelisuError(reject('CASE_UNKNOWN', { caseId }))
      throw isLate(error) || isNotReady(error) ? new NotYetAnswered(caseId, commandId, { cause: error }) : error
    }
  }

  const messageOf = async (
    caseId: string,
    name: CommandName,
    payload: unknown,
    send: SendOptions,
    lifetimeSeconds?: number,
  ): Promise<Message> => {
    const commandId = send.commandId ?? randomUUID()
    const actor = actorOf(send)
    if (actor === undefined) throw new TypeError('Who acts? Give `actor` with the command or with the signer')
    const credential = await credentialOf(signer, { caseId, name, commandId, actor, payload, lifetimeSeconds })
    return { commandId, actor, payload, ...credential }
  }

  const update = async (caseId: string, name: CommandName, payload: unknown, send: SendOptions = {}) => {
    const message = await messageOf(caseId, name, payload, send)
    const handle = client.workflow.getHandle(caseId)
    const until = Date.now() + limitMs
    // The same id after a time-out: the server answers with the first outcome and nothing is done twice.
    // With the name: to the server another command under a used id would be the same update, and look accepted.
    const firstId = `${caseId}:${message.commandId}:${name}${send.again ? `:${send.again}` : ''}`
    let updateId = firstId
    for (;;) {
      try {
        return await inTime(() => handle.executeUpdate<CommandResult, [Message]>(name, { args: [message], updateId }))
      } catch (error) {
        if (!isLate(error) && !isNotReady(error)) {
          const told = await explained(handle, name, error)
          // The case has forgotten what it could not judge; the server would tell that outcome for ever.
          const mayBeOfBefore =
            send.again === undefined &&
            updateId === firstId &&
            told instanceof KelisuError &&
            told.retryWithNewCommandId
          if (!mayBeOfBefore) throw told
          updateId = `${firstId}:${randomUUID()}`
          continue
        }
        if (Date.now() >= until) throw new NotYetAnswered(caseId, message.commandId, { cause: error })
        // This answer comes at once.
        if (isNotReady(error)) await new Promise(resolve => setTimeout(resolve, 1_000))
      }
    }
  }

  const submit: KelisuClient['submit'] = async (request, send = {}) => {
    const caseId = wellFormedCaseId(request)
    const actor = actorOf(send)
    const credential =
      actor === undefined
        ? {}
        : await credentialOf(signer, {
            caseId,
            name: 'open',
            commandId: openCommandId,
            actor,
            payload: request,
            lifetimeSeconds: longestLifetimeSeconds,
          })
    try {
      await inTimeOr(caseId, openCommandId, () =>
        client.workflow.start('approval', {
          workflowId: caseId,
          taskQueue,
          args: [{ ...request, ...credential }],
          // A start that named no known requester ended as failed and may be sent again; an open or decided case may not.
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          workflowIdConflictPolicy: 'FAIL',
          ...(send.staticSummary === undefined ? {} : { staticSummary: send.staticSummary }),
          ...(send.staticDetails === undefined ? {} : { staticDetails: send.staticDetails }),
        }),
      )
      return { caseId, existing: false }
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      const first = await inTimeOr(caseId, openCommandId, () => inputOfStart(client, caseId))
      if (isSameRequest(first, request)) return { caseId, existing: true }
      throw new KelisuError(reject('REQUEST_ID_TAKEN', { requester: request.requester, requestId: request.requestId }))
    }
  }

  const refusalOfStart = async (caseId: string): Promise<KelisuError | undefined> => {
    const handle = client.workflow.getHandle(caseId)
    const { status } = await inTimeOr(caseId, openCommandId, () => handle.describe())
    if (status.name !== 'FAILED') return undefined
    try {
      await inTime(() => handle.result())
    } catch (error) {
      if (error instanceof WorkflowFailedError) return refusalIn(error.cause)
      throw error
    }
    return undefined
  }

  return {
    ...(Object.fromEntries(
      commandNames.map(name => [
        name,
        (caseId: string, payload: unknown, send?: SendOptions) => update(caseId, name, payload, send),
      ]),
    ) as Commands),
    submit,
    async signal(caseId, name, payload, send = {}) {
      const message = await messageOf(caseId, name, payload, send, longestLifetimeSeconds)
      await inTimeOr(caseId, message.commandId, () => client.workflow.getHandle(caseId).signal(name, message))
      return { commandId: message.commandId }
    },
    state: caseId => inTimeOr(caseId, 'state', () => client.workflow.getHandle(caseId).query<StateAnswer>('state')),
    refusalOfStart,
  }
}

const wellFormedCaseId = ({ requester, requestId }: RequestToSend): string => {
  try {
    return caseIdOf(requester, requestId)
  } catch {
    throw new KelisuError(reject('REQUEST_MALFORMED', { field: 'requester, requestId' }))
  }
}

const credentialOf = async (
  signer: Signer | undefined,
  message: {
    caseId: string
    name: string
    commandId: string
    actor: string
    payload: unknown
    /** The longest for what waits on the server where no worker runs: it is judged when it is taken. */
    lifetimeSeconds?: number | undefined
  },
): Promise<{ credential?: string }> => {
  if (signer === undefined) return {}
  const { issuer, key } = signer
  return { credential: await signCredential({ key, issuer, ...message, time: instantOf(Date.now()) }) }
}

const isLate = (error: unknown): boolean =>
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  isGrpcDeadlineError(error) ||
  (error instanceof Error && isGrpcDeadlineError(error.cause))

/** The case's worker failed its tasks or was too slow, several times in a row: Temporal takes nothing for it until one succeeds. */
const isNotReady = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined
  return (
    isGrpcServiceError(cause) &&
    cause.metadata.get('grpc-status-details-bin').some(detail => detail.includes('WorkflowNotReadyFailure'))
  )
}

const explained = async (handle: WorkflowHandle, name: CommandName, error: unknown): Promise<unknown> => {
  if (error instanceof WorkflowUpdateFailedError) return refusalIn(error.cause) ?? error
  if (!(error instanceof WorkflowNotFoundError)) return error
  // Temporal says the same of a case that is closed and of one that never was.
  const status = await handle.describe().then(
    ({ status }) => status.name,
    () => undefined,
  )
  return new KelisuError(
    status === 'COMPLETED'
      ? reject('WRONG_STAGE', { command: name, stage: 'closed' })
      : reject('CASE_UNKNOWN', { caseId: handle.workflowId }),
  )
}

// Another credential is another signature of the same request, not another request.
const isSameRequest = (first: unknown, request: RequestToSend): boolean => {
  const { credential: _, ...content } = (first ?? {}) as { credential?: string }
  return canonicalJson(content) === canonicalJson(request)
}
