import type { Text } from '../../domain/texts/languages.ts'

/** The command was written wrongly: exit code 2, nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly said: Text

  constructor(said: Text) {
    super(said.en)
    this.said = said
  }
}

/** The file cannot be read: its name was probably mistyped. */
export const unreadable = (file: string, { message }: Error): UsageError =>
  new UsageError({
    kk: `${file} оқылмады: ${message}`,
    ru: `${file} не читается: ${message}`,
    en: `${file} cannot be read: ${message}`,
  })
