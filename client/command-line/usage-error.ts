/** The command was written wrongly: exit code 2, nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
