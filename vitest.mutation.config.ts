import { defineConfig } from 'vitest/config'

/** The pure tests that mutation testing runs for each change of a rule: those of the domain, no server, no process. */
export default defineConfig({
  test: {
    include: ['domain/{calendar,deadlines,routing,authority,access}/**/*.unit.test.ts'],
    // One worker for a mutant, not one for each file: the runner takes a new one for the next mutant anyway.
    isolate: false,
    setupFiles: './test/setup/same-cases.ts',
    // Instrumented code on a busy machine is slow, and a time-out must not count as a mutant found.
    testTimeout: 60_000,
  },
})
