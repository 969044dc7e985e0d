import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { run } from '../../client/command-line/run.ts'
import { temporaryFolder } from '../setup/temporary.ts'

// Compiled once for all runs.
const { NODE_COMPILE_CACHE } = process.env

const entry = fileURLToPath(new URL('../../client/command-line/kelisu.ts', import.meta.url))

// No local environment of whoever runs the tests: what is not given here is not there.
const nowhere = temporaryFolder()

export type Run = { code: number | null; out: string; err: string }

/** Runs the command line as a person does, in a process of its own, with no servers but those named in `environment`. */
export const runKelisu = async (
  words: readonly string[],
  {
    input = '',
    environment = {},
    readsOnlyTheBeginning = false,
  }: { input?: string; environment?: Record<string, string>; readsOnlyTheBeginning?: boolean } = {},
): Promise<Run> => {
  const child = spawn(process.execPath, [entry, ...words], {
    env: { PATH: process.env.PATH, HOME: nowhere, KELISU_DATA: nowhere, NODE_COMPILE_CACHE, ...environment },
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  // A run that refuses its words never reads what it is sent.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  if (readsOnlyTheBeginning) child.stdout.destroy()
  const out = readsOnlyTheBeginning ? '' : text(child.stdout)
  const [code, said, err] = await Promise.all([ended, out, text(child.stderr)])
  return { code, out: said, err }
}

/** The same with `--json`: standard output must be one JSON document and nothing else. */
export const runJson = async (
  words: readonly string[],
  options: Parameters<typeof runKelisu>[1] = {},
  // biome-ignore lint/suspicious/noExplicitAny: a document of any verb; its shape is what the tests assert.
): Promise<{ code: number | null; document: any; err: string }> => {
  const { code, out, err } = await runKelisu([...words, '--json'], options)
  return { code, document: JSON.parse(out), err }
}

/** The same inside this process, which is quicker, with this process's environment. */
export const runHere = async (words: readonly string[]): Promise<Run> => {
  let out = ''
  let err = ''
  const code = await run(words, {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
  })
  return { code, out, err }
}

/** The same inside this process with `--json`. */
export const runJsonHere = async (
  words: readonly string[],
  // biome-ignore lint/suspicious/noExplicitAny: a document of any verb; its shape is what the tests assert.
): Promise<{ code: number | null; document: any; err: string }> => {
  const { code, out, err } = await runHere([...words, '--json'])
  return { code, document: JSON.parse(out), err }
}
