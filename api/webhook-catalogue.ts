import { z } from 'zod'
import { webhookEventNames, webhookEvents } from '../domain/webhooks/events.ts'
import { caseAfterEvent } from '../schemas/webhook.ts'

const headers = [
  ['webhook-id', 'The same each time the message is sent; keep it, and leave alone what came before'],
  ['webhook-timestamp', 'When it was sent, in seconds since 1970; refuse what is older than five minutes'],
  ['webhook-signature', 'v1,<base64 of HMAC-SHA256 over id.timestamp.body>; two of them while a secret changes over'],
] as const

const inDocument = (schema: z.ZodType): object => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
  return described
}

/** The schemas that the catalogue refers to, by their names in the OpenAPI document. */
export const webhookSchemas = { WebhookCase: inDocument(caseAfterEvent) }

/** The events that subscribed systems are told, as `webhooks` of the OpenAPI document. */
export const webhookCatalogue = Object.fromEntries(
  webhookEventNames.map(name => [
    name,
    {
      post: {
        operationId: `told${name}`,
        tags: ['webhooks'],
        summary: webhookEvents[name],
        parameters: headers.map(([header, description]) => ({
          in: 'header',
          name: header,
          required: true,
          description,
          schema: { type: 'string' as const },
        })),
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object' as const,
                properties: {
                  type: { type: 'string' as const, enum: [name] },
                  timestamp: { type: 'string' as const, format: 'date-time', description: 'When it happened' },
                  data: { $ref: '#/components/schemas/WebhookCase' },
                },
                required: ['type', 'timestamp', 'data'],
                additionalProperties: false,
              },
            },
          },
        },
        responses: {
          '2XX': { description: 'Received; anything else is tried again for three days' },
          410: { description: 'Switches the subscription off' },
        },
      },
    },
  ]),
)
