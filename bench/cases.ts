import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { type KelisuClient, kelisuClient, type RequestToSend } from '../client/library/client.ts'
import { instantOf } from '../domain/calendar/dates.ts'
import { almaty } from '../local-time/almaty.ts'
import type { Servers } from './servers.ts'

/** Steps of the procedure as their senders take them. A step resolves with what its message's answer says. */
export type Steps = {
  start(): Promise<string>
  receive(id: string): Promise<{ seq: number }>
  recommend(id: string): Promise<{ seq: number }>
  decide(id: string): Promise<{ seq: number }>
  /** Resolves when the case has closed. */
  closed(id: string): Promise<void>
}

/** The whole procedure without pauses: each message as soon as the one before is answered. */
export const wholeCase = async (steps: Steps): Promise<void> => {
  const id = await steps.start()
  await steps.receive(id)
  await steps.recommend(id)
  await steps.decide(id)
  await steps.closed(id)
}

const person = { chancery: 'p-0044', legalHead: 'p-0040', head: 'p-0038', requesterHead: 'p-0068' } as const

/**
 * Refused on the proposal of the head of the legal service, who needs no assignment: it closes when the decision is delivered.
 * Every command is signed.
 */
export const approvalSteps = (client: Client, taskQueue: string, { id: issuer, key }: Servers['issuer']): Steps => {
  const kelisu: KelisuClient = kelisuClient({ client, taskQueue, signer: { issuer, key }, limitMs: 120_000 })
  const answered = ({ seq }: { seq: number }) => ({ seq })
  return {
    start: async () => (await kelisu.submit(aRequest(), { actor: `system:${issuer}` })).caseId,
    receive: async id =>
      answered(
        await kelisu.registerReceipt(id, { number: 'кіріс-1', at: instantOf(Date.now()) }, { actor: person.chancery }),
      ),
    recommend: async id =>
      answered(
        await kelisu.recommend(
          id,
          { outcome: 'refuse', groundsExist: false, text: 'Заңды негіздер жоқ' },
          { actor: person.legalHead },
        ),
      ),
    decide: async id =>
      answered(await kelisu.decide(id, { outcome: 'refuse', reasons: 'Заңды негіздер жоқ' }, { actor: person.head })),
    closed: async id => {
      await client.workflow.getHandle(id).result()
    },
  }
}

/** The same messages, with the same content, to the bare workflow. */
export const bareSteps = (client: Client, taskQueue: string): Steps => {
  const update = async (id: string, name: string, actor: string, payload: object) => ({
    seq: await client.workflow
      .getHandle(id)
      .executeUpdate<number, [unknown]>(name, { args: [{ commandId: randomUUID(), actor, payload }] }),
  })
  return {
    start: async () => {
      const workflowId = `bare-${randomUUID()}`
      await client.workflow.start('bare', { workflowId, taskQueue, args: [aRequest()] })
      return workflowId
    },
    receive: id => update(id, 'registerReceipt', person.chancery, { number: 'кіріс-1', at: instantOf(Date.now()) }),
    recommend: id =>
      update(id, 'recommend', person.legalHead, { outcome: 'refuse', groundsExist: false, text: 'Заңды негіздер жоқ' }),
    decide: id => update(id, 'decide', person.head, { outcome: 'refuse', reasons: 'Заңды негіздер жоқ' }),
    closed: async id => {
      await client.workflow.getHandle(id).result()
    },
  }
}

/** A complete request of today, each time under another id. */
export const aRequest = (): RequestToSend => {
  const now = Date.now()
  return {
    requestId: `bench-${randomUUID()}`,
    requester: 'dgd-almaty',
    addressedTo: 'kgd',
    means: 'appeal',
    procedure: 'civil',
    court: 'Алматы қаласының мамандандырылған ауданаралық экономикалық соты',
    courtCaseNumber: '7527-26-00-2/1234',
    act: { kind: 'decision', finalFormOn: almaty.dateOf(instantOf(now - 3 * 86_400_000)) },
    subject: 'Кедендік төлемдерді қайтару туралы',
    outgoing: { number: '14-02/567', sentOn: almaty.dateOf(instantOf(now)) },
    signature: { kind: 'paper', signer: person.requesterHead, position: 'firstHead', signedAt: instantOf(now) },
    draft: { name: 'apellyatsiya.pdf', sha256: 'a'.repeat(64) },
  }
}
