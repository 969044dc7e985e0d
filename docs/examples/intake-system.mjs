// An intake system that knows nothing of Kelisu's code: only Temporal's client, the schemas and docs/intake.md.
//   node docs/examples/intake-system.mjs request.json                             opens the case
//   node docs/examples/intake-system.mjs request.json withdraw '{"reason":"…"}'   sends a command to it
import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client, Connection } from '@temporalio/client'
import canonicalize from 'canonicalize'

const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE = 'default', KELISU_TASK_QUEUE = 'approvals' } = process.env
const { KELISU_ISSUER: issuer, KELISU_ISSUER_KEY: keyFile } = process.env
const [file, command, payload] = process.argv.slice(2)

const request = JSON.parse(readFileSync(file, 'utf8'))
const caseId = `approval-${request.requester}.${request.requestId}`
const actor = request.signature.signer

/** A compact JWS (EdDSA): this actor sent exactly this payload under this command id to this case, now. */
const credentialOf = (name, commandId, content) => {
  const now = Date.now() / 1000
  const hash = createHash('sha256').update(canonicalize(content)).digest('hex')
  const claims = { iss: issuer, case: caseId, name, commandId, actor, payload: hash, iat: now, exp: now + 3600 }
  const encoded = [{ alg: 'EdDSA' }, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const key = createPrivateKey({ key: JSON.parse(readFileSync(keyFile, 'utf8')), format: 'jwk' })
  return [...encoded, sign(null, Buffer.from(encoded.join('.')), key).toString('base64url')].join('.')
}

const connection = await Connection.connect({ address: TEMPORAL_ADDRESS })
const { workflow } = new Client({ connection, namespace: TEMPORAL_NAMESPACE })
try {
  if (command === undefined) {
    await workflow.start('approval', {
      workflowId: caseId,
      taskQueue: KELISU_TASK_QUEUE,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      args: [{ ...request, credential: credentialOf('open', 'open', request) }],
    })
    console.log(JSON.stringify({ caseId }))
  } else {
    // Kept until there is an answer: the same id sent again does nothing twice.
    const commandId = randomUUID()
    const content = JSON.parse(payload)
    const message = { commandId, actor, payload: content, credential: credentialOf(command, commandId, content) }
    const result = await workflow.getHandle(caseId).executeUpdate(command, { args: [message] })
    console.log(JSON.stringify(result))
  }
} catch (error) {
  // A refusal: its code is the type of the failure, its citation and facts are the details.
  const { type, details } = error.cause ?? {}
  if (type === undefined) throw error
  console.log(JSON.stringify({ refused: type, details }))
  process.exitCode = 1
} finally {
  await connection.close()
}
