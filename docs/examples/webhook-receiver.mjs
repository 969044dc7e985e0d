// A system that is told of events (docs/webhooks.md): checks each message, then prints it, once however often it comes.
//   KELISU_WEBHOOK_SECRET=whsec_… PORT=9000 node docs/examples/webhook-receiver.mjs
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.KELISU_WEBHOOK_SECRET)
// A real system keeps these ids with what it did.
const seen = new Set()

const receive = (body, { headers }) => {
  let message
  try {
    // Over the bytes as they came: parsed and written again they would no longer fit the signature.
    message = webhook.verify(body, headers)
  } catch {
    return 401
  }
  if (!seen.has(headers['webhook-id'])) console.log(JSON.stringify(message))
  seen.add(headers['webhook-id'])
  return 204
}

const server = createServer((request, response) => {
  const parts = []
  request.on('data', part => parts.push(part))
  request.on('end', () => response.writeHead(receive(Buffer.concat(parts), request)).end())
})
server.listen(Number(process.env.PORT ?? 9000), '127.0.0.1', () => console.error(`port ${server.address().port}`))
