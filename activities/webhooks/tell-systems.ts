import { setTimeout as after } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { accessTo } from '../../domain/access/access.ts'
import { partiesOf } from '../../domain/access/visible-case.ts'
import { visibleEvents } from '../../domain/access/visible-events.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { Instant, LocalTime } from '../../domain/calendar/dates.ts'
import { type WebhookEvent, webhookEvents } from '../../domain/webhooks/events.ts'
import type { WebhookPayload } from '../../schemas/webhook.ts'
import type { SealingKeys } from '../../store/sealed-secret.ts'
import type { Store } from '../../store/store.ts'
import { type Delivery, testKind } from '../../store/webhook-deliveries.ts'
import { loggedCase, type ReadCase } from '../logged-case.ts'
import { isTooOld, nextAttemptAt } from '../notices/back-off.ts'
import { casePayload } from './payload.ts'
import { NotAnswered, type Post } from './post.ts'

export type TellSystemsDependencies = {
  store: Pick<Store, 'outbox' | 'webhooks'>
  readCase: ReadCase
  /** The registry of this moment; throws when it cannot be reached. */
  registry: () => Promise<Registry>
  post: Post
  /** By which the subscribers' secrets are sealed. */
  keys: SealingKeys
  localTime: LocalTime
  now: () => Instant
  /** Told of an error that is not the receiver's: the message waits and is tried again, but somebody should know why. `about`: the message or its subscription. */
  unforeseen(error: unknown, about: string): void
}

/**
 * Tells subscribed systems what is due, all taken messages at once, and does not wait for a slow one. Safe to repeat and to run beside another: a
 * message that arrives twice has the same `webhook-id` and says the same. Answers whether anything arrived, so that more may be due.
 */
export const createTellSystems = (dependencies: TellSystemsDependencies) => {
  const { store, readCase, registry, post, keys, localTime, now, unforeseen } = dependencies

  const attempt = async (delivery: Delivery, known: Registry, signal: AbortSignal): Promise<Attempt> => {
    const webhook = await store.webhooks.one(delivery.subscription)
    if (!webhook || webhook.offSince !== null) return { kind: 'failed', reason: 'switched off' }
    const on = localTime.dateOf(now())
    if (known.issuer(webhook.system, on) === undefined) return { kind: 'off', because: 'unregistered' }
    const payload = await payloadOf(delivery, webhook.system, known)
    if (typeof payload === 'string') return { kind: 'failed', reason: payload }
    const text = JSON.stringify(payload)
    const signedAt = new Date(now())
    const signatures = (await store.webhooks.secretsOf(keys, webhook.id)).map(secret =>
      new Webhook(secret).sign(delivery.noticeId, signedAt, text),
    )
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Kelisu',
      'webhook-id': delivery.noticeId,
      'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    }
    const status = await post(webhook.address, headers, text, signal)
    if (status >= 200 && status < 300) return { kind: 'sent' }
    if (status === 410) return { kind: 'off', because: 'gone' }
    return { kind: 'delayed', reason: `HTTP ${status}`, answered: true }
  }

  /** What is said, or why nothing is: the table of access may have changed since the event. */
  const payloadOf = async (
    { kind, caseId, seq, createdAt, subscription }: Delivery,
    system: string,
    known: Registry,
  ): Promise<WebhookPayload | string> => {
    if (kind === testKind) return { type: kind, timestamp: createdAt, data: { webhook: subscription } }
    if (!isTold(kind)) return `unknown event ${kind}`
    const rows = await readCase(caseId)
    const then = loggedCase(rows.filter(row => row.seq <= seq))
    const today = loggedCase(rows)
    const event = then?.event(seq)
    if (!then || !today || !event) return `no event ${seq} in the log`
    const parties = partiesOf(today.summary, null)
    const access = accessTo({ kind: 'system', system }, parties, known, localTime.dateOf(now()))
    const isVisible = access !== undefined && visibleEvents(access, [{ seq, event }]).length > 0
    if (!isVisible) return 'its system may not see it'
    return casePayload(kind, event.at, then.summary)
  }

  const settle = async (delivery: Delivery, known: Registry, signal: AbortSignal): Promise<boolean> => {
    const { noticeId, subscription } = delivery
    const answer = await attempt(delivery, known, signal).catch((error: unknown): Attempt => {
      if (error instanceof NotAnswered) return { kind: 'delayed', reason: error.message, answered: false }
      unforeseen(error, noticeId)
      return { kind: 'delayed', reason: error instanceof Error ? error.name : 'unknown error', answered: true }
    })
    if (answer.kind === 'sent') await store.outbox.markSent(noticeId)
    else if (answer.kind === 'off') await store.webhooks.switchOff(subscription, answer.because)
    else if (answer.kind === 'failed') await store.outbox.markFailed(noticeId, answer.reason)
    // Not the receiver's doing, so it does not count against it.
    else if (signal.aborted) await store.outbox.markRetry(noticeId, 'the worker stopped', now())
    else if (isTooOld(delivery, now())) await store.outbox.markFailed(noticeId, answer.reason)
    else {
      const again = nextAttemptAt(delivery, now())
      await store.outbox.markRetry(noticeId, answer.reason, again)
      if (!answer.answered) await store.webhooks.holdBack(subscription, again)
    }
    return answer.kind === 'sent'
  }

  /** Subscriptions that are being told something; until that has ended they get nothing more. */
  const underWay = new Set<string>()

  return async (signal: AbortSignal): Promise<boolean> => {
    // Before anything is taken: while the registry is away, messages wait in the outbox.
    const known = await registry()
    const claimed = await store.webhooks.claimDeliveries({ except: [...underWay] })
    let anyArrived = false
    const told = [...Map.groupBy(claimed, ({ subscription }) => subscription)].map(async ([subscription, messages]) => {
      underWay.add(subscription)
      try {
        const arrived = await Promise.all(messages.map(message => settle(message, known, signal)))
        anyArrived ||= arrived.includes(true)
      } catch (error) {
        // Of who is slow nobody would else learn it: below, nothing waits for him.
        unforeseen(error, subscription)
        throw error
      } finally {
        underWay.delete(subscription)
      }
    })
    // Who is slow is told on, and the others need not wait for it. What fails later comes back when its claim ends.
    await Promise.race([Promise.all(told), after(patienceMs, undefined, { ref: false })])
    return anyArrived
  }
}

const patienceMs = 1_000

/** `answered`: the receiver is there, so others may reach it. */
type Attempt =
  | { kind: 'sent' }
  | { kind: 'failed'; reason: string }
  | { kind: 'delayed'; reason: string; answered: boolean }
  | { kind: 'off'; because: 'gone' | 'unregistered' }

const isTold = (kind: string): kind is WebhookEvent => Object.hasOwn(webhookEvents, kind)
