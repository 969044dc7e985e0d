import { z } from 'zod'
import { commandNames } from '../domain/approval/commands.ts'
import { messageSchema } from './messages.ts'
import { proofSchema } from './proof.ts'
import { receiptSchema } from './receipt.ts'
import { requestSchema } from './request.ts'
import { webhookPayloadSchema } from './webhook.ts'

/** The published JSON Schemas (draft 2020-12) by file name: the start input, the argument of each update or signal, and what is given out. */
export const jsonSchemas = (): Record<string, string> => ({
  'request.json': published(
    requestSchema,
    'The start input of the workflow "approval": a request for approval (parts 4 and 5)',
  ),
  'proof.json': published(
    proofSchema,
    'The proof of one deadline: an element of what "kelisu explain CASE --json" prints',
  ),
  ...Object.fromEntries(
    commandNames.map(name => [
      `${name}.json`,
      published(messageSchema(name), `The argument of the update or signal "${name}"`),
    ]),
  ),
  'webhook.json': published(webhookPayloadSchema, 'What is sent to a subscribed system: an event of a case, or a test'),
  'receipt.json': published(receiptSchema, 'The receipt of a closed case, as "kelisu receipt CASE --json" prints it'),
})

// What a sender writes, not what parsing makes of it: instants may carry any offset.
const published = (schema: z.ZodType, title: string): string =>
  `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) }, null, 2)}\n`
