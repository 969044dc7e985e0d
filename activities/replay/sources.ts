import type { Kysely } from 'kysely'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import type { AnnexTerms } from '../../domain/deadlines/terms.ts'
import { inForce } from '../../store/in-force.ts'
import { registriesAsKnown } from '../../store/registry-as-known.ts'
import { caseIdsAfter, storedCases } from '../../store/stored-cases.ts'
import type { Database } from '../../store/tables.ts'
import { datesUnder } from './dates-under.ts'
import type { StoredCases } from './pages.ts'
import type { ReplayAsks } from './replay-case.ts'

/** Cases and what their replay asks, from one database, for one run. @param terms a draft's, where not those in force. */
export const replaySources = async (
  db: Kysely<Database>,
  localTime: LocalTime,
  terms?: AnnexTerms,
): Promise<StoredCases & ReplayAsks> => ({
  idsAfter: (after, limit) => caseIdsAfter(db, after, limit),
  casesOf: ids => storedCases(db, ids),
  registryAt: await registriesAsKnown(db),
  datesOf: datesUnder((await inForce(db)).calendars.ofEdition, localTime, terms),
})
