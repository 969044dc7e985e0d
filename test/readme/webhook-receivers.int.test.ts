import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import { root } from './blocks.ts'

const secret = `whsec_${randomBytes(32).toString('base64')}`
const otherSecret = `whsec_${randomBytes(32).toString('base64')}`

let program: ChildProcess | undefined
afterEach(() => {
  program?.kill()
})

/** One of the programs of docs/webhooks.md, running. */
const started = async (command: string, file: string) => {
  let out = ''
  let err = ''
  const environment = { ...process.env, KELISU_WEBHOOK_SECRET: secret, PORT: '0' }
  program = spawn(command, [join(root, 'docs/examples', file)], { env: environment })
  program.stdout?.on('data', text => (out += text))
  program.stderr?.on('data', text => (err += text))
  const port = await eventually(() => /port (\d+)/.exec(err)?.[1], { of: `${file} listens` })
  return {
    printed: () => out.split('\n').filter(line => line !== ''),
    send: async (text: string, { id = 'm-1', by = [secret], minutesAgo = 0, sent = text } = {}) => {
      const at = new Date(Date.now() - minutesAgo * 60_000)
      const { status } = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        body: sent,
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
          'webhook-signature': by.map(each => new Webhook(each).sign(id, at, text)).join(' '),
        },
      })
      return status
    },
  }
}

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
}

const programs: [string, string][] = [[process.execPath, 'webhook-receiver.mjs']]
// A machine without Python has nothing on which its program could run.
if (hasPython()) programs.push(['python3', 'webhook_receiver.py'])

describe.each(programs)('the receiver of the manual: %s %s', (command, file) => {
  const text = JSON.stringify({ type: 'Decided', data: { court: 'Әділет соты' } })

  it('takes a signed message once, however often it comes, and nothing that is forged, changed or old', async () => {
    const receiver = await started(command, file)
    expect(await receiver.send(text)).toBe(204)
    expect(await receiver.send(text)).toBe(204)
    expect(await receiver.send(text, { id: 'm-2', by: [otherSecret] })).toBe(401)
    expect(await receiver.send(text, { id: 'm-3', sent: text.replace('Decided', 'Withdrawn') })).toBe(401)
    expect(await receiver.send(text, { id: 'm-4', minutesAgo: 6 })).toBe(401)
    expect(await receiver.send(text, { id: 'm-5', by: [otherSecret, secret] })).toBe(204)
    await eventually(() => receiver.printed().length >= 2)
    expect(receiver.printed()).toEqual([text, text])
  })
})
