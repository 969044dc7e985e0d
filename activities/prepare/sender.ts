import type { JWK } from 'jose'
import { type Action, systemRelation } from '../../domain/access/table.ts'
import type { Actor, Judged } from '../../domain/approval/commands.ts'
import { type ActingAs, type CaseParties, mayAct } from '../../domain/authority/may-act.ts'
import { isRefusal } from '../../domain/authority/refusal.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { type Instant, type IsoDate, instantOf, type LocalTime, millisecondsOf } from '../../domain/calendar/dates.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { verifyCredential } from '../credentials.ts'

/** Who sent a message, before it is known what they may do. */
export type Sender = {
  /** A person's id, or `system:<issuer>`. */
  actor: string
  /** Undefined where the message is unsigned: then everything about it is only claimed. */
  issuer?: string
  judged: Judged
}

type Sent = { caseId: string; name: string; commandId: string; actor?: string; payload: unknown; credential?: string }

export type SenderPolicy = {
  /** Only on a developer's machine and in tests; production refuses to start with it. */
  allowUnsigned: boolean
  /** The wall clock. */
  clock: () => Instant
}

/** Proves who sent a message and when, by its credential. `at` is the workflow's clock. Refuses with CREDENTIAL_* or ISSUER_UNKNOWN. */
export const senderOf = async (
  sent: Sent,
  at: Instant,
  registry: Registry,
  localTime: LocalTime,
  { allowUnsigned, clock }: SenderPolicy,
): Promise<Sender | Rejection> => {
  if (sent.credential === undefined) {
    if (!allowUnsigned) return reject('CREDENTIAL_MISSING')
    return { actor: sent.actor ?? '', judged: { at, by: 'workflow' } }
  }
  // A case moved forward in a demo lives ahead of the clock that signs; its signatures move with it. Never in production.
  const ahead = allowUnsigned ? Math.max(0, millisecondsOf(at) - millisecondsOf(clock()) - 60_000) : 0
  const signingClock = instantOf(millisecondsOf(at) - ahead)
  const verified = await verifyCredential(sent.credential, {
    ...sent,
    at: signingClock,
    issuerKeys: id => registry.issuer(id, localTime.dateOf(signingClock))?.publicKey as JWK | undefined,
  })
  if ('code' in verified) return verified
  return {
    actor: verified.actor,
    issuer: verified.issuer,
    judged: { at: instantOf(millisecondsOf(verified.time) + ahead), by: 'credential' },
  }
}

/** As whom the sender does this in the case, or why not. A registered system speaks only for the body it acts for. */
export const actorFor = (
  action: Action,
  sender: Sender,
  parties: CaseParties,
  registry: Registry,
  localTime: LocalTime,
): Actor | Rejection => {
  const { actor, issuer, judged } = sender
  const on = localTime.dateOf(judged.at)
  if (actor.startsWith('system:')) {
    // What its own body's records service or intake does, and no person need do.
    const relation = systemRelation(action)
    const body = relation === 'requester' ? parties.requester : parties.approver
    if (relation === undefined) return reject('NOT_AUTHORISED', { action, actor })
    return mayVouchFor(sender, body, on, { registry, localTime })
      ? { system: actor.slice('system:'.length), ...claimed(issuer) }
      : reject('ISSUER_NOT_ALLOWED', { action, issuer: issuer ?? '', body: body ?? '' })
  }
  const answer = mayAct(action, actor, parties, on, registry)
  if (isRefusal(answer)) return answer
  const { body } = answer
  if (!mayVouchFor(sender, body, on, { registry, localTime }))
    return reject('ISSUER_NOT_ALLOWED', { action, issuer: issuer ?? '', body })
  return personActing(actor, body, answer, issuer)
}

/** Whether the sender's issuer speaks for the body, by its registration of the day of sending; `on` is the day whose seat of the body is asked. */
export const mayVouchFor = (
  { issuer, judged }: Sender,
  body: string | undefined,
  on: IsoDate,
  { registry, localTime }: { registry: Registry; localTime: LocalTime },
): boolean => {
  if (issuer === undefined) return true
  const actsFor = registry.issuer(issuer, localTime.dateOf(judged.at))?.actsFor
  return actsFor === '*' || (body !== undefined && (actsFor === body || actsFor === registry.seatOf(body, on)))
}

/** A person as the log keeps him: by position, never by name. */
export const personActing = (
  person: string,
  body: string,
  { position, acting }: Pick<ActingAs, 'position' | 'acting'>,
  issuer: string | undefined,
): Actor => ({ person, body, position, ...(acting ? { acting: true as const } : {}), ...claimed(issuer) })

const claimed = (issuer: string | undefined) => (issuer === undefined ? { claimed: true as const } : {})
