import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KelisuError } from '../../client/library/errors.ts'
import { accessTo } from '../../domain/access/access.ts'
import { actorOf, type Caller } from '../../domain/access/caller.ts'
import { visibleCase } from '../../domain/access/visible-case.ts'
import { reject } from '../../domain/regulation/codes.ts'
import { logRead } from '../../store/access-log.ts'
import { inForce } from '../../store/in-force.ts'
import { oneCaseWithParties } from '../../store/read-model.ts'
import { whereItBroke } from '../../telemetry/where-it-broke.ts'
import { refusals } from '../answers.ts'
import { type ApiDependencies, usualLimits } from '../dependencies.ts'
import { callerOf } from '../guard.ts'

/** One open stream. */
type Stream = { caller: Caller; request: FastifyRequest; reply: FastifyReply; unsent: number }

/** Who does not read is let go: he asks for the list when he comes back. */
const mostUnsent = 200

/**
 * Changes of the cases that the caller may see, as server-sent events. A stream that ends (the service stops, the database was lost, the
 * session ended) may have missed changes: whoever comes back asks for the list.
 */
export const live = ({
  db,
  caseWatch,
  identity,
  localTime,
  clock,
  logger,
  limits,
}: ApiDependencies): FastifyPluginAsyncZod => {
  const { streamsPerCaller, streamCheckMs } = { ...usualLimits, ...limits }
  const streams = new Set<Stream>()

  const end = (stream: Stream) => {
    streams.delete(stream)
    if (stream.reply.sse.isConnected) stream.reply.sse.close()
  }
  const send = (stream: Stream, message: { event: string; id?: string; data: unknown }) => {
    stream.unsent += 1
    if (stream.unsent > mostUnsent) return end(stream)
    stream.reply.sse.send(message).then(
      () => {
        stream.unsent -= 1
      },
      // Its reader has gone: nobody is left to be told of it.
      () => end(stream),
    )
  }
  const tell = async (caseId: string) => {
    if (streams.size === 0) return
    const [one, { registry }] = await Promise.all([oneCaseWithParties(db, caseId), inForce(db)])
    if (!one) return
    const on = localTime.dateOf(clock())
    const told = [...streams].flatMap(stream => {
      if (stream.reply.raw.destroyed) return []
      const access = accessTo(stream.caller, one.parties, registry, on)
      return access ? [{ stream, shown: visibleCase(access, one.summary) }] : []
    })
    await logRead(
      db,
      told.map(({ stream }) => stream.caller),
      caseId,
      'change',
    )
    for (const { stream, shown } of told)
      if (streams.has(stream)) send(stream, { event: 'case', id: `${shown.caseId}:${shown.seq}`, data: shown })
  }
  const endAll = () => {
    for (const stream of [...streams]) end(stream)
  }
  const endsBecauseOf = (error: unknown) => {
    // A session that has ended is no fault, but the reason why its stream ends.
    if (!(error instanceof KelisuError)) logger?.error(whereItBroke(error), 'streams of changes end')
  }
  const endWhoHaveLeft = async () => {
    for (const stream of [...streams]) {
      // A page that was left open is no use of the session.
      const caller = stream.reply.raw.destroyed
        ? undefined
        : await identity.identify(stream.request, { asUse: false }).catch(endsBecauseOf)
      if (caller === undefined) end(stream)
    }
  }

  return async app => {
    // One change after the other: of two about a case the later must not be overtaken by what the earlier has read.
    let telling = Promise.resolve()
    const silence = caseWatch.listen({
      changed: ({ caseId }) => {
        telling = telling
          .then(() => tell(caseId))
          .catch((error: unknown) => {
            endsBecauseOf(error)
            // Who may have missed a change asks for the list when he comes back.
            endAll()
          })
      },
      lost: endAll,
    })
    const asking = setInterval(() => void endWhoHaveLeft(), streamCheckMs)
    asking.unref()
    // An open stream would keep the server from closing.
    app.addHook('preClose', async () => {
      silence()
      clearInterval(asking)
      endAll()
    })
    app.get(
      '/cases/live',
      {
        sse: 'only',
        // A stream has no head to ask for: who asked would wait for ever.
        exposeHeadRoute: false,
        config: { produces: 'text/event-stream' },
        schema: {
          operationId: 'casesLive',
          tags: ['cases'],
          summary: 'Changes of the cases that the caller may see, as server-sent events',
          response: {
            200: {
              description:
                'Events `ready`, then `case` with the case as lists show it. When it ends, ask for the list.',
              content: { 'text/event-stream': { schema: z.string() } },
            },
            ...refusals(),
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        // Whose connection closed while it was asked who he is: nobody will tell of it again.
        if (reply.raw.destroyed) return void reply.hijack()
        const has = [...streams].filter(stream => actorOf(stream.caller) === actorOf(caller)).length
        if (has >= streamsPerCaller) throw new KelisuError(reject('TOO_MANY_REQUESTS'))
        const stream: Stream = { caller, request, reply, unsent: 0 }
        reply.sse.keepAlive()
        reply.sse.onClose(() => streams.delete(stream))
        streams.add(stream)
        send(stream, { event: 'ready', data: { at: clock() } })
      },
    )
  }
}
