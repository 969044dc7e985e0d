import { readFile } from 'node:fs/promises'

/** The version of this code, and the commit it was built from where the build has set KELISU_COMMIT. */
export const codeVersion = async (): Promise<{ version: string; commit: string | null }> => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return { version, commit: process.env.KELISU_COMMIT || null }
}
