import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError, NotYetAnswered } from '../client/library/errors.ts'
import { BeyondCalendar } from '../domain/calendar/beyond-calendar.ts'
import { DeadlineFault } from '../domain/deadlines/deadline-fault.ts'
import { citations } from '../domain/regulation/citations.ts'
import { type Code, codes, type Rejection, reject } from '../domain/regulation/codes.ts'
import { withoutPersonalNumbers } from '../domain/regulation/personal-numbers.ts'
import { codeTexts } from '../domain/texts/codes.ts'
import type { Language } from '../domain/texts/languages.ts'
import { filled, messageOf } from '../domain/texts/message.ts'
import type { FieldFault } from '../schemas/faults.ts'
import { whereItBroke } from '../telemetry/where-it-broke.ts'
import { languageOf } from './language.ts'
import { statuses } from './statuses.ts'
import { Malformed } from './strict-json.ts'

/** A refusal as RFC 9457 has it, with its code, the place it rests on, the facts, and the malformed fields where there are any. */
export const problemSchema = z.strictObject({
  type: z.string().describe('The kind of problem, by its code'),
  title: z.string().describe('What the code says, in the language asked for'),
  status: z.int(),
  detail: z.string().describe('The same with the facts and the place it rests on'),
  instance: z.string().describe('This very request'),
  code: z.enum(Object.keys(codes) as [Code, ...Code[]]),
  citation: z.enum(citations),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  faults: z.array(z.strictObject({ field: z.string(), message: z.string() })).exactOptional(),
})

export type Problem = z.output<typeof problemSchema>

/** The media type of a problem. */
export const problemType = 'application/problem+json'

/** The problem as a document in the language. */
export const problemOf = (
  rejection: Rejection,
  language: Language,
  requestId: string,
  faults?: readonly FieldFault[],
): Problem => ({
  type: `urn:kelisu:problem:${rejection.code}`,
  title: filled(codeTexts[rejection.code][language], {}, language),
  status: statuses[rejection.code],
  detail: messageOf(rejection, language),
  instance: `urn:kelisu:request:${requestId}`,
  ...rejection,
  ...(faults ? { faults: [...faults] } : {}),
})

/** Answers with the problem that an error is; one of our own making is told to the log, without what the sender wrote. */
export const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { rejection, faults } = refusalOf(error)
  const status = statuses[rejection.code]
  if (status >= 500)
    request.log.error({ code: rejection.code, ...whereItBroke(error) }, 'a request could not be answered')
  const language = languageOf(request.headers['accept-language'])
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 412 || status === 503) reply.header('retry-after', '1')
  // Where it is not the counter of requests that says when.
  if (status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', '60')
  return reply
    .code(status)
    .type(problemType)
    .header('content-language', language)
    .send(problemOf(rejection, language, request.id, faults))
}

type Refused = { rejection: Rejection; faults?: readonly FieldFault[] }

const malformed = (given: readonly FieldFault[]): Refused => {
  // The name of a field that is none is what a sender wrote.
  const faults = given.map(fault => ({ ...fault, field: withoutPersonalNumbers(fault.field) }))
  const [first, ...others] = faults
  const alsoFaulty = others.map(({ field }) => field).join(', ')
  const facts = { field: first?.field ?? '', fault: first?.message ?? '', ...(alsoFaulty ? { alsoFaulty } : {}) }
  return { rejection: reject('REQUEST_MALFORMED', facts), faults }
}

const refusalOf = (error: unknown): Refused => {
  if (error instanceof KelisuError) {
    const { code, citation, facts } = error
    return { rejection: { code, citation, facts } }
  }
  if (error instanceof Malformed) return malformed(error.faults)
  if (hasZodFastifySchemaValidationErrors(error)) return malformed(error.validation.flatMap(faultsOf))
  if (error instanceof NotYetAnswered) {
    return { rejection: reject('NOT_YET_ANSWERED', { caseId: error.caseId, commandId: error.commandId }) }
  }
  if (!(error instanceof Error)) return { rejection: reject('INTERNAL_FAULT') }
  const { statusCode } = error as Error & { statusCode?: unknown }
  if (error instanceof DeadlineFault) return { rejection: reject(error.code, { field: error.field }, error.citation) }
  if (error instanceof BeyondCalendar) {
    const { year, calendarEdition } = error
    return { rejection: reject('BEYOND_CALENDAR', { year, calendarEdition }) }
  }
  if (isUnavailable(error)) return { rejection: reject('SERVICE_UNAVAILABLE') }
  if (statusCode === 413) return { rejection: reject('BODY_TOO_LARGE') }
  if (statusCode === 415) return { rejection: reject('MEDIA_TYPE_UNSUPPORTED') }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return malformed([{ field: '', message: 'is no request that can be read' }])
  return { rejection: reject('INTERNAL_FAULT') }
}

type Validation = { instancePath: string; message?: string | undefined; params?: unknown }

const faultsOf = ({ instancePath, message = '', params }: Validation): FieldFault[] => {
  const field = instancePath.slice(1).replaceAll('/', '.').slice(0, 200)
  const { keys } = (params ?? {}) as { keys?: string[] }
  return keys
    ? keys.slice(0, 50).map(key => ({
        field: [field, key]
          .filter(part => part !== '')
          .join('.')
          .slice(0, 200),
        message: 'is not a field of this message',
      }))
    : [{ field, message }]
}

/** Temporal or PostgreSQL do not answer, or not in time; or there is no room for a file that comes. */
const isUnavailable = (error: Error & { code?: unknown }): boolean => {
  const { code, name, message } = error
  if (name === 'ServiceError') return true
  if (typeof code !== 'string') return /timeout exceeded when trying to connect|Connection terminated/.test(message)
  return /^(08|57P|53)|^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOSPC|EMFILE)/.test(code)
}
