import { defineConfig } from 'vitest/config'

/** The pure tests that mutation testing runs for each change of a rule: those of the domain, no server, no process. */
export default defineConfig({
  test: { include: ['domain/**/*.unit.test.ts', 'local-time/almaty.unit.test.ts'] },
})
