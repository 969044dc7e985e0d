import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Code } from '../../domain/regulation/codes.ts'
import { Refused } from './refused.ts'
import { UsageError } from './usage-error.ts'

/** The JSON document in a file, or on standard input for `-`. Throws UsageError without such a file, Refused for what is no JSON. */
export const readJson = async (file: string, malformed: Code): Promise<unknown> => {
  const content = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  })
  try {
    return JSON.parse(content)
  } catch (error) {
    const message = `${file === '-' ? 'Standard input' : file} is not JSON: ${(error as Error).message}`
    throw new Refused({ code: malformed, citation: 'design', message })
  }
}
