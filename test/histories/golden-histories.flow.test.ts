import { readdirSync, readFileSync } from 'node:fs'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { describe, expect, inject, it } from 'vitest'
import { payloadConverterPath } from '../../worker/bundle.ts'
import { scenarios } from './scenarios.ts'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const historyOf = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

Runtime.install({ logger: new DefaultLogger('ERROR') })

it('there is a golden history of every released path', () => {
  expect(files.map(file => file.replace(/^v\d+-|\.json$/g, '')).sort()).toEqual(
    expect.arrayContaining(Object.keys(scenarios).sort()),
  )
})

describe.each(files)('%s', file => {
  it('names no folder, process or host of the machine on which it was made', () => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    expect(text.match(/\((?:file:\/\/)?\/[^)]*\)|\d+@[\w.-]+"/g)).toBeNull()
  })

  it('replays with the workflow of today', async () => {
    const replay = {
      workflowBundle: { codePath: inject('workflowBundlePath') },
      dataConverter: { payloadConverterPath },
    }
    await Worker.runReplayHistory(replay, historyOf(file))
  })
})
