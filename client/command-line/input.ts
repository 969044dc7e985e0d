import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Code } from '../../domain/regulation/codes.ts'
import { Refused } from './refused.ts'
import { unreadable } from './usage-error.ts'

/** The JSON document in a file, or on standard input for `-`. Throws UsageError without such a file, Refused for what is no JSON. */
export const readJson = async (file: string, malformed: Code): Promise<unknown> => {
  const content = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: Error) => {
    throw unreadable(file, error)
  })
  try {
    // Windows editors begin a file with a byte order mark, which JSON does not know.
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = (error as Error).message
    const message = {
      kk: `${file === '-' ? 'Стандартты енгізу' : file} JSON емес: ${why}`,
      ru: `${file === '-' ? 'Стандартный ввод' : file} – не JSON: ${why}`,
      en: `${file === '-' ? 'Standard input' : file} is not JSON: ${why}`,
    }
    throw new Refused({ code: malformed, citation: 'design', message })
  }
}
