import { clockSkewSeconds } from '../../client/library/credential.ts'
import type { Authority, Judged, PaperDecision } from '../../domain/approval/commands.ts'
import { receivedMoment } from '../../domain/approval/received-moment.ts'
import { mayAct } from '../../domain/authority/may-act.ts'
import { type DecidingAuthority, mayDecide } from '../../domain/authority/may-decide.ts'
import { isRefusal } from '../../domain/authority/refusal.ts'
import { instantOf, millisecondsOf } from '../../domain/calendar/dates.ts'
import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { regulationEditionOn } from '../../domain/regulation/editions.ts'
import type { ParsedPayload } from '../../schemas/messages.ts'
import { approverOn, type ContentOf, type Context, inFuture, matterOf } from './command-context.ts'
import { mayVouchFor, personActing } from './sender.ts'

/**
 * Parts 8-10: who decides is proved at the instant of the decision; a paper's is its signing date. A body can judge a paper's lateness
 * by its registration (reading `paperDecisionDate`); whether its signer could sign is still asked of the day on which he did.
 */
export const decisionContent = (
  payload: ParsedPayload<'decide'>,
  context: Context,
): ContentOf<'decide'> | Rejection => {
  const { facts, sender, preparation } = context
  const { registry, localTime } = preparation
  const { paper, withoutProposal, ...rest } = payload
  if (paper) {
    const future = inFuture('paper.signedOn', paper.signedOn, context)
    if (future) return future
    const { signedOn } = paper
    const received = facts.receipt && localTime.dateOf(receivedMoment(facts.receipt, facts.readings ?? {}))
    if (received && signedOn < received)
      return reject('SIGNED_BEFORE_RECEIPT', { field: 'paper.signedOn', signedOn, receivedOn: received })
  }
  const early = signedBeforeProposal(paper, context)
  if (early && !(withoutProposal && facts.readings?.decisionBeforeProposal === 'withReason')) return early
  const signed: Judged = paper ? { at: localTime.startOf(paper.signedOn), by: 'paperSigning' } : sender.judged
  const judged = facts.readings?.paperDecisionDate === 'registration' ? sender.judged : signed
  const on = localTime.dateOf(signed.at)
  const approver = approverOn(on, context)
  const authority = mayDecide(sender.actor, approver, { on, ...matterOf(on, context) }, registry)
  if (isRefusal(authority)) return authority
  const revoked = revokedSince(authority, approver, context)
  if (revoked) return revoked
  if (!mayVouchFor(sender, approver, on, preparation))
    return reject('ISSUER_NOT_ALLOWED', { action: 'decide', issuer: sender.issuer ?? '', body: approver })
  const acting = authority.basis === 'actingHead' || (authority.basis === 'delegation' && !!authority.substitute)
  const by = personActing(sender.actor, approver, { position: authority.position, acting }, sender.issuer)
  const registered = paper && registeredPaper(paper, approver, context)
  if (registered && 'code' in registered) return registered
  // Reading `editionDate`: read as `decision`, the day of the decision picks the edition.
  const editions =
    facts.readings?.editionDate === 'decision'
      ? { editions: { ...facts.editions, regulation: regulationEditionOn(localTime.dateOf(judged.at)) } }
      : {}
  const kept = registered ? { paper: registered } : {}
  // Why it came before any proposal is said only of one that did.
  const reason = withoutProposal && (early || !facts.proposedAt) ? { withoutProposal } : {}
  return { ...rest, ...reason, ...kept, judged, authority: authorityOf(authority), by, ...editions }
}

/** Part 7 puts the review first: whether the decision was signed before the proposal that stands. Clocks may differ by a minute. */
const signedBeforeProposal = (
  paper: ParsedPayload<'decide'>['paper'],
  { facts: { proposedAt }, sender: { judged }, preparation: { localTime } }: Context,
): Rejection | undefined => {
  if (!proposedAt) return undefined
  const [signed, proposed] = paper
    ? [paper.signedOn, localTime.dateOf(proposedAt)]
    : [judged.at, instantOf(millisecondsOf(proposedAt) - clockSkewSeconds * 1000)]
  return signed < proposed
    ? reject('SIGNED_BEFORE_PROPOSAL', {
        ...(paper ? { field: 'paper.signedOn' } : {}),
        signedOn: paper?.signedOn ?? localTime.dateOf(judged.at),
        proposedOn: localTime.dateOf(proposedAt),
      })
    : undefined
}

/** Who is vested no more decides nothing, not even by a paper of an earlier day, whose only witness he is himself (docs/decisions/0012). */
const revokedSince = (
  authority: DecidingAuthority,
  body: string,
  { sender, preparation: { registry, localTime } }: Context,
): Rejection | undefined => {
  if (authority.basis !== 'delegation') return undefined
  const act = registry.delegationsOf(body).find(({ id }) => id === authority.act.id)
  const today = localTime.dateOf(sender.judged.at)
  return act?.revokedOn !== undefined && act.revokedOn <= today
    ? reject('DELEGATION_NOT_IN_FORCE', {
        person: sender.actor,
        body,
        on: today,
        act: act.id,
        number: act.number,
        date: act.date,
        revokedOn: act.revokedOn,
      })
    : undefined
}

/** APPC 44(1): who registers sits in the records service of the approving body. Where nobody else is named, the sender has registered it. */
const registeredPaper = (
  paper: PaperDecision,
  approver: string,
  { facts, sender, preparation }: Context,
): PaperDecision | Rejection => {
  const { registry, localTime } = preparation
  const { registeredBy = sender.actor } = paper
  if (registeredBy === sender.actor) return { ...paper, registeredBy }
  const parties = { requester: facts.request.requester, approver }
  const answer = mayAct('registerReceipt', registeredBy, parties, localTime.dateOf(sender.judged.at), registry)
  return isRefusal(answer)
    ? reject(answer.code, { ...answer.facts, field: 'paper.registeredBy' }, answer.citation)
    : { ...paper, registeredBy }
}

const authorityOf = (authority: DecidingAuthority): Authority => {
  const { basis, position } = authority
  if (authority.basis === 'delegation') {
    const { act, substitute } = authority
    return { basis, position, act, ...(substitute ? { substitute } : {}) }
  }
  return { basis, position, ...(authority.basis === 'actingHead' ? { act: authority.order } : {}) }
}
