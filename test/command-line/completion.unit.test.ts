import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../setup/temporary.ts'
import { runJson, runKelisu } from './run-kelisu.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
const nowhere = temporaryFolder()

/** What a bash that has read the script offers, after the words of the line so far; the last one is being typed. */
const offered = async (...lines: string[][]): Promise<string[][]> => {
  const asked = lines.map(words => {
    const quoted = words.map(word => `'${word}'`).join(' ')
    return `COMP_WORDS=(kelisu ${quoted}); COMP_CWORD=${words.length}; COMPREPLY=(); __kelisu_complete 2>/dev/null; echo "\${COMPREPLY[*]}"`
  })
  const script = `
    kelisu() { '${process.execPath}' scripts/kelisu.mjs "$@"; }
    source <(kelisu completion bash)
    # As by a shell's start-up files that are read once more.
    source <(kelisu completion bash)
    complete -p kelisu
    ${asked.join('\n')}`
  const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-c', script], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: nowhere,
      KELISU_DATA: nowhere,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    },
  })
  expect(stderr).toBe('')
  const [registered, ...answers] = stdout.split('\n').slice(0, -1)
  expect(registered).toBe('complete -F __kelisu_complete kelisu')
  return answers.map(line => line.split(' ').filter(word => word !== ''))
}

describe('completion in bash', () => {
  it('offers verbs, the verbs below them, options and their values', async () => {
    const [verbs, below, options, languages, outcomes, means, events] = await offered(
      ['re'],
      ['webhooks', 're'],
      ['receive', 'approval-kgd.x', '--n'],
      ['--language', ''],
      ['decide', 'approval-kgd.x', ''],
      ['deadlines', '--means', 'a'],
      ['webhooks', 'add', 'https://x.example', '--events', 'Decid'],
    )
    expect(verbs).toEqual(expect.arrayContaining(['receive', 'recommend', 'reassign', 'request-information']))
    expect(verbs?.every(verb => verb.startsWith('re'))).toBe(true)
    expect(below).toEqual(['resend', 'remove'])
    expect(options).toEqual(['--number'])
    expect(languages).toEqual(['kk', 'ru', 'en'])
    expect(outcomes).toEqual(['approve', 'refuse'])
    expect(means).toEqual(['appeal'])
    expect(events).toEqual(['Decided'])
  })

  it('offers the bodies of the registry, and files', async () => {
    const [bodies, file, draft, shells] = await offered(
      ['route', 'dgd-al'],
      ['submit', 'docs/examples/req'],
      ['complete', 'approval-kgd.x', '--draft', 'READ'],
      ['completion', 'ba'],
    )
    expect(bodies).toEqual(['dgd-almaty'])
    expect(file).toEqual(['docs/examples/request.json'])
    expect(draft).toEqual(['README.md'])
    expect(shells).toEqual(['bash'])
  })

  it('offers nothing where nothing can be known, rather than waiting or failing', async () => {
    const [cases, text] = await offered(['show', 'appr'], ['withdraw', 'approval-kgd.x', '--reason', ''])
    expect([cases, text]).toEqual([[], []])
  })
})

describe('kelisu completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints the script of %s, which asks this program', async shell => {
    const { code, out } = await runKelisu(['completion', shell])
    expect(code).toBe(0)
    expect(out).toMatch(/kelisu completion complete/)
  })

  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    'tells a program the same script of %s in one document',
    async shell => {
      const [{ out }, { code, document }] = await Promise.all([
        runKelisu(['completion', shell]),
        runJson(['completion', shell]),
      ])
      expect(code).toBe(0)
      expect(document).toEqual({ script: out.replace(/\n$/, '') })
    },
  )

  it('is refused for a shell that it does not know', async () => {
    expect(await runKelisu(['completion', 'cmd'])).toMatchObject({ code: 2, out: '' })
    expect(await runKelisu(['completion'])).toMatchObject({ code: 2, out: '' })
  })

  it('names the verbs in the language of the person', async () => {
    const environment = { KELISU_LANGUAGE: 'kk' }
    const { out } = await runKelisu(['completion', 'complete', '--', 'dec'], { environment })
    expect(out).toContain('decide\tкелісу немесе бас тарту')
  })
})
