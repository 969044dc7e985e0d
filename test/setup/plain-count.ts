import { writeSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Ends the run with the plain line `N passed, N failed`. A file that does not load has no tests and counts as one failure,
 * an error outside any test too. Skipped tests count as neither.
 */
export default class PlainCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0
    let failed = errors.length
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        if (state === 'failed') failedHere += 1
      }
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere
    }
    // On exit and synchronously: whatever the global tear-down or another reporter prints comes before.
    process.once('exit', () => writeSync(1, `${passed} passed, ${failed} failed\n`))
  }
}
