import swagger from '@fastify/swagger'
import apiReference from '@scalar/fastify-api-reference'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemSchema } from './problem.ts'
import { webhookCatalogue, webhookSchemas } from './webhook-catalogue.ts'

/** Schemas that the document names once. Not zod's global registry: the published schemas of messages are made from that. */
const named = z.registry<{ id: string }>()
named.add(problemSchema, { id: 'Problem' })

/** Collects every route that is added from now on into the OpenAPI document. */
export const collectOpenApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kelisu',
        version: '1',
        description:
          'Approval (келісу) of a state body’s right to appeal. Every refusal is application/problem+json with a code and ' +
          'the place of the law it rests on, in Kazakh, Russian or English by Accept-Language.',
      },
      components: {
        schemas: webhookSchemas,
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          session: { type: 'apiKey', in: 'cookie', name: '__Host-kelisu' },
        },
      },
      webhooks: webhookCatalogue,
      security: [{ bearer: [] }, { session: [] }],
      tags: [
        { name: 'cases', description: 'Requests for approval and what becomes of them' },
        { name: 'previews', description: 'Routes and dates without a case' },
        { name: 'law', description: 'The calendar, the editions of the Regulation, the points it leaves open' },
        { name: 'webhooks', description: 'Events told to registered systems, signed as Standard Webhooks says' },
        { name: 'registry', description: 'State bodies' },
      ],
    },
    // The pages of the login are for browsers, and no part of the contract.
    hideUntagged: true,
    transform: withEachBody,
    transformObject: document => inPlainPatterns(toComponents(document)),
  })
}

/** What `describe` says stands in zod's global registry, of which the library knows nothing beside one of ours. */
const withDescriptions = {
  override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    const { description } = z.globalRegistry.get(zodSchema) ?? {}
    if (description !== undefined) jsonSchema.description = description
    // As the library's own override: an answer without a body.
    if (zodSchema instanceof z.ZodUndefined) jsonSchema.type = 'null'
  },
}

const transform = createJsonSchemaTransform({ schemaRegistry: named as never, zodToJsonConfig: withDescriptions })

type Route = Parameters<typeof transform>[0]

/** A body that may come in several media types is `{ content }`, which the library knows of answers only. */
const withEachBody = (route: Route): ReturnType<typeof transform> => {
  const { content } = (route.schema?.body ?? {}) as { content?: Record<string, { schema: z.ZodType }> }
  if (content === undefined) return transform(route)
  const bodyAs = (body: z.ZodType) => transform({ ...route, schema: { ...route.schema, body } } as Route).schema
  const bodies = Object.entries(content).map(([type, { schema }]) => [type, { schema: bodyAs(schema).body }])
  const { url, schema } = transform({ ...route, schema: { ...route.schema, body: undefined } } as Route)
  return { url, schema: { ...schema, body: { content: Object.fromEntries(bodies) } } }
}

const toComponents = createJsonSchemaTransformObject({
  schemaRegistry: named as never,
  zodToJsonConfig: withDescriptions,
})

/** Unicode classes written out: few readers of JSON Schema know them. Half characters (`Cs`) are no text to them at all. */
const inPlainPatterns = <Document extends object>(document: Document): Document =>
  JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === 'pattern' && typeof value === 'string'
      ? value.replaceAll('\\p{Cc}', '\\u0000-\\u001f\\u007f-\\u009f').replaceAll('\\p{Cs}', '')
      : value,
  )

/** The document, and the page that shows it to people, for everybody; the page loads nothing from elsewhere. */
export const showOpenApi: FastifyPluginAsync = async app => {
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(apiReference, {
    routePrefix: '/docs',
    configuration: {
      url: '../openapi.json',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  })
}
