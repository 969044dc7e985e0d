import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../../domain/calendar/dates.ts'
import { newestCalendar } from '../../domain/calendar/editions.ts'
import { deadlines } from '../../domain/deadlines/deadlines.ts'
import { almaty } from '../../local-time/almaty.ts'
import { parseRequest } from '../../schemas/request.ts'
import { runHere, runJsonHere } from './run-kelisu.ts'

const written = JSON.parse(readFileSync(new URL('../../docs/examples/request.json', import.meta.url), 'utf8'))

describe('kelisu example request', () => {
  it('prints the documented request as if it were sent today, in a form that submit takes', async () => {
    const { code, out } = await runHere(['example', 'request', '--id', 'my-first'])
    const request = JSON.parse(out)
    const today = almaty.dateOf(instantOf(Date.now()))
    expect(code).toBe(0)
    expect(parseRequest(request)).toMatchObject({ ok: true })
    expect(request).toMatchObject({
      requestId: 'my-first',
      requester: written.requester,
      outgoing: { number: written.outgoing.number, sentOn: today },
    })
    expect(Date.parse(request.signature.signedAt)).toBeLessThanOrEqual(Date.now())
  })

  it('has an id of its own each time', async () => {
    const ids = [await runJsonHere(['example', 'request']), await runJsonHere(['example', 'request'])]
    expect(new Set(ids.map(({ document }) => document.requestId)).size).toBe(2)
  })

  it('keeps the days between the dates, so that it is never late (part 6)', async () => {
    const { document: request } = await runJsonHere(['example', 'request'])
    const daysBefore = (later: string, earlier: string) => Date.parse(later) - Date.parse(earlier)
    expect(daysBefore(request.outgoing.sentOn, request.act.finalFormOn)).toBe(
      daysBefore(written.outgoing.sentOn, written.act.finalFormOn),
    )
  })
})

describe('the documented request', () => {
  it('is one that is taken, sent in time', () => {
    expect(parseRequest(written)).toMatchObject({ ok: true })
    const counted = deadlines(
      {
        means: written.means,
        procedure: written.procedure,
        actDate: written.act.finalFormOn,
        receivedOn: written.outgoing.sentOn,
        sentOn: written.outgoing.sentOn,
      },
      newestCalendar,
    )
    expect(counted).toMatchObject({ lateRequest: { plain: false, strict: false } })
  })
})
