import type { Kysely } from 'kysely'
import * as caseLog from './case-log.ts'
import { inForce } from './in-force.ts'
import { endSession, endSessionsOf, openSession, personOfSession } from './login-sessions.ts'
import { openCasesAfter } from './open-cases.ts'
import * as outbox from './outbox.ts'
import { noteOutcomes, outcomesOf } from './recompute-outcomes.ts'
import { loadRegistry } from './registry.ts'
import { lastRegistrySnapshotOf, registryRecordsOf, registrySnapshotOf } from './registry-snapshot.ts'
import type { Database } from './tables.ts'
import * as deliveries from './webhook-deliveries.ts'
import * as webhooks from './webhooks.ts'

/** What worker, login and webhooks ask of PostgreSQL, bound to one database. */
export const createStore = (db: Kysely<Database>) => ({
  caseLog: {
    append: bind(db, caseLog.append),
    read: bind(db, caseLog.read),
    opened: bind(db, caseLog.opened),
  },
  recompute: {
    openCasesAfter: bind(db, openCasesAfter),
    outcomesOf: bind(db, outcomesOf),
    noteOutcomes: bind(db, noteOutcomes),
  },
  inForce: bind(db, inForce),
  sessions: {
    open: bind(db, openSession),
    personOf: bind(db, personOfSession),
    end: bind(db, endSession),
    endOf: bind(db, endSessionsOf),
  },
  outbox: {
    claimDue: bind(db, outbox.claimDue),
    markSent: bind(db, outbox.markSent),
    markRetry: bind(db, outbox.markRetry),
    markFailed: bind(db, outbox.markFailed),
    giveBack: bind(db, outbox.giveBack),
  },
  webhooks: {
    subscribe: bind(db, webhooks.subscribe),
    all: bind(db, webhooks.webhooks),
    one: bind(db, webhooks.webhookOf),
    change: bind(db, webhooks.changeWebhook),
    switchOff: bind(db, webhooks.switchOff),
    rotateSecret: bind(db, webhooks.rotateSecret),
    secretsOf: bind(db, webhooks.secretsOf),
    sealAnew: bind(db, webhooks.sealAnew),
    claimDeliveries: bind(db, deliveries.claimDeliveries),
    holdBack: bind(db, deliveries.holdBack),
    deliveries: bind(db, deliveries.deliveriesOf),
    resend: bind(db, deliveries.resendDeliveries),
    sendTest: bind(db, deliveries.sendTest),
  },
  registry: {
    load: bind(db, loadRegistry),
    snapshot: bind(db, registrySnapshotOf),
    lastSnapshot: bind(db, lastRegistrySnapshotOf),
    records: bind(db, registryRecordsOf),
  },
})

export type Store = ReturnType<typeof createStore>

const bind =
  <Rest extends unknown[], Result>(db: Kysely<Database>, query: (db: Kysely<Database>, ...rest: Rest) => Result) =>
  (...rest: Rest): Result =>
    query(db, ...rest)
