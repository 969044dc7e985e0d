import { type Kysely, sql } from 'kysely'
import type { Body } from '../domain/bodies/records.ts'
import type { IsoDate } from '../domain/calendar/dates.ts'
import type { Database } from './tables.ts'

/**
 * Bodies that exist on the day, as known now, by their Kazakh name in the order of the Kazakh alphabet.
 * `text`: a part of the Kazakh or Russian name or of the id, in any case.
 */
export const searchBodies = async (
  db: Kysely<Database>,
  { text = '', on, limit = 50 }: { text?: string; on: IsoDate; limit?: number },
): Promise<Body[]> => {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('registryBody')
    .select('record')
    .where('knownTo', 'is', null)
    .where('validFrom', '<=', on)
    .where(({ eb, or }) => or([eb('validTo', 'is', null), eb('validTo', '>=', on)]))
    .where(sql<boolean>`(name_kk ilike ${pattern} or name_ru ilike ${pattern} or subject ilike ${pattern})`)
    .orderBy(sql`name_kk`)
    .orderBy('subject')
    .limit(limit)
    .execute()
  return rows.map(({ record }) => record as Body)
}
