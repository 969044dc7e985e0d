import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPost, NotAnswered, type PostSettings } from '../../activities/webhooks/post.ts'
import { aReceiver, certificate, type Receiver } from './a-receiver.ts'

let receiver: Receiver
let secure: Receiver
beforeEach(async () => {
  receiver = await aReceiver()
  secure = await aReceiver({ secure: true })
})
afterEach(async () => {
  await receiver.close()
  await secure.close()
})

const text = JSON.stringify({ type: 'Test', timestamp: '2026-08-17T05:00:00.000Z', data: { webhook: 'w' } })

const posted = (address: string, settings: Partial<PostSettings> = {}, signal = new AbortController().signal) => {
  const allowedOrigins = [receiver.origin, secure.origin]
  return createPost({ allowedOrigins, timeoutMs: 1_000, ...settings })(
    address,
    { 'webhook-id': 'm-1', 'content-type': 'application/json' },
    text,
    signal,
  )
}
const refusal = async (answer: Promise<number>): Promise<string> => {
  const error: unknown = await answer.then(
    status => status,
    (thrown: unknown) => thrown,
  )
  return error instanceof NotAnswered ? error.message : `not refused: ${String(error)}`
}

describe('a message', () => {
  it('arrives as it was written, with its headers, and its status comes back', async () => {
    receiver.answer = 202
    expect(await posted(`${receiver.origin}/kelisu?office=1`)).toBe(202)
    expect(receiver.messages).toMatchObject([{ path: '/kelisu?office=1', text, headers: { 'webhook-id': 'm-1' } }])
  })

  it('goes to a secure receiver whose certificate the settings trust', async () => {
    expect(await posted(secure.origin, { ca: certificate })).toBe(204)
    expect(secure.messages).toHaveLength(1)
  })

  it('does not go to a secure receiver whose certificate nobody trusts', async () => {
    expect(await refusal(posted(secure.origin))).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(secure.messages).toEqual([])
  })

  it('does not follow a receiver elsewhere', async () => {
    const other = await aReceiver()
    receiver.answer = response => response.writeHead(307, { location: `${other.origin}/` }).end()
    expect(await posted(receiver.origin)).toBe(307)
    expect(other.messages).toEqual([])
    await other.close()
  })

  it('does not wait for a receiver that is slow to answer', async () => {
    receiver.answer = () => undefined
    const began = performance.now()
    expect(await refusal(posted(receiver.origin))).toBe('no answer in time')
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('has arrived once the status is there, however much is said after it, and that is not read', async () => {
    let ended = false
    receiver.answer = response => {
      response.writeHead(200)
      const megabyte = Buffer.alloc(1_048_576)
      const more = () => void response.write(megabyte, error => (error ? undefined : more()))
      response.on('close', () => {
        ended = true
      })
      more()
    }
    expect(await posted(receiver.origin)).toBe(200)
    await expect.poll(() => ended).toBe(true)
  })

  it('that is under way ends with the worker', async () => {
    receiver.answer = () => undefined
    const stopping = new AbortController()
    const answer = refusal(posted(receiver.origin, { timeoutMs: 60_000 }, stopping.signal))
    await expect.poll(() => receiver.messages.length).toBe(1)
    stopping.abort()
    expect(await answer).toBe('no answer in time')
  })

  it('to a receiver that is not there is not answered', async () => {
    await receiver.close()
    expect(await refusal(posted(receiver.origin))).toBe('ECONNREFUSED')
    receiver = await aReceiver()
  })
})

describe('an address that is not allowed', () => {
  it.each([
    ['plain http', () => receiver.origin, 'address refused: notHttps'],
    ['this machine', () => 'https://127.0.0.1/', 'address refused: notPublic'],
    // Port 443 of this machine: whether anything listens there is not even asked.
    ['a name that leads to this machine', () => 'https://localhost/', 'NOT_PUBLIC'],
  ])('is not connected to: %s', async (_, address, reason) => {
    expect(await refusal(posted(address(), { allowedOrigins: [] }))).toBe(reason)
    expect(receiver.messages).toEqual([])
  })
})
