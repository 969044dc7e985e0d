import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../setup/eventually.ts'
import { openApi } from './an-api.ts'

const content = '{"means":"appeal","procedure":"civil","actDate":"2026-07-31"}'
const half = content.length / 2

const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

/** An API that is about to end while a sender, who keeps his connection, has sent half of a message. */
const endingUnderWay = async (closingMs: number) => {
  const api = await openApi({ limits: { closingMs } })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const taken = once(api.app.server, 'request')
  const socket = connect((api.app.server.address() as AddressInfo).port, '127.0.0.1')
  sockets.push(socket)
  let answer = ''
  socket.setEncoding('utf8').on('data', text => (answer += text))
  socket.write(
    `POST /api/v1/previews/deadlines HTTP/1.1\r\nhost: x\r\nauthorization: Bearer person:p-0068\r\n` +
      `content-type: application/json\r\ncontent-length: ${content.length}\r\n\r\n${content.slice(0, half)}`,
  )
  await taken
  let hasEnded = false
  void api.close().then(() => {
    hasEnded = true
  })
  await eventually(() => !api.app.server.listening)
  return { socket, hasEnded: () => hasEnded, answer: () => answer }
}

describe('an API that is to end', () => {
  it('answers what is under way, then ends that connection, which its sender would keep', async () => {
    const ending = await endingUnderWay(25_000)
    expect(ending.hasEnded()).toBe(false)
    ending.socket.write(content.slice(half))
    await eventually(() => ending.hasEnded(), { seconds: 10 })
    expect(ending.answer()).toMatch(/^HTTP\/1.1 200 [\s\S]*courtTermEnds/)
  })

  it('does not wait for ever for a sender who stops in the middle', async () => {
    const ending = await endingUnderWay(500)
    await eventually(() => ending.hasEnded(), { seconds: 10 })
    expect(ending.answer()).toBe('')
  })
})
