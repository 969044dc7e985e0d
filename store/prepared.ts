import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'

const mark = '/* prepared */'

/** Before a statement of always the same text whose planning costs more than its running: each connection plans it once. */
export const prepared = sql.raw(mark)

/** Lets a connection keep the plans of the statements that are marked as `prepared`. */
export const keepPlans = (client: pg.ClientBase): void => {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const named = (text: string, values: unknown) => ({ name: hash('sha256', text, 'base64url'), text, values })
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && text.startsWith(mark)
      ? query(named(text, values), ...rest)
      : query(text, values, ...rest)) as typeof client.query
}
