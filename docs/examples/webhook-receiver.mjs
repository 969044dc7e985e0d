// A system that is told of events (docs/webhooks.md): checks each message, then prints it, once however often it comes.
//   KELISU_WEBHOOK_SECRET=whsec_… PORT=9000 node docs/examples/webhook-receiver.mjs
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.KELISU_WEBHOOK_SECRET)
// A real system keeps these ids with what it did.
const seen = new Set()

const server = createServer(async (request, response) => {
  const parts = []
  for await (const part of request) parts.push(part)
  let message
  try {
    // Over the bytes as they came: parsed and written again they would no longer fit the signature.
    message = webhook.verify(Buffer.concat(parts), request.headers)
  } catch {
    return response.writeHead(401).end()
  }
  const id = request.headers['webhook-id']
  if (!seen.has(id)) console.log(JSON.stringify(message))
  seen.add(id)
  response.writeHead(204).end()
})
server.listen(Number(process.env.PORT ?? 9000), '127.0.0.1', () => console.error(`port ${server.address().port}`))
