import { readFileSync } from 'node:fs'
import { expect, inject, it } from 'vitest'

const code = () => readFileSync(inject('workflowBundlePath'), 'utf8')

/** The modules of the bundle, as its source map names them. */
const modules = (): string[] => {
  const map = /sourceMappingURL=data:application\/json;[^,]*base64,([A-Za-z0-9+/=]+)/.exec(code())?.[1] ?? ''
  return JSON.parse(Buffer.from(map, 'base64').toString('utf8')).sources
}

it('holds the procedure, the pure domain and the SDK, and nothing else', () => {
  const own = modules().filter(path => !/node_modules|webpack/.test(path))
  expect(own.some(path => path.endsWith('workflows/approval.ts'))).toBe(true)
  for (const path of own)
    expect(path).toMatch(
      /(workflows\/[a-z-]+\.ts|domain\/approval\/[a-z-]+\.ts|domain\/regulation\/(citations|codes|personal-numbers)\.ts|domain\/calendar\/dates\.ts|worker\/payload-converter\.ts|entrypoint\.cjs)$/,
    )
})

it('holds neither zod nor luxon, and is smaller than 1.8 MB', () => {
  const packages = modules().flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  expect(packages).toContain('@temporalio/workflow')
  for (const forbidden of ['zod', 'luxon', 'kysely', 'pg', 'jose']) expect(packages).not.toContain(forbidden)
  expect(code().length).toBeLessThan(1_800_000)
})
