import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailSender, type MailSender } from '../../activities/notices/mail.ts'
import { createNotify, type Outbox, type Watching } from '../../activities/notices/notify.ts'
import { noticesFor } from '../../activities/notices/table.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import { summaryOf } from '../../domain/approval/summary.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import { createStore, type Store } from '../../store/store.ts'
import { charged } from '../bodies/made-up-registry.ts'
import { aDatabase } from '../store/a-database.ts'
import { outboxOf } from '../store/outbox-of.ts'
import { aMailServer, type MailServer } from './a-mail-server.ts'
import { aRegistry, inReview, oneOfEach as of } from './a-told-case.ts'

const database = aDatabase()
let store: Store
let server: MailServer
let mail: MailSender
let clock: Instant
let number = 0
const unforeseen: [notice: string, message: string][] = []

beforeEach(async () => {
  store = createStore(database.db)
  unforeseen.length = 0
  server = await aMailServer()
  mail = createMailSender({ url: server.url, from: 'kelisu@kgd.example', timeoutMilliseconds: 2_000 })
  // The rows get the database's time, so the notices' clock starts just after it.
  clock = instantOf(Date.now() + 1_000)
})

afterEach(async () => {
  mail.close()
  await server.down()
  // Each test sees its own notices only.
  await database.db.deleteFrom('outbox').execute()
})

it('no more mails leave in a second than are allowed', async () => {
  await server.up()
  const arrivals: number[] = []
  const limited = createMailSender({ url: server.url, from: 'kelisu@kgd.example', perSecond: 2 })
  const send = async (id: string) => {
    await limited.send({ id, to: 'lawyer@kgd.example', subject: id, text: id, html: id })
    arrivals.push(Date.now())
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(send))
  limited.close()
  const [first = 0, , , , fifth = 0] = arrivals
  expect(fifth - first).toBeGreaterThan(1_000)
})

const unwatched: Watching = {
  heartbeat: () => undefined,
  signal: new AbortController().signal,
  noticeFailed: async () => undefined,
}

const notifier = (registry: Registry = aRegistry(), ask = async () => registry) => {
  const { sendDue } = createNotify({
    outbox: store.outbox satisfies Outbox,
    readCase: store.caseLog.read,
    registry: ask,
    mail,
    uiUrl: 'http://127.0.0.1:8233',
    localTime: almaty,
    now: () => clock,
    unforeseen: (error, notice) => void unforeseen.push([notice, (error as Error).message]),
  })
  return { sendDue: (limit: number, watching = unwatched) => sendDue(limit, watching) }
}

const pass = (milliseconds: number) => {
  clock = instantOf(millisecondsOf(clock) + milliseconds)
}

/** A case whose last event is told; what its log told before counts as sent. */
const recorded = async (log: ApprovalEvent[], last: ApprovalEvent): Promise<string> => {
  number += 1
  const caseId = `approval-dgd-almaty.n-${number}`
  const events = [...log, last].map(event =>
    event.type === 'RequestSubmitted'
      ? { ...event, caseId, request: { ...event.request, requestId: `n-${number}` } }
      : event,
  )
  const state = caseOf(events)
  if (state.stage === 'unopened') throw new Error('the log opens no case')
  const summary = summaryOf(state)
  const notices = noticesFor([last], events.length, summary)
  await store.caseLog.append(
    { caseId, runId: '11111111-aaaa-4bbb-8ccc-000000000001', firstSeq: 1, previousHash: '', events, summary },
    notices,
  )
  return caseId
}

const statuses = async (caseId: string) =>
  Object.fromEntries((await outboxOf(database.db, caseId)).map(({ role, status }) => [role, status]))

const addresses = () =>
  server.mails.flatMap(({ to }) => (Array.isArray(to) ? to : to ? [to] : []).map(each => each.text)).sort()

describe('a notice that is due', () => {
  it('arrives at everybody whom the table names, in Kazakh and Russian', async () => {
    await server.up()
    const caseId = await recorded(inReview, of.BecameOverdue)

    const report = await notifier().sendDue(50)

    expect(report).toEqual({ sent: 4, retried: 0, failed: [] })
    expect(addresses()).toEqual([
      'apparat@kgd.example',
      'basshy@kgd.example',
      'kense@dgd-almaty.example',
      'zan@kgd.example',
      'zanger@kgd.example',
    ])
    const toRequester = server.mails.find(({ to }) => JSON.stringify(to).includes('kense@dgd-almaty.example'))
    expect(toRequester?.subject).toBe('Шешім мерзімі өтті / Срок решения истёк · № 12-3/456')
    expect(toRequester?.text).toContain('Үнсіз қалу келісу болып саналмайды')
    expect(toRequester?.text).toContain('Молчание не означает согласования')
    expect(toRequester?.html).toContain('<section lang="kk">')
    expect(toRequester?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(await statuses(caseId)).toEqual({ requester: 'sent', lawyer: 'sent', head: 'sent', supervisor: 'sent' })
    expect((await outboxOf(database.db, caseId)).find(row => row.role === 'requester')?.recipients).toEqual([
      'p-r-chancery',
    ])
  })

  it('arrives at a supervisor by an order, too, without the link to what he does not see, and without a command for others', async () => {
    await server.up()
    await recorded([...inReview.slice(0, -1)], of.BecameOverdue)
    const grants = [charged('p-overseer', 'supervisor', 'kgd')]
    expect(await notifier(aRegistry({ grants })).sendDue(50)).toMatchObject({ failed: [], retried: 0 })
    const mailTo = (address: string) => server.mails.find(({ to }) => JSON.stringify(to).includes(address))?.text ?? ''
    const [overseer, official] = [mailTo('p-overseer@audit.example'), mailTo('apparat@kgd.example')]
    expect(overseer).toContain('Срок решения истёк')
    expect(official).toContain('http://127.0.0.1:8233')
    expect(official).toContain('assign')
    expect(overseer).not.toContain('http://127.0.0.1:8233')
    expect(overseer).not.toContain('assign')
  })

  it('has the same Message-ID when it leaves a second time, and another for each person', async () => {
    await server.up()
    const caseId = await recorded(inReview, of.BecameOverdue)
    await notifier().sendDue(50)
    const first = server.mails.map(({ messageId }) => messageId)
    expect(new Set(first).size).toBe(5)
    expect(first.every(id => /^<[0-9a-f]{40}@kelisu>$/.test(id ?? ''))).toBe(true)

    // As when its sender died before it could note that the mail had left.
    await database.db
      .updateTable('outbox')
      .set({ status: 'pending' })
      .where('noticeId', '=', `${caseId}/6/lawyer`)
      .execute()
    pass(5 * 60_000)
    expect((await notifier().sendDue(50)).sent).toBe(1)

    expect(first).toContain(server.mails[5]?.messageId)
  })

  it('is not taken twice by two senders at once', async () => {
    await server.up()
    await recorded(inReview, of.BecameOverdue)

    const reports = await Promise.all([notifier().sendDue(50), notifier().sendDue(50)])

    expect(reports.map(({ sent }) => sent).reduce((sum, sent) => sum + sent)).toBe(4)
    expect(server.mails).toHaveLength(5)
  })

  it('beats the heart before each mail', async () => {
    await server.up()
    await recorded(inReview, of.BecameOverdue)
    let beats = 0
    await notifier().sendDue(50, {
      ...unwatched,
      heartbeat: () => {
        beats += 1
      },
    })
    expect(beats).toBe(5)
  })
})

describe('a mail server that is down', () => {
  it('delays the notices, and they arrive once it is up', async () => {
    const caseId = await recorded(inReview, of.InformationRequested)
    const notify = notifier()

    const down = await notify.sendDue(50)
    expect(down).toMatchObject({ sent: 0, retried: 1, failed: [] })
    const [waiting] = await outboxOf(database.db, caseId)
    expect(waiting).toMatchObject({ nextAttemptAt: instantOf(millisecondsOf(clock) + 30_000) })
    expect(waiting?.lastError).toMatch(/^p-r-chancery: E/)

    await server.up()
    expect(await notify.sendDue(50)).toMatchObject({ sent: 0, retried: 0 })
    pass(30_000)
    expect(await notify.sendDue(50)).toEqual({ sent: 1, retried: 0, failed: [] })
    expect(server.mails[0]?.text).toContain('Сот хаттамасы керек')
  })

  it('is tried at growing distances, at most an hour, and given up three days after the first attempt', async () => {
    const caseId = await recorded(inReview, of.InformationRequested)
    const notify = notifier()
    const waits: number[] = []
    let report = await notify.sendDue(50)
    const began = millisecondsOf(clock)
    while (report.failed.length === 0) {
      const [waiting] = await outboxOf(database.db, caseId)
      const wait = millisecondsOf(waiting?.nextAttemptAt as Instant) - millisecondsOf(clock)
      waits.push(wait / 1_000)
      pass(wait)
      report = await notify.sendDue(50)
    }
    expect(waits.slice(0, 9)).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600])
    const hours = (millisecondsOf(clock) - began) / 3_600_000
    expect(hours).toBeGreaterThanOrEqual(72)
    expect(hours).toBeLessThanOrEqual(73)
    expect(report.failed).toMatchObject([{ caseId, noticeId: `${caseId}/6/requester` }])
    expect(await statuses(caseId)).toEqual({ requester: 'failed' })
  })
})

describe('an answer of the mail server', () => {
  it('5xx is final: the notice has failed, with the code and without the address, and the others still leave', async () => {
    await server.up()
    server.answer('zanger@kgd.example', 550)
    const caseId = await recorded(inReview, of.BecameOverdue)

    const report = await notifier().sendDue(50)

    expect(report.sent).toBe(3)
    expect(report.failed).toEqual([
      { caseId, noticeId: `${caseId}/6/lawyer`, reason: expect.stringMatching(/^p-lawyer: EENVELOPE 550/) },
    ])
    expect(report.failed[0]?.reason).not.toContain('@')
    expect(await statuses(caseId)).toMatchObject({ lawyer: 'failed', requester: 'sent' })
  })

  it('a login that it refuses for good is our own fault: the notices wait until it is mended', async () => {
    await server.up()
    mail.close()
    mail = createMailSender({ url: server.url.replace('//', '//kelisu:wrong@'), from: 'kelisu@kgd.example' })
    const caseId = await recorded(inReview, of.Withdrawn)

    const report = await notifier().sendDue(50)

    expect(report).toMatchObject({ sent: 0, retried: 3, failed: [] })
    const notices = await outboxOf(database.db, caseId)
    expect(notices.map(({ lastError }) => lastError)).toEqual(Array(3).fill(expect.stringMatching(/EAUTH 5\d\d/)))
  })

  it.each([530, 550])(
    'a sender whom it refuses (%i) is our own fault: the notices wait until it is mended',
    async code => {
      await server.up()
      server.answer('kelisu@kgd.example', code)
      await recorded(inReview, of.Withdrawn)
      const notify = notifier()

      expect(await notify.sendDue(50)).toMatchObject({ sent: 0, retried: 3, failed: [] })
      server.answer('kelisu@kgd.example', 250)
      pass(30_000)
      expect(await notify.sendDue(50)).toMatchObject({ sent: 3, retried: 0, failed: [] })
    },
  )

  it('4xx is tried again, and whom the notice had reached gets no second copy', async () => {
    await server.up()
    server.answer('zan@kgd.example', 451)
    const caseId = await recorded(inReview, of.DeliveryFailed)
    const notify = notifier()

    expect(await notify.sendDue(50)).toMatchObject({ sent: 1, retried: 1, failed: [] })
    server.answer('zan@kgd.example', 250)
    pass(30_000)
    expect(await notify.sendDue(50)).toMatchObject({ sent: 1, retried: 0, failed: [] })

    expect(addresses()).toEqual(['apparat@kgd.example', 'kense@kgd.example', 'zan@kgd.example'])
    expect(await statuses(caseId)).toEqual({ approverChancery: 'sent', supervisor: 'sent' })
  })
})

describe('a worker that stops', () => {
  /** Stops when its first mail is about to leave. */
  const stopping = () => {
    const stop = new AbortController()
    return { ...unwatched, signal: stop.signal, heartbeat: () => stop.abort() }
  }

  it('ends the mail under way and gives the other notices back, as if they had not been taken', async () => {
    await server.up()
    const caseId = await recorded(inReview, of.Withdrawn)

    expect(await notifier().sendDue(50, stopping())).toEqual({ sent: 1, retried: 0, failed: [] })

    expect(server.mails).toHaveLength(1)
    const left = (await outboxOf(database.db, caseId)).filter(({ status }) => status === 'pending')
    expect(left).toMatchObject(Array(2).fill({ attempts: 0, firstAttemptAt: null, lastError: null }))
    // Long before what a dead worker had taken would be due.
    pass(30_000)
    expect(await notifier().sendDue(50)).toEqual({ sent: 2, retried: 0, failed: [] })
  })

  it('gives back a notice that has reached only some, and whom it had reached gets no second copy from the same sender', async () => {
    await server.up()
    await recorded(inReview, { ...of.Reminded, moments: ['dueSoon'] })
    const notify = notifier()

    expect(await notify.sendDue(50, stopping())).toEqual({ sent: 0, retried: 0, failed: [] })
    expect(server.mails).toHaveLength(1)
    pass(30_000)
    expect(await notify.sendDue(50)).toEqual({ sent: 1, retried: 0, failed: [] })

    expect(addresses()).toEqual(['apparat@kgd.example', 'zan@kgd.example'])
  })
})

describe('somebody who cannot be told', () => {
  it('a role that nobody holds fails at once', async () => {
    await server.up()
    const caseId = await recorded(inReview, of.InformationRequested)
    const report = await notifier(aRegistry({ without: ['p-r-chancery', 'p-r-head'] })).sendDue(50)
    expect(report.failed).toEqual([
      { caseId, noticeId: `${caseId}/6/requester`, reason: 'nobody holds the role requester' },
    ])
  })

  it('a person without an address fails at once', async () => {
    await server.up()
    const caseId = await recorded(inReview, of.RecommendationGiven)
    const report = await notifier(aRegistry({ addresses: { 'p-head': undefined } })).sendDue(50)
    expect(report.failed).toEqual([{ caseId, noticeId: `${caseId}/6/head`, reason: 'p-head: no address' }])
  })

  it('a case that cannot be told of its failed notice keeps no other notice: it is told later', async () => {
    await server.up()
    const untold = await recorded(inReview, of.RecommendationGiven)
    const other = await recorded(inReview, of.InformationRequested)
    const { sendDue } = notifier(aRegistry({ addresses: { 'p-head': undefined } }))
    const noticeFailed = () => Promise.reject(new Error('no signal is taken'))
    const report = await sendDue(50, { ...unwatched, noticeFailed })
    expect(report).toMatchObject({ retried: 1, failed: [] })
    expect(unforeseen).toEqual([[`${untold}/6/head`, 'no signal is taken']])
    expect(await statuses(untold)).toMatchObject({ head: 'pending' })
    expect(Object.values(await statuses(other))).not.toContain('pending')

    pass(60_000)
    expect((await sendDue(50)).failed).toEqual([
      { caseId: untold, noticeId: `${untold}/6/head`, reason: 'p-head: no address' },
    ])
  })

  it('while the registry is away nothing is taken, and nothing is lost', async () => {
    await server.up()
    const caseId = await recorded(inReview, of.InformationRequested)
    const { sendDue } = notifier(undefined, () => Promise.reject(new Error('registry is away')))
    await expect(sendDue(50)).rejects.toThrow('registry is away')
    expect(await statuses(caseId)).toEqual({ requester: 'pending' })
    expect(await notifier().sendDue(50)).toMatchObject({ sent: 1 })
  })
})
