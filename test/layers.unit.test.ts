import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** For each rule, files that break it by one import, and what that import leads to. A circle is named once, at its first file. */
const planted: Record<string, [file: string, text: string, forbidden: string][]> = {
  'domain-is-pure': [
    ['domain/routing/reads-files.ts', "import { readFileSync } from 'node:fs'", 'fs'],
    ['domain/routing/knows-the-store.ts', "import type { Log } from '../../store/log.ts'", 'store/log.ts'],
    ['domain/routing/uses-a-package.ts', "import canonicalize from 'canonicalize'", 'canonicalize'],
  ],
  'bundled-domain-is-closed': [
    ['domain/approval/counts-days.ts', "import { days } from '../calendar/editions.ts'", 'domain/calendar/editions.ts'],
    ['domain/regulation/codes.ts', "import { days } from '../calendar/editions.ts'", 'domain/calendar/editions.ts'],
  ],
  'texts-stay-outside-workflows': [
    ['workflows/speaks.ts', "import type { Texts } from '../domain/texts/texts.ts'", 'domain/texts/texts.ts'],
    ['domain/approval/speaks.ts', "import type { Texts } from '../texts/texts.ts'", 'domain/texts/texts.ts'],
  ],
  'workflows-run-only-the-case': [
    ['workflows/acts.ts', "import { act } from '../activities/act.ts'", 'activities/act.ts'],
    [
      'workflows/counts-days.ts',
      "import { days } from '../domain/calendar/editions.ts'",
      'domain/calendar/editions.ts',
    ],
    ['workflows/reads-files.ts', "export const fs = await import('node:fs')", 'fs'],
    ['worker/payload-converter.ts', "import { act } from '../activities/act.ts'", 'activities/act.ts'],
  ],
  'workflows-know-only-domain-and-activities': [
    ['workflows/knows-the-store.ts', "import type { Log } from '../store/log.ts'", 'store/log.ts'],
  ],
  'no-zod-or-luxon-in-workflows': [
    ['workflows/parses.ts', "import type { ZodType } from 'zod'", 'zod'],
    ['domain/calendar/has-zones.ts', "import { DateTime } from 'luxon'", 'luxon'],
  ],
  'client-library-stands-alone': [
    ['client/library/logs.ts', "import type { Log } from '../../store/log.ts'", 'store/log.ts'],
    ['client/library/routes.ts', "import { table } from '../../domain/routing/table.ts'", 'domain/routing/table.ts'],
    ['client/library/parses.ts', "import { z } from 'zod'", 'zod'],
  ],
  'api-asks-the-case-only-by-its-client': [
    ['api/queries.ts', "import { approval } from '../workflows/approval.ts'", 'workflows/approval.ts'],
    ['api/works.ts', "import { run } from '../worker/main.ts'", 'worker/main.ts'],
    ['api/acts.ts', "import { act } from '../activities/act.ts'", 'activities/act.ts'],
  ],
  'nothing-needs-scripts-or-tests': [
    ['store/starts-servers.ts', "import { start } from '../scripts/servers.ts'", 'scripts/servers.ts'],
    ['activities/fakes.ts', "import { fake } from '../test/fake.ts'", 'test/fake.ts'],
    [
      'store/borrows.ts',
      "import { example } from '../domain/routing/table.unit.test.ts'",
      'domain/routing/table.unit.test.ts',
    ],
  ],
  'no-development-packages-in-production': [
    ['activities/sends.ts', "import { SMTPServer } from 'smtp-server'", 'smtp-server'],
  ],
  'no-circles': [['store/a.ts', "import { b } from './b.ts'", 'store/b.ts']],
}

/** What planted files import, and files that do what the layers allow. */
const allowed: Record<string, string> = {
  'store/log.ts': "export type Log = string\nimport canonicalize from 'canonicalize'",
  'store/b.ts': "import { a } from './a.ts'",
  'scripts/servers.ts': "import { log } from '../store/log.ts'\nimport { SMTPServer } from 'smtp-server'",
  'test/fake.ts': "import { start } from '../scripts/servers.ts'",
  'activities/act.ts': "import { z } from 'zod'\nimport { days } from '../domain/calendar/editions.ts'",
  'domain/calendar/dates.ts': '',
  'domain/calendar/editions.ts': "import { dayNumber } from './dates.ts'",
  'domain/regulation/citations.ts': '',
  'domain/routing/table.ts': "import { texts } from '../texts/texts.ts'",
  'domain/routing/table.unit.test.ts': "import { it } from 'vitest'\nimport { readFileSync } from 'node:fs'",
  'domain/texts/texts.ts': '',
  'domain/approval/decide.ts':
    "import { dayNumber } from '../calendar/dates.ts'\nimport type { Edition } from '../calendar/editions.ts'",
  'workflows/approval.ts': [
    "import { condition } from '@temporalio/workflow'",
    "import { ApplicationFailure } from '@temporalio/common'",
    "import type { act } from '../activities/act.ts'",
    "import type { Edition } from '../domain/calendar/editions.ts'",
    "import { decide } from '../domain/approval/decide.ts'",
    "import { dayNumber } from '../domain/calendar/dates.ts'",
    "import { citations } from '../domain/regulation/citations.ts'",
  ].join('\n'),
  'client/library/client.ts': [
    "import { randomUUID } from 'node:crypto'",
    "import { Client } from '@temporalio/client'",
    "import { CompactSign } from 'jose'",
    "import { decide } from '../../domain/approval/decide.ts'",
  ].join('\n'),
  'worker/main.ts': "import { act } from '../activities/act.ts'\nimport { log } from '../store/log.ts'",
}

type Rule = { name: string }
type Cruise = { violations: { rule: Rule; from: string; to: string }[]; ruleSetUsed: { forbidden: Rule[] } }

describe('the layers', () => {
  const tree = mkdtempSync(join(tmpdir(), 'kelisu-layers-'))
  let found: Cruise

  beforeAll(() => {
    const files = [...Object.entries(allowed), ...Object.values(planted).flat()]
    for (const [file, text] of files) {
      mkdirSync(dirname(join(tree, file)), { recursive: true })
      writeFileSync(join(tree, file), text)
    }
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    symlinkSync(join(root, 'package.json'), join(tree, 'package.json'))
    found = cruise(tree)
  })
  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  it.each(Object.entries(planted))('refuse what breaks %s', (rule, files) => {
    for (const [file, , forbidden] of files)
      expect(found.violations).toContainEqual(
        expect.objectContaining({
          rule: expect.objectContaining({ name: rule }),
          from: file,
          to: expect.stringMatching(new RegExp(`(^|node_modules/)${forbidden}(/|$)`)),
        }),
      )
  })

  it('let everything else pass', () => {
    const from = found.violations.map(violation => violation.from)
    expect(Object.keys(allowed).filter(file => from.includes(file))).toEqual([])
  })

  it('have a planted import for each rule', () => {
    expect(Object.keys(planted).sort()).toEqual(found.ruleSetUsed.forbidden.map(rule => rule.name).sort())
  })
})

/** What the checkout's own rules find in another folder. */
function cruise(folder: string): Cruise {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const options = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json']
  const folders = ['activities', 'api', 'client', 'domain', 'scripts', 'store', 'test', 'worker', 'workflows']
  const json = execFileSync(process.execPath, [tool, ...options, ...folders], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return JSON.parse(json).summary
}
