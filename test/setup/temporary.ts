import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder of its own; gone with all that the run has left (vitest.config.ts). */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'kelisu-'))

/** A file of its own with this text, or with anything else as JSON. */
export const temporaryFile = (name: string, content: unknown): string => {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return file
}
