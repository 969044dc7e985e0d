import { defineConfig } from 'vitest/config'

/** `npm run histories`: runs the scenarios on the real server and adds the histories that are not there yet. */
export default defineConfig({
  test: {
    include: ['test/histories/make.ts'],
    globalSetup: './test/setup/global.ts',
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
