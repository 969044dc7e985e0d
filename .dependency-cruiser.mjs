/**
 * The layers, as rules on imports. `npm run check` runs them; `test/layers.unit.test.ts` plants one forbidden import per rule
 * and shows that each bites. An `import type` leaves nothing behind in the running code, so where a rule is about
 * what is bundled, types are free.
 */
const test = '[.]test[.]ts$'
/** All of the domain that workflows may run. Closed under imports by `bundled-domain-is-closed`. */
const bundledDomain = '^domain/(approval/|regulation/(citations|codes|personal-numbers)[.]ts$|calendar/dates[.]ts$)'
/** Runs inside the workflow sandbox. */
const sandbox = '^(workflows/|worker/payload-converter[.]ts$)'
const npm = names => `(^|node_modules/)(${names})(/|$)`

const forbidden = [
  {
    name: 'domain-is-pure',
    comment: 'domain/ depends on nothing outside domain/: no package, no Node, not even a type.',
    from: { path: '^domain/', pathNot: test },
    to: { pathNot: '^domain/' },
  },
  {
    name: 'bundled-domain-is-closed',
    comment: 'What workflows may run of the domain runs nothing else of it: no calendar editions, no routing tables.',
    from: { path: bundledDomain, pathNot: test },
    to: { path: '^domain/', pathNot: bundledDomain, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'texts-stay-outside-workflows',
    comment: 'What codes say in Kazakh, Russian and English is never in the bundle, and no rule depends on it.',
    from: { path: [sandbox, bundledDomain], pathNot: test },
    to: { path: '^domain/texts/' },
  },
  {
    name: 'workflows-run-only-the-case',
    comment: 'Workflows run themselves, the bundled part of the domain, and the SDK.',
    from: { path: sandbox, pathNot: test },
    to: {
      pathNot: [sandbox, bundledDomain, npm('@temporalio/(workflow|common)')],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'workflows-know-only-domain-and-activities',
    comment: 'Even by type, workflows know no store, no client, no desk.',
    from: { path: sandbox, pathNot: test },
    to: { pathNot: [sandbox, '^(domain|activities)/', npm('@temporalio/(workflow|common)')] },
  },
  {
    name: 'no-zod-or-luxon-in-workflows',
    comment: 'Each costs hundreds of KiB per cached case, and luxon reads a clock.',
    from: { path: [sandbox, '^domain/'], pathNot: test },
    to: { path: npm('zod|luxon') },
  },
  {
    name: 'client-library-stands-alone',
    comment: 'The client library is a package of its own: message types and codes, the SDK client, JOSE, Node.',
    from: { path: '^client/library/', pathNot: test },
    to: {
      pathNot: ['^client/library/', bundledDomain, npm('@temporalio/(client|common)|jose|canonicalize')],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'api-asks-the-case-only-by-its-client',
    comment: 'The API knows no workflow and no worker: what a case does, it does by the client library.',
    from: { path: '^api/', pathNot: test },
    to: {
      pathNot: [
        '^(api|domain|schemas|store|local-time|telemetry|client/library|activities/prepare|settings)/',
        'node_modules/',
      ],
      dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
    },
  },
  {
    name: 'nothing-needs-scripts-or-tests',
    comment: 'What is deployed must not need what only a checkout has.',
    from: { pathNot: ['^(scripts|test|bench)/', test] },
    to: { path: ['^(scripts|test)/', test] },
  },
  {
    name: 'no-development-packages-in-production',
    comment: 'Worker and command line start after "npm ci --omit=dev".',
    from: {
      path: '^(domain|local-time|workflows|activities|worker|client|store|schemas|settings|api|telemetry)/',
      pathNot: test,
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-circles',
    comment: 'Modules that run each other in a circle cannot be read, or loaded, in an order.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]

export default {
  forbidden: forbidden.map(rule => ({ severity: 'error', ...rule })),
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)[.]kelisu/|^dist/' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
}
