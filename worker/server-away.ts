/** A server without which a worker cannot start: what was tried, which setting says so, and what to do. */
export class ServerAway extends Error {
  constructor(server: string, address: string, setting: string, why: string) {
    super(
      `The worker cannot start: ${server} does not answer at ${address} (${why}).\n` +
        `  - ${setting} says where it is: correct it, or start ${server}; then start the worker again.`,
    )
    this.name = 'ServerAway'
  }
}

/** What is asked of a server; a fault is told as `ServerAway`. */
export const reached = <Answer>(
  server: string,
  address: string,
  setting: string,
  ask: () => Promise<Answer>,
): Promise<Answer> =>
  ask().catch((error: Error & { code?: unknown }) => {
    // Of several addresses tried under one name the error has no message of its own.
    throw new ServerAway(server, address, setting, error.message || String(error.code))
  })
