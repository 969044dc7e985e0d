import { Context } from '@temporalio/activity'
import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import type { Logger } from 'pino'
import type { Activities, Notify } from '../activities/activities.ts'
import { createDeliver } from '../activities/notices/deliver.ts'
import { createMailSender } from '../activities/notices/mail.ts'
import { createMailDelivery } from '../activities/notices/mail-delivery.ts'
import { createNotify, type Watching } from '../activities/notices/notify.ts'
import { createSending, type Lane } from '../activities/notices/sending.ts'
import { createPrepare } from '../activities/prepare/prepare.ts'
import { createRecomputePage, type RecomputePage } from '../activities/recompute/recompute-page.ts'
import { sendRecompute } from '../activities/recompute/send-recompute.ts'
import { createRecord } from '../activities/record.ts'
import type { ReplayActivities } from '../activities/replay/activities.ts'
import { createReplayPage } from '../activities/replay/replay-page.ts'
import { replaySources } from '../activities/replay/sources.ts'
import { createTellAdministrator } from '../activities/replay/tell-administrator.ts'
import { createPost } from '../activities/webhooks/post.ts'
import { createTellSystems } from '../activities/webhooks/tell-systems.ts'
import { kelisuClient, type Signer } from '../client/library/client.ts'
import { instantOf } from '../domain/calendar/dates.ts'
import { reject } from '../domain/regulation/codes.ts'
import { almaty } from '../local-time/almaty.ts'
import type { WebhookSettings } from '../settings/webhooks.ts'
import { openDatabase } from '../store/database.ts'
import { watchOutbox } from '../store/outbox-watch.ts'
import { createStore } from '../store/store.ts'
import { whereItBroke } from '../telemetry/where-it-broke.ts'

export type ActivitySettings = {
  databaseUrl: string
  poolSize?: number
  smtpUrl: string
  mailFrom: string
  /** As many as the server takes, if not given. */
  mailsPerSecond?: number
  /** Who is told when a case differs from its log. */
  adminMail?: string
  /** Where Temporal UI is, for the links in mails. */
  uiUrl: string
  allowUnsigned: boolean
  /** Without them no system is told anything; what waits for one goes on waiting. */
  webhooks?: WebhookSettings
  /** By which the deployment signs its own commands; its issuer acts for the whole deployment. */
  signer?: Signer
  client: Client
  logger?: Logger
}

const turnMs = 600_000

const mailsAtOnce = 20

/** How long one case may keep the others of its page waiting. */
const answerLimitMs = 6_000

/**
 * The activities with real things behind their ports; the only place that builds them. `stopSending` when a worker is about to stop,
 * so that it need not wait for the turn of the loop of notices; `close` when no worker uses them any more.
 */
export const createActivities = (
  settings: ActivitySettings,
): {
  activities: Activities & { notify: Notify; recomputePage: RecomputePage } & ReplayActivities
  stopSending(): void
  close(): Promise<void>
} => {
  const { databaseUrl, poolSize = 10, client, logger } = settings
  const db = openDatabase(databaseUrl, { poolSize })
  const store = createStore(db)
  const mail = createMailSender({
    url: settings.smtpUrl,
    from: settings.mailFrom,
    ...(settings.mailsPerSecond === undefined ? {} : { perSecond: settings.mailsPerSecond }),
  })
  const clock = () => instantOf(Date.now())
  const shared = { registry: () => store.registry.snapshot(), readCase: store.caseLog.read, localTime: almaty }
  const unforeseen = (error: unknown, about: string) =>
    logger?.error({ about, ...whereItBroke(error) }, 'a notice could not be told and is tried again')
  const { namespace } = client.options
  const stopping = new AbortController()
  /** The running activity: how it says that it lives, and when it is to end, also because its worker stops. */
  const untilStopped = () => {
    const { cancellationSignal, heartbeat } = Context.current()
    return { signal: AbortSignal.any([cancellationSignal, stopping.signal]), heartbeat: () => heartbeat() }
  }

  const prepare = createPrepare({
    ...shared,
    openedBy: async caseId => (await store.caseLog.opened(caseId))?.runId ?? null,
    inForce: store.inForce,
    allowUnsigned: settings.allowUnsigned,
    clock,
  })
  const record = createRecord({
    store,
    localTime: almaty,
    alarm: ({ code, message, facts }) => logger?.error({ code, ...facts }, message),
  })
  const deliver = createDeliver({ ...shared, channel: createMailDelivery({ mail, localTime: almaty, now: clock }) })
  const { sendDue } = createNotify({
    ...shared,
    // By the database's clock, which also says when a notice is due.
    outbox: { ...store.outbox, claimDue: ({ limit }) => store.outbox.claimDue({ limit }) },
    mail,
    uiUrl: settings.uiUrl,
    namespace,
    now: clock,
    unforeseen,
  })
  const noticeFailed: Watching['noticeFailed'] = async ({ caseId, noticeId, reason }) => {
    try {
      await client.workflow.getHandle(caseId).signal('noticeFailed', { notice: noticeId, reason })
    } catch (error) {
      // A closed case takes no more events; the outbox row says what failed.
      if (!(error instanceof WorkflowNotFoundError)) throw error
    }
  }
  const webhookLane = ({ allowedOrigins, ca, ...keys }: WebhookSettings): Lane => {
    const post = createPost({ allowedOrigins, ...(ca === undefined ? {} : { ca }) })
    const tellSystems = createTellSystems({ ...shared, store, post, keys, now: clock, unforeseen })
    return {
      sendDue: (_, signal) => tellSystems(signal),
      watchOutbox: () => watchOutbox(databaseUrl, 'webhooks'),
    }
  }
  const notify = createSending({
    lanes: [
      {
        sendDue: async (heartbeat, signal) => {
          const { sent, retried, failed } = await sendDue(mailsAtOnce, { heartbeat, signal, noticeFailed })
          return sent + retried + failed.length === mailsAtOnce
        },
        watchOutbox: () => watchOutbox(databaseUrl, 'mails'),
      },
      ...(settings.webhooks ? [webhookLane(settings.webhooks)] : []),
    ],
    activity: untilStopped,
    turnMs,
  })
  const replayPage = createReplayPage({
    sources: () => replaySources(db, almaty),
    alarm: difference => logger?.error({ code: 'REPLAY_DIFFERS', ...difference }, 'a case differs from its log'),
    alive: () => {
      const { signal, heartbeat } = untilStopped()
      signal.throwIfAborted()
      heartbeat()
    },
  })
  const tellAdministrator = createTellAdministrator({
    mail,
    administrator: settings.adminMail,
    runId: () => Context.current().info.workflowExecution?.runId ?? '',
    alarm: ({ cases, differing }) =>
      logger?.error({ code: 'REPLAY_DIFFERS', cases, differing }, 'the nightly replay found cases that differ'),
  })
  const recomputePage = createRecomputePage({
    ...store.recompute,
    calendarOf: async edition => (await store.inForce()).calendars.ofEdition(edition),
    send: sendRecompute(
      kelisuClient({ client, ...(settings.signer ? { signer: settings.signer } : {}), limitMs: answerLimitMs }),
      `system:${settings.signer?.issuer ?? 'kelisu'}`,
    ),
    mayNotSend: async () => {
      if (!settings.signer) return settings.allowUnsigned ? undefined : reject('CREDENTIAL_MISSING')
      const { issuer } = settings.signer
      const known = (await shared.registry()).issuer(issuer, almaty.dateOf(clock()))
      if (!known) return reject('ISSUER_UNKNOWN', { issuer })
      const actor = `system:${issuer}`
      return known.actsFor === '*' ? undefined : reject('NOT_AUTHORISED', { action: 'recompute', actor })
    },
    activity: () => {
      const { cancellationSignal, heartbeat } = Context.current()
      return { signal: cancellationSignal, heartbeat: () => heartbeat() }
    },
  })
  return {
    activities: { prepare, record, deliver, notify, recomputePage, replayPage, tellAdministrator },
    stopSending: () => stopping.abort(new Error('the worker stops')),
    close: async () => {
      mail.close()
      await db.destroy()
    },
  }
}
