import type { FastifyInstance } from 'fastify'
import { KelisuError } from '../client/library/errors.ts'
import { reject } from '../domain/regulation/codes.ts'
import { strictJson } from './strict-json.ts'

/** Takes JSON and nothing else, read strictly, and gives nothing to who accepts no form in which it is given. */
export const jsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    body.length === 0 ? undefined : strictJson(body),
  )
  app.addHook('preValidation', async ({ headers, routeOptions }) => {
    const { produces = 'application/json' } = routeOptions.config as { produces?: string }
    if (!isAccepted(headers.accept, produces)) throw new KelisuError(reject('NOT_ACCEPTABLE', { produces }))
  })
}

const isAccepted = (accept: string | undefined, produces: string): boolean =>
  accept === undefined ||
  accept.split(',').some(part => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const [type] = produces.split('/')
    const isRefused = parameters.some(parameter => /^\s*q=0(?:\.0*)?\s*$/.test(parameter))
    return !isRefused && [produces, `${type}/*`, '*/*', ''].includes(range.trim())
  })
