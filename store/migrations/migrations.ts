import type { Migration } from 'kysely/migration'
import { up as caseLog } from './0001-case-log.ts'
import { up as outbox } from './0002-outbox.ts'
import { up as registry } from './0003-registry.ts'
import { up as calendarEditions } from './0004-calendar-editions.ts'
import { up as recompute } from './0005-recompute.ts'
import { up as readings } from './0006-readings.ts'
import { up as access } from './0007-access.ts'
import { up as webhooks } from './0008-webhooks.ts'
import { up as loginSessions } from './0009-login-sessions.ts'
import { up as api } from './0010-api.ts'
import { up as documents } from './0011-documents.ts'
import { up as entriesAndSessions } from './0012-entries-and-sessions.ts'
import { up as listReadings } from './0013-list-readings.ts'
import { up as registryLoads } from './0014-registry-loads.ts'
import { up as commandsByCaller } from './0015-commands-by-caller.ts'
import { up as commandsSent } from './0016-commands-sent.ts'

/** Every migration by name, in order. Only ever added to: a released one is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-case-log': { up: caseLog },
  '0002-outbox': { up: outbox },
  '0003-registry': { up: registry },
  '0004-calendar-editions': { up: calendarEditions },
  '0005-recompute': { up: recompute },
  '0006-readings': { up: readings },
  '0007-access': { up: access },
  '0008-webhooks': { up: webhooks },
  '0009-login-sessions': { up: loginSessions },
  '0010-api': { up: api },
  '0011-documents': { up: documents },
  '0012-entries-and-sessions': { up: entriesAndSessions },
  '0013-list-readings': { up: listReadings },
  '0014-registry-loads': { up: registryLoads },
  '0015-commands-by-caller': { up: commandsByCaller },
  '0016-commands-sent': { up: commandsSent },
}
