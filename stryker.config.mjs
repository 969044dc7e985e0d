/** Mutation tests of the rules (`npm run mutate`): what no test notices is listed with its reason in docs/mutation.md. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  mutate: [
    'domain/{calendar,deadlines,routing,authority,access}/**/*.ts',
    '!domain/**/*.unit.test.ts',
    '!domain/routing/table.ts',
  ],
  // None: the preprocessor needs a compiler API that TypeScript 7 does not have, and Node reads the sources as they are.
  tsconfigFile: 'none.json',
  ignorePatterns: ['.kelisu', '.vitest', 'docs', 'bench', 'dist'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.vitest/mutation.json' },
  tempDirName: '.vitest/stryker',
  thresholds: { break: 90, high: 95, low: 90 },
}
