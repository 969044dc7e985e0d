import type { Connection } from '@temporalio/client'
import { replayDiffering, searchAttributes } from '../workflows/search-attributes.ts'

/**
 * Registers the search attributes of a case, and that of the replay, in the namespace; safe to repeat. Must be done before a worker polls:
 * an unregistered attribute fails the workflow task.
 */
export const registerSearchAttributes = async (connection: Connection, namespace: string): Promise<void> => {
  const { operatorService } = connection
  const known = await operatorService.listSearchAttributes({ namespace })
  const missing = [...Object.values(searchAttributes), replayDiffering].filter(
    ({ name }) => !(name in (known.customAttributes ?? {})),
  )
  if (missing.length === 0) return
  await operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, indexedValueType[type]])),
  })
}

/** The server's numbers of the attribute types (temporal.api.enums.v1.IndexedValueType). */
const indexedValueType = { TEXT: 1, KEYWORD: 2, INT: 3, DOUBLE: 4, BOOL: 5, DATETIME: 6, KEYWORD_LIST: 7 } as const
