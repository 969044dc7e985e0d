import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { root } from '../readme/blocks.ts'
import { eventually } from '../setup/eventually.ts'
import { aRequest, type Office, openOffice, people } from '../setup/office.ts'

const run = promisify(execFile)
const modules = join(root, 'node_modules')
const project = mkdtempSync(join(tmpdir(), 'kelisu-package-'))

/** What another system writes against the package, from request to decision. */
const consumer = `
import { readFileSync } from 'node:fs'
import { caseIdOf, codes, kelisuClient, KelisuError, type PayloadOf, type RequestToSend } from '@kelisu/client'
import { Client, Connection } from '@temporalio/client'

const key = JSON.parse(readFileSync('intake-key.json', 'utf8'))
const request: RequestToSend = { ...JSON.parse(readFileSync('request.json', 'utf8')), requestId: 'by-package' }
const connection = await Connection.connect({ address: process.env.TEMPORAL_ADDRESS! })
const kelisu = kelisuClient({
  client: new Client({ connection }),
  signer: { issuer: 'intake', key },
  taskQueue: process.env.KELISU_TASK_QUEUE!,
})
const { caseId, existing } = await kelisu.submit(request, { actor: '${people.requesterHead}' })
if (existing || caseId !== caseIdOf(request.requester, request.requestId)) throw new Error(caseId)
const now = new Date().toISOString()
await kelisu.registerReceipt(caseId, { number: 'кіріс-1', at: now }, { actor: '${people.chancery}' })
const early = await kelisu.decide(caseId, { outcome: 'approve' }, { actor: '${people.head}' }).catch(error => error)
if (!(early instanceof KelisuError)) throw new Error('decided before any proposal')
await kelisu.assign(caseId, { lawyer: '${people.lawyer}' }, { actor: '${people.legalHead}' })
const proposal: PayloadOf<'recommend'> = { outcome: 'approve', groundsExist: true, text: 'Негіздер бар' }
await kelisu.recommend(caseId, proposal, { actor: '${people.lawyer}' })
const { stage } = await kelisu.decide(caseId, { outcome: 'approve' }, { actor: '${people.head}' })
const { state } = await kelisu.state(caseId)
if (state.stage !== 'decided' && state.stage !== 'delivered') throw new Error(state.stage)
console.log(JSON.stringify({ stage, refusal: early.code, rests: codes[early.code], head: state.officials.head }))
await connection.close()

// @ts-expect-error: a decision has an outcome
const wrong: PayloadOf<'decide'> = { result: 'approve' }
`

const settings = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    exactOptionalPropertyTypes: true,
    types: ['node'],
    // Temporal's own types do not pass under exactOptionalPropertyTypes.
    skipLibCheck: true,
    noEmit: true,
  },
}

const readmeExample = () => {
  const [, example = ''] =
    /^```ts\n([\s\S]*?)^```$/m.exec(readFileSync(`${root}/client/library/README.md`, 'utf8')) ?? []
  return example
}

let office: Office
let packed: { filename: string; files: { path: string }[] }

beforeAll(async () => {
  ;[office] = await Promise.all([openOffice({ allowUnsigned: false }), buildAndPack()])
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const { d: _, ...publicKey } = key
  const issuer = { id: 'intake', actsFor: '*', publicKey, validFrom: '2023-01-01' }
  await office.store.registry.load({ issuers: [issuer as never] })
  const files = {
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'tsconfig.json': JSON.stringify(settings),
    'intake-key.json': JSON.stringify(key),
    'request.json': JSON.stringify(aRequest({ requestId: 'by-example' })),
    'consumer.ts': consumer,
    'example.ts': readmeExample(),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  await install()
  link('@types/node', 'undici-types')
}, 180_000)
afterAll(async () => {
  await office?.stop()
  rmSync(project, { recursive: true, force: true })
})

async function buildAndPack(): Promise<void> {
  await run(process.execPath, ['scripts/build.mjs'], { cwd: root })
  const { stdout } = await run('npm', ['pack', join(root, 'dist/client'), '--json', '--silent'], { cwd: project })
  packed = JSON.parse(stdout)[0]
}

/** As anyone installs it; where the registry cannot be reached, the tarball is unpacked beside this checkout's own packages. */
async function install(): Promise<void> {
  try {
    const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=0']
    await run('npm', ['install', ...options, packed.filename], { cwd: project, timeout: 120_000 })
  } catch (error) {
    console.warn(
      `The package is tested with linked dependencies, because npm install failed: ${String(error).split('\n', 1)}`,
    )
    const folder = join(project, 'node_modules/@kelisu/client')
    mkdirSync(folder, { recursive: true })
    await run('tar', ['-xzf', packed.filename, '-C', folder, '--strip-components=1'], { cwd: project })
    link(...Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies))
  }
}

function link(...names: string[]): void {
  for (const name of names) {
    const to = join(project, 'node_modules', name)
    mkdirSync(dirname(to), { recursive: true })
    rmSync(to, { recursive: true, force: true })
    symlinkSync(join(modules, name), to)
  }
}

const runs = async (program: string) => {
  const environment = {
    ...process.env,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    KELISU_TASK_QUEUE: office.taskQueue,
  }
  const { stdout } = await run(process.execPath, [program], { cwd: project, env: environment })
  return stdout
}

describe('the client as an npm package', { timeout: 90_000 }, () => {
  it('holds the client library, the message types and the codes, and nothing else', () => {
    const compiled = [
      'client/library/case-id',
      'client/library/client',
      'client/library/content-hash',
      'client/library/credential',
      'client/library/errors',
      'client/library/index',
      'client/library/payloads',
      'client/library/start-input',
      'domain/approval/commands',
      'domain/approval/dates',
      'domain/approval/request',
      'domain/approval/rules-number',
      'domain/approval/state',
      'domain/approval/summary',
      'domain/calendar/dates',
      'domain/deadlines/facts',
      'domain/regulation/citations',
      'domain/regulation/codes',
      'domain/regulation/personal-numbers',
      'domain/regulation/readings',
    ].flatMap(name => [`${name}.d.ts`, `${name}.js`])
    expect(packed.files.map(file => file.path).sort()).toEqual(['LICENSE', 'README.md', ...compiled, 'package.json'])
  })

  it('needs only what it names, in the versions that Kelisu itself is tested with', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'dist/client/package.json'), 'utf8'))
    const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies
    expect(Object.keys(dependencies)).toEqual(['@temporalio/client', '@temporalio/common', 'canonicalize', 'jose'])
    for (const [name, version] of Object.entries(dependencies)) expect(version).toBe(own[name])
  })

  it('has types that a strict project compiles against, and that refuse a wrong payload', async () => {
    const compiler = join(modules, 'typescript/bin/tsc')
    const outcome = await run(process.execPath, [compiler, '-p', '.'], { cwd: project }).catch(error => error)
    expect(outcome).toEqual({ stdout: '', stderr: '' })
  })

  it('takes a request from submission to the signed decision', async () => {
    expect(JSON.parse(await runs('consumer.ts'))).toEqual({
      stage: expect.stringMatching(/^(decided|delivered)$/),
      refusal: 'DECISION_BEFORE_PROPOSAL',
      rests: 'part-7',
      head: people.head,
    })
    const { summary } = await office.kelisu.state('approval-dgd-almaty.by-package')
    expect(summary?.flags).not.toContain('claimed')
  })

  it('opens a case by the example of its README', async () => {
    expect(await runs('example.ts')).toContain('approval-dgd-almaty.by-example')
    const open = async () => (await office.kelisu.state('approval-dgd-almaty.by-example')).summary?.stage === 'sent'
    await eventually(open, { of: 'the case opens' })
  })
})
