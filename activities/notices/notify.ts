import type { Instant, LocalTime } from '../../domain/calendar/dates.ts'
import { type LoggedCase, loggedCase, type ReadCase } from '../logged-case.ts'
import { isTooOld, nextAttemptAt } from './back-off.ts'
import { type Letter, letterOf } from './letter.ts'
import { MailDelayed, MailRefused, type MailSender } from './mail.ts'
import { nextStep } from './next-step.ts'
import { type Directory, type Recipient, recipientsOf } from './recipients.ts'
import { type EventOfNotice, type NoticeKind, noticeTable, type Role, roles } from './table.ts'
import { type NoticeFacts, templates, type Words } from './templates.ts'

/** A notice taken for sending. */
export type ClaimedNotice = {
  noticeId: string
  caseId: string
  seq: number
  kind: string
  role: string
  attempts: number
  firstAttemptAt: Instant | null
}

/** What is asked of the outbox: the store's, bound to its database. */
export type Outbox = {
  /** A taken notice is not given to anybody else for two minutes; a dead sender's comes back by itself. */
  claimDue(options: { limit: number; now: Instant }): Promise<ClaimedNotice[]>
  markSent(noticeId: string, options: { recipients: string[] }): Promise<void>
  markRetry(noticeId: string, error: string, nextAttemptAt: Instant): Promise<void>
  markFailed(noticeId: string, error: string): Promise<void>
  giveBack(noticeId: string): Promise<void>
}

export type NotifyDependencies = {
  outbox: Outbox
  readCase: ReadCase
  /** The registry of this moment; throws when it cannot be reached. */
  registry: () => Promise<Directory>
  mail: MailSender
  /** Where Temporal UI is, for the people of the approving body. */
  uiUrl: string
  namespace?: string
  localTime: LocalTime
  now: () => Instant
  /** Told of an error that is no answer of the mail server: the notice waits and is tried again, but somebody should know why. */
  unforeseen(error: unknown, noticeId: string): void
}

/** `failed` will not be tried again by itself: each becomes an event of its case. */
export type SendReport = {
  sent: number
  retried: number
  failed: { caseId: string; noticeId: string; reason: string }[]
}

/** Who is told while notices are sent. */
export type Watching = {
  /** Called before each mail, so that a worker that died is noticed. */
  heartbeat(): void
  /** Aborted when the worker stops: one mail may still end, and what is left is given back. */
  signal: AbortSignal
  /** A notice will not reach its reader. */
  noticeFailed(failure: SendReport['failed'][number]): Promise<void>
}

/**
 * Sends what is due. Safe to repeat and to run beside another: a notice is taken by one sender at a time, and a mail that
 * leaves twice has the same Message-ID. One that cannot leave does not keep the others.
 */
export const createNotify = (dependencies: NotifyDependencies) => {
  const { outbox, readCase, registry, now, localTime, unforeseen } = dependencies
  // Whom a notice has reached that has others still to reach; lost with the process, a second copy then has the same Message-ID.
  const reached = new Map<string, Set<string>>()

  const settle = async (notice: ClaimedNotice, known: Known, report: SendReport, watching: Watching): Promise<void> => {
    const { noticeId, caseId } = notice
    const served = reached.get(noticeId) ?? new Set<string>()
    const again = async (reason: string): Promise<void> => {
      reached.set(noticeId, served)
      await outbox.markRetry(noticeId, reason, nextAttemptAt(notice, now()))
      report.retried += 1
    }
    const answer = watching.signal.aborted
      ? stopped
      : await attempt(notice, known, served, watching).catch((error: unknown) => {
          unforeseen(error, noticeId)
          return delayed(nameOf(error))
        })
    if (answer.kind === 'stopped') {
      // Where only the turn ends, this process goes on and must know whom the notice has reached.
      reached.set(noticeId, served)
      return await outbox.giveBack(noticeId)
    }
    if (answer.kind === 'sent') {
      await outbox.markSent(noticeId, { recipients: [...served] })
      report.sent += 1
    } else if (answer.kind === 'delayed' && !isTooOld(notice, now())) {
      return await again(answer.reason)
    } else {
      const failure = { caseId, noticeId, reason: answer.reason }
      try {
        // First the case, then the row: who dies between the two says it twice, never not at all.
        await watching.noticeFailed(failure)
      } catch (error) {
        // One case that takes no signal must not keep the notices of all others.
        unforeseen(error, noticeId)
        return await again(`${answer.reason}; its case was not told: ${nameOf(error)}`)
      }
      await outbox.markFailed(noticeId, answer.reason)
      report.failed.push(failure)
    }
    reached.delete(noticeId)
  }

  const attempt = async (
    notice: ClaimedNotice,
    { directory, caseOf }: Known,
    served: Set<string>,
    { heartbeat, signal }: Watching,
  ): Promise<Attempt> => {
    const { kind, role } = notice
    if (!isKind(kind) || !isRole(role)) return failed(`unknown notice ${kind} for ${role}`)
    const told = await caseOf(notice.caseId)
    const event = told?.event(notice.seq)
    if (!told || !event) return failed(`no event ${notice.seq} in the log`)
    const on = localTime.dateOf(now())
    const { recipients, nobody } = recipientsOf(kind, role, { ...told, event }, on, directory)
    if (nobody) return failed(`nobody holds the role ${role}`)

    const refusals: string[] = []
    const delays: string[] = []
    for (const recipient of recipients) {
      if (served.has(recipient.person)) continue
      if (recipient.email === null) {
        refusals.push(`${recipient.person}: no address`)
        continue
      }
      if (signal.aborted) return stopped
      heartbeat()
      try {
        await dependencies.mail.send({
          ...noticeLetter(kind, role, notice.seq, told, recipient, { ...dependencies, directory }),
          id: `${notice.noticeId}/${recipient.person}`,
          thread: notice.caseId,
          to: recipient.email,
        })
        served.add(recipient.person)
      } catch (error) {
        // What the server answered stands in the outbox's row.
        if (error instanceof MailRefused) refusals.push(`${recipient.person}: ${error.message}`)
        else if (error instanceof MailDelayed) delays.push(`${recipient.person}: ${error.message}`)
        else {
          unforeseen(error, notice.noticeId)
          delays.push(`${recipient.person}: ${nameOf(error)}`)
        }
      }
    }
    if (delays.length > 0) return delayed([...delays, ...refusals].join('; '))
    return refusals.length > 0 ? failed(refusals.join('; ')) : { kind: 'sent' }
  }

  return {
    sendDue: async (limit: number, watching: Watching): Promise<SendReport> => {
      // Before anything is taken: while the registry is away, notices wait in the outbox.
      const directory = await registry()
      const report: SendReport = { sent: 0, retried: 0, failed: [] }
      const claimed = await outbox.claimDue({ limit, now: now() })
      const caseOf = readingOnce(readCase)
      for (const notice of claimed) await settle(notice, { directory, caseOf }, report, watching)
      return report
    },
  }
}

/** What a batch of notices is told from. */
type Known = { directory: Directory; caseOf(caseId: string): Promise<LoggedCase | undefined> }

/** Two notices of a case in one batch read its log once; it held all their events before the first was taken. */
const readingOnce = (readCase: ReadCase): Known['caseOf'] => {
  const read = new Map<string, Promise<LoggedCase | undefined>>()
  return caseId => {
    const told = read.get(caseId) ?? readCase(caseId).then(loggedCase)
    read.set(caseId, told)
    return told
  }
}

type LetterContext = Pick<NotifyDependencies, 'uiUrl' | 'namespace' | 'localTime'> & { directory: Directory }

/**
 * The mail for one person. Requesting bodies, and supervisors by a granted role, get no link to Temporal UI: it shows what is not for them.
 */
export const noticeLetter = (
  kind: NoticeKind,
  role: Role,
  seq: number,
  told: LoggedCase,
  recipient: Recipient,
  { uiUrl, namespace = 'default', localTime, directory }: LetterContext,
): Letter => {
  const { summary, request, receipt, lacking } = told
  const nameOfBody = (id: string) =>
    (directory.body(id, summary.sentOn) ?? directory.standing(id, summary.sentOn))?.name ?? { kk: id, ru: id }
  const card = { summary, request, receipt, nameOf: nameOfBody, localTime }
  const event = told.event(seq) as EventOfNotice<NoticeKind>
  const write = templates[kind] as (facts: NoticeFacts<NoticeKind>) => Words
  const outside = role === 'requester' || role === 'addressee' || (role === 'supervisor' && recipient.position === null)
  const link = outside ? undefined : caseLink(uiUrl, namespace, summary.caseId)
  const first = directory.person(recipient.person)?.language ?? 'kk'
  return letterOf(write({ ...card, role, event }), card, nextStep(role, recipient, summary, lacking), { link, first })
}

/** The case in Temporal UI. */
const caseLink = (uiUrl: string, namespace: string, caseId: string): string =>
  `${uiUrl.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(caseId)}`

type Attempt =
  | { kind: 'sent' }
  | { kind: 'stopped' }
  | { kind: 'delayed'; reason: string }
  | { kind: 'failed'; reason: string }

const stopped: Attempt = { kind: 'stopped' }

const failed = (reason: string): Attempt => ({ kind: 'failed', reason })
const delayed = (reason: string): { kind: 'delayed'; reason: string } => ({ kind: 'delayed', reason })

const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeTable, kind)
const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** An unforeseen error's message may hold an address or a name: only its kind is kept. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error')
