import type { z } from 'zod'

/** One malformed field: its path (`act.finalFormOn`, `attachments.0.sha256`; empty for the whole) and what it must be. */
export type FieldFault = { field: string; message: string }

/** The parsed value, or the malformed fields by their paths, as many as a person can read. Never throws. */
export const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): { ok: true; value: z.output<Schema> } | { ok: false; faults: FieldFault[] } => {
  const result = schema.safeParse(input)
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, faults: result.error.issues.flatMap(faultsOf).slice(0, mostFaults) }
}

// What a sender may write as names of fields has no bound, and what is said of it goes into history and log.
const mostFaults = 50
const longestPath = 200

const faultsOf = (issue: z.core.$ZodIssue): FieldFault[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys
        .slice(0, mostFaults)
        .map(key => ({ field: pathOf([...issue.path, key]), message: 'is not a field of this message' }))
    : [{ field: pathOf(issue.path), message: issue.message }]

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, longestPath)
