import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
/** The settings that a process reads, by the schemas in these files. */
const settingsIn = (...paths: string[]) =>
  paths.flatMap(path => [...read(path).matchAll(/^ {2}(KELISU_\w+): /gm)].map(([, name = '']) => name))

const ofWorker = settingsIn('worker/environment.ts', 'settings/every-process.ts', 'settings/webhooks.ts')
const ofApi = settingsIn(
  'api/environment.ts',
  'api/identity/settings.ts',
  'settings/every-process.ts',
  'settings/webhooks.ts',
)

describe('docker-compose.yml', () => {
  const compose = read('docker-compose.yml')
  const passedTo = (service: string) => {
    const [, block = ''] = new RegExp(`^  ${service}:\\n((?:(?: {4}.*)?\\n)+)`, 'm').exec(compose) ?? []
    return [...block.matchAll(/^ {6}(KELISU_\w+): /gm)].map(([, name = '']) => name)
  }
  // They have defaults that fit containers; whoever wants others writes an override file.
  const leftOutOfWorker = [
    ...['KELISU_DATABASE_POOL', 'KELISU_TASK_QUEUE', 'KELISU_ALLOW_UNSIGNED', 'KELISU_REPLAY_NIGHTLY'],
    ...['KELISU_MAX_CACHED_CASES', 'KELISU_NOTICES_PER_SECOND', 'KELISU_WORKFLOW_BUNDLE', 'KELISU_METRICS_ADDRESS'],
    'KELISU_LOG_LEVEL',
  ]
  const leftOutOfApi = [
    ...['KELISU_DATABASE_POOL', 'KELISU_TASK_QUEUE', 'KELISU_API_PORT', 'KELISU_API_REQUESTS_PER_MINUTE'],
    ...['KELISU_API_FILE_LIMIT', 'KELISU_API_REQUEST_SECONDS', 'KELISU_SESSION_IDLE_MINUTES', 'KELISU_SESSION_HOURS'],
    ...['KELISU_LOGINS_PER_MINUTE', 'KELISU_LOG_LEVEL'],
  ]

  it.each([
    ['worker', ofWorker, leftOutOfWorker],
    ['api', ofApi, leftOutOfApi],
  ])('passes to the %s every setting but those that are left out on purpose', (service, settings, leftOut) => {
    expect([...passedTo(service), ...leftOut].sort()).toEqual([...settings].sort())
  })

  it('demands nothing that .env.example does not have, and .env.example has nothing else', () => {
    const used = [...compose.matchAll(/\$\{(KELISU_\w+)/g)].map(([, name = '']) => name)
    const offered = [...read('.env.example').matchAll(/^(KELISU_\w+)=$/gm)].map(([, name = '']) => name)
    expect(offered.sort()).toEqual([...new Set(used)].sort())
  })
})

it('worker/README.md says of every setting of the worker what it is', () => {
  const rows = read('worker/README.md')
    .split('\n')
    .filter(line => line.startsWith('| `'))
  const named = rows.flatMap(row =>
    [...(row.split('|')[1] ?? '').matchAll(/`(KELISU_\w+)`/g)].map(([, name = '']) => name),
  )
  expect(named.sort()).toEqual([...ofWorker].sort())
})
