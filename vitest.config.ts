import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const everywhere = ['node_modules/**', '.kelisu/**', '.vitest/**', 'dist/**']

// Test processes are killed at the end, so what they leave in temporary folders is removed with the run's own.
// Not for this process, which looks in the usual one for the servers of runs that were killed (test/setup/global.ts).
const temporary = mkdtempSync(join(tmpdir(), 'kelisu-tests-'))
const env = { TMPDIR: temporary }
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }))

/** Two projects, so that pure tests run without any server: `npx vitest run --project unit`. */
export default defineConfig({
  test: {
    // Two more than cores: most server tests wait for a timer or for another process.
    maxWorkers: 4,
    // Both cores are busy: threads that help to collect garbage would only take turns with the tests.
    execArgv: ['--single-threaded-gc'],
    // No file leaves anything behind in its process, and loading the SDK anew for each costs a fifth of the run.
    isolate: false,
    reporters: ['default', './test/setup/plain-count.ts'],
    projects: [
      // The limit only ends what hangs: a busy machine is no fault of a test.
      { test: { name: 'unit', env, include: ['**/*.unit.test.ts'], exclude: everywhere, testTimeout: 30_000 } },
      {
        test: {
          name: 'servers',
          env,
          include: ['**/*.{int,flow,e2e}.test.ts'],
          exclude: everywhere,
          globalSetup: './test/setup/global.ts',
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
