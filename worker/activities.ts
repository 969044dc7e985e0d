import type { Client } from '@temporalio/client'
import type { Activities, Notify } from '../activities/activities.ts'
import { createPrepare } from '../activities/prepare/prepare.ts'
import { createRecord } from '../activities/record.ts'
import { instantOf } from '../domain/calendar/dates.ts'
import { calendarOfEdition, newestCalendar } from '../domain/calendar/editions.ts'
import { almaty } from '../local-time/almaty.ts'
import { openDatabase } from '../store/database.ts'
import { createStore } from '../store/store.ts'

export type ActivitySettings = {
  databaseUrl: string
  poolSize?: number
  smtpUrl: string
  mailFrom: string
  uiUrl: string
  allowUnsigned: boolean
  client: Client
}

export const createActivities = (
  settings: ActivitySettings,
): { activities: Activities & { notify: Notify }; close(): Promise<void> } => {
  const db = openDatabase(settings.databaseUrl, { poolSize: settings.poolSize ?? 10 })
  const store = createStore(db)
  const prepare = createPrepare({
    registry: store.registry.snapshot,
    openedBy: async caseId => (await store.caseLog.opened(caseId))?.runId ?? null,
    localTime: almaty,
    calendars: { newest: newestCalendar, ofEdition: calendarOfEdition },
    allowUnsigned: settings.allowUnsigned,
    clock: () => instantOf(Date.now()),
  })
  return {
    activities: {
      prepare,
      record: createRecord({ store, alarm: () => undefined }),
      deliver: async () => ({ how: 'mail' }),
      notify: async () => { await new Promise(r => setTimeout(r, 5000)) },
    },
    close: () => db.destroy(),
  }
}
