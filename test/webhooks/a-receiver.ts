import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { Webhook } from 'standardwebhooks'
import type { WebhookPayload } from '../../schemas/webhook.ts'

/** One message as it came. */
export type Message = { path: string; headers: IncomingHttpHeaders; text: string; payload: WebhookPayload }

/** A subscriber's real server on the loopback that keeps what it is sent. */
export type Receiver = {
  origin: string
  messages: Message[]
  /** What it does with a message once it has it; at first 204. */
  answer: number | ((response: ServerResponse) => void)
  close(): Promise<void>
}

const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
  keyType: 'ec',
  algorithm: 'sha256',
  extensions: [
    { name: 'basicConstraints', cA: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: 'localhost' },
        { type: 7, ip: '127.0.0.1' },
      ],
    },
  ],
})

/** The certificate of a secure receiver: its own authority, good for `localhost` and 127.0.0.1. */
export const certificate = cert

export const aReceiver = async ({ secure = false }: { secure?: boolean } = {}): Promise<Receiver> => {
  const receive: RequestListener = (request, response) => {
    const parts: Buffer[] = []
    request.on('error', () => undefined)
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const { url = '', headers } = request
      receiver.messages.push({ path: url, headers, text, payload: JSON.parse(text) as WebhookPayload })
      const { answer } = receiver
      if (typeof answer === 'number') response.writeHead(answer).end()
      else answer(response)
    })
  }
  const server = secure ? createSecureServer({ key, cert }, receive) : createServer(receive)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    origin: secure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    messages: [],
    answer: 204,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

/** Whether the message is signed by the secret: what a subscriber's own program asks of the package. */
export const isSignedBy = (secret: string, { text, headers }: Message): boolean => {
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
