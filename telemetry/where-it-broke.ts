/** Where an error arose. Never its message, nor what it carries: both may quote what a sender wrote. */
export const whereItBroke = (error: unknown): object =>
  error instanceof Error
    ? {
        reason: error.name,
        cause: error.cause instanceof Error ? error.cause.name : undefined,
        stack: (error.stack ?? '')
          .split('\n')
          .filter(line => line.startsWith('    at '))
          .slice(0, 12),
      }
    : { reason: typeof error }
