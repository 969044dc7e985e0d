import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { commandNames } from '../domain/approval/commands.ts'
import { credentialClaims } from './credential.ts'
import { payloadExamples } from './examples.ts'
import { messageSchema } from './messages.ts'
import { proofSchema } from './proof.ts'
import { receiptSchema } from './receipt.ts'
import { requestSchema } from './request.ts'
import { webhookPayloadSchema } from './webhook.ts'

const requestExample = new URL('../docs/examples/request.json', import.meta.url)

/** The published JSON Schemas (draft 2020-12) by file name: the start input, the argument of each update or signal, and what is given out. */
export const jsonSchemas = (): Record<string, string> => ({
  'request.json': published(
    requestSchema,
    'The start input of the workflow "approval": a request for approval (parts 4 and 5)',
    [JSON.parse(readFileSync(requestExample, 'utf8'))],
  ),
  'proof.json': published(
    proofSchema,
    'The proof of one deadline: an element of what "kelisu explain CASE --json" prints',
  ),
  ...Object.fromEntries(
    commandNames.map(name => [
      `${name}.json`,
      published(messageSchema(name), `The argument of the update or signal "${name}"`, [
        { commandId: 'c-1', actor: 'p-0001', payload: payloadExamples[name] },
      ]),
    ]),
  ),
  'webhook.json': published(webhookPayloadSchema, 'What is sent to a subscribed system: an event of a case, or a test'),
  'credential.json': published(
    credentialClaims,
    'The claims of a credential, signed as a compact JWS by EdDSA (Ed25519) or ES256 (P-256)',
  ),
  'receipt.json': published(receiptSchema, 'The receipt of a closed case, as "kelisu receipt CASE --json" prints it'),
})

// What a sender writes, not what parsing makes of it: instants may carry any offset.
const published = (schema: z.ZodType, title: string, examples?: object[]): string => {
  const content = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
  return `${JSON.stringify({ title, ...content, ...(examples ? { examples } : {}) }, null, 2)}\n`
}
