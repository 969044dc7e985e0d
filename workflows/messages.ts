import {
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setDefaultUpdateHandler,
  setHandler,
} from '@temporalio/workflow'
import { type CommandName, type CommandResult, commandNames } from '../domain/approval/commands.ts'
import { refusedInStage } from '../domain/approval/stages.ts'
import { type ApprovalCase, readingsIn } from '../domain/approval/state.ts'
import type { StateAnswer } from '../domain/approval/summary.ts'
import { reject } from '../domain/regulation/codes.ts'
import { failureOf, formFault, type Inbox } from './inbox.ts'

type Receiver = {
  inbox: Inbox
  state: ApprovalCase
  answer(): StateAnswer
  noticeFailed(notice: string, reason: string): void
}

/**
 * Every command is an update (a person must know that it was accepted) and a signal (a system may send while no worker runs).
 * Handlers only append to the inbox. Must run before the workflow's first await, else buffered updates are rejected.
 */
export const handleMessages = (receiver: Receiver): void => {
  const { inbox } = receiver
  const mayWait = (name: CommandName, message: unknown): void => {
    const before = inbox.commandBefore(message)
    // The same command again gets the first answer; that of another command under its id would be a lie.
    if (before === name) return
    const refused =
      before === undefined
        ? (formFault(message) ?? refusedInStage(name, receiver.state.stage, readingsIn(receiver.state)))
        : reject('MESSAGE_MALFORMED', { field: 'commandId', usedFor: before.slice(0, 64) })
    if (refused) throw failureOf(refused)
  }
  for (const name of commandNames) {
    setHandler(defineUpdate<CommandResult, [unknown]>(name), message => inbox.put(name, message, 'update'), {
      validator: message => mayWait(name, message),
    })
    setHandler(defineSignal<[unknown]>(name), message => void inbox.put(name, message, 'signal'))
  }
  setDefaultUpdateHandler((name, message) => inbox.put(name, message, 'update'))
  setDefaultSignalHandler((name, message) => void inbox.put(name, message, 'signal'))
  setHandler(defineSignal<[unknown]>('noticeFailed'), message => {
    const { notice, reason } = (typeof message === 'object' && message !== null ? message : {}) as Record<
      string,
      unknown
    >
    if (typeof notice === 'string' && typeof reason === 'string') receiver.noticeFailed(notice, reason)
    else void inbox.put('noticeFailed', message, 'signal')
  })
  setHandler(defineQuery<StateAnswer>('state'), () => receiver.answer())
}
