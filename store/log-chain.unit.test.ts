import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ApprovalEvent } from '../domain/approval/events.ts'
import { type LoggedEvent, noHash, seal, verifyChain } from './log-chain.ts'

const events: ApprovalEvent[] = [
  {
    type: 'RouteUndetermined',
    version: 1,
    at: '2026-08-14T05:00:00.000Z',
    route: { kind: 'noRoute', citation: 'part-1', because: 'Ә' },
  },
  { type: 'Withdrawn', version: 1, at: '2026-08-17T05:00:00.000Z', reason: 'settled' },
  { type: 'BecameOverdue', version: 1, at: '2026-08-26T19:00:00.000Z', dueAt: '2026-08-26T19:00:00.000Z' },
]

const logged = (): LoggedEvent[] => {
  const rows: LoggedEvent[] = []
  for (const event of events) {
    const { type, version, at } = event
    const sealed = seal(rows.at(-1)?.hash ?? noHash, event)
    rows.push({
      caseId: 'approval-a.1',
      seq: rows.length + 1,
      runId: 'r',
      type,
      version,
      at,
      recordedAt: at,
      ...sealed,
    })
  }
  return rows
}

const reseal = (previousHash: string, body: string) => ({
  body,
  hash: createHash('sha256')
    .update(previousHash + body)
    .digest('hex'),
})

describe('the chain of a case', () => {
  it('holds for rows as they were written', () => {
    const rows = logged()
    expect(verifyChain(rows)).toEqual({ ok: true, events: 3, hash: rows[2]?.hash })
  })

  it('is sha256 over the previous hash and the canonical text, so that anybody can compute it again', () => {
    const sealed = seal(noHash, { version: 1, reason: 'x', type: 'Withdrawn', at: '2026-08-17T05:00:00.000Z' })
    expect(sealed.body).toBe('{"at":"2026-08-17T05:00:00.000Z","reason":"x","type":"Withdrawn","version":1}')
    // printf '%s' "$body" | sha256sum
    expect(sealed.hash).toBe('593ff59572da80c00c9ea98383378bb781852d67d6872f891ec45c8d06156ba8')
    expect(seal(sealed.hash, { type: 'Withdrawn', at: '2026-08-17T05:00:00.000Z', version: 1, reason: 'x' }).hash).toBe(
      '6f88974eddf730c06f0a289a0bfff88d6c27b4aa688d1f101d0199bb1791ca29',
    )
  })

  it.each<[string, (rows: LoggedEvent[]) => unknown, number, string]>([
    ['events in another order', rows => rows.splice(0, 3, ...rows.toReversed()), 1, 'seqGap'],
    ['a row of another case', rows => Object.assign(rows[1] ?? {}, { caseId: 'approval-a.2' }), 2, 'otherCase'],
    ['a row of another run', rows => Object.assign(rows[2] ?? {}, { runId: 's' }), 3, 'otherRun'],
    [
      'another event type in the column',
      rows => Object.assign(rows[2] ?? {}, { type: 'OverdueLifted' }),
      3,
      'columnsDiffer',
    ],
    ['text that is no JSON', rows => Object.assign(rows[0] ?? {}, reseal(noHash, 'no JSON')), 1, 'bodyNotCanonical'],
    [
      'text that is not canonical',
      rows => Object.assign(rows[0] ?? {}, reseal(noHash, '{ "b": 1 }')),
      1,
      'bodyNotCanonical',
    ],
  ])('finds %s', (_, tamper, seq, reason) => {
    const rows = logged()
    tamper(rows)
    expect(verifyChain(rows)).toEqual({ ok: false, seq, reason })
  })

  it('says that a case without events has none', () => {
    expect(verifyChain([])).toEqual({ ok: false, seq: 1, reason: 'noEvents' })
  })
})
