import { fc, test } from '@fast-check/vitest'
import { describe, expect, it, vi } from 'vitest'
import { type CommandName, commandNames } from '../../domain/approval/commands.ts'
import { codes } from '../../domain/regulation/codes.ts'
import { factsOf, preparing, runId, startOf } from '../../test/approval/preparing.ts'
import { aRequest, caseId, local, people } from '../../test/approval/request.ts'
import type { PrepareResult } from '../activities.ts'

// Many runs each: on a busy machine they may take longer than one test usually does.
vi.setConfig({ testTimeout: 30_000 })

const deep = (levels: number): unknown => {
  let value: unknown = 'end'
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? { value } : [value]
  return value
}

const strange: [string, unknown][] = [
  ['what the converter could not decode', { malformed: 'unknown encoding' }],
  ['null', null],
  ['nothing', undefined],
  ['a number', 7],
  ['not a number', Number.NaN],
  ['a truth value', true],
  ['a text', 'approve'],
  ['an empty list', []],
  ['a list of messages', [{ commandId: 'c-1', actor: people.head, payload: {} }]],
  ['an empty object', {}],
  ['a deep object', deep(5_000)],
  ['a message with a deep payload', { commandId: 'c-1', actor: people.head, payload: deep(5_000) }],
  ['a message without a payload', { commandId: 'c-1', actor: people.head }],
  ['a message with a payload of null', { commandId: 'c-1', actor: people.head, payload: null }],
  ['a message whose actor is an object', { commandId: 'c-1', actor: { person: people.head }, payload: {} }],
  ['a message that brings its own prototype', JSON.parse('{"__proto__":{"commandId":"c-1"},"constructor":{}}')],
]

const prepared = (name: CommandName, message: unknown) =>
  preparing()({ caseId, runId, name, message, at: local('2026-08-24', '16:00'), facts: factsOf() })

const isKnown = (result: PrepareResult): boolean => {
  if (result.kind === 'refused') return result.rejection.code in codes
  if (result.kind === 'failed') return result.faults.length > 0 && result.faults.every(({ code }) => code in codes)
  return result.kind === 'command'
}

describe('whatever a sender writes is refused as malformed and never thrown', () => {
  it.each(commandNames)('in the message of %s', async name => {
    for (const [what, message] of strange) {
      const result = await prepared(name, message)
      expect(result, what).toMatchObject({
        kind: 'refused',
        rejection: { code: 'MESSAGE_MALFORMED', citation: 'design' },
      })
    }
  })

  it.each(strange)('in the start: %s', async (_, message) => {
    const result = await preparing()(startOf(message))
    expect(result).toMatchObject({ kind: 'failed', faults: expect.arrayContaining([expect.anything()]) })
    expect(result.kind === 'failed' && result.faults.every(({ code }) => code === 'REQUEST_MALFORMED')).toBe(true)
  })

  it('and the first malformed field is named with what it must be, the others after it', async () => {
    const message = { commandId: 'c 1', actor: people.head, payload: { outcome: 'maybe', vote: 1 } }
    expect(await prepared('decide', message)).toMatchObject({
      rejection: {
        code: 'MESSAGE_MALFORMED',
        facts: { field: 'commandId', fault: expect.any(String), alsoFaulty: 'payload.outcome, payload.vote' },
      },
    })
  })

  it.each([
    ['commandId', { commandId: '', actor: people.head, payload: { reason: 'x' } }],
    ['commandId', { commandId: 'c'.repeat(65), actor: people.head, payload: { reason: 'x' } }],
    ['actor', { commandId: 'c-1', actor: 'Нұрланов', payload: { reason: 'x' } }],
    ['payload.reason', { commandId: 'c-1', actor: people.head, payload: { reason: '  ' } }],
    ['payload.reason', { commandId: 'c-1', actor: people.head, payload: { reason: 'x'.repeat(4001) } }],
    ['payload.reason', { commandId: 'c-1', actor: people.head, payload: { reason: '\u0000' } }],
    ['payload.reason', { commandId: 'c-1', actor: people.head, payload: { reason: 'half a \ud83d' } }],
    ['payload.at', { commandId: 'c-1', actor: people.head, payload: { reason: 'x', at: '2026-08-24' } }],
    ['at', { commandId: 'c-1', actor: people.head, payload: { reason: 'x' }, at: '2026-08-24T00:00:00Z' }],
    ['credential', { commandId: 'c-1', actor: people.head, payload: { reason: 'x' }, credential: null }],
  ])('a message names its malformed field, a sender’s own time among them: %s (%#)', async (field, message) => {
    expect(await prepared('withdraw', message)).toMatchObject({
      rejection: { code: 'MESSAGE_MALFORMED', facts: { field } },
    })
  })
})

describe('whatever is written at random', () => {
  const anything = fc.anything({
    maxDepth: 3,
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
  })

  test.prop([fc.constantFrom(...commandNames), anything], { numRuns: 200 })(
    'a message is answered with a known code',
    async (name, message) => {
      expect(isKnown(await prepared(name, message))).toBe(true)
    },
  )

  test.prop([fc.constantFrom(...commandNames), anything, fc.string({ unit: 'binary' })], { numRuns: 200 })(
    'a message with a strange payload is answered with a known code',
    async (name, payload, actor) => {
      expect(isKnown(await prepared(name, { commandId: 'c-1', actor, payload }))).toBe(true)
      expect(isKnown(await prepared(name, { commandId: 'c-1', actor: people.head, payload }))).toBe(true)
    },
  )

  const request = aRequest()
  test.prop([fc.constantFrom(...Object.keys(request)), anything], { numRuns: 300 })(
    'a request with one strange field is accepted or fails with a known code',
    async (field, value) => {
      expect(isKnown(await preparing()(startOf({ ...request, [field]: value })))).toBe(true)
    },
  )

  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.date().map(String), fc.constant('2026-08-14'))
  test.prop(
    [
      fc.constantFrom('outgoing.sentOn', 'act.finalFormOn', 'receipt.at', 'signature.signedAt', 'draft.sha256'),
      fc.oneof(
        text,
        fc
          .date({ min: new Date('1990-01-01'), max: new Date('2210-01-01'), noInvalidDate: true })
          .chain(date => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10))),
      ),
    ],
    { numRuns: 300 },
  )('a request with one strange date is accepted or fails with a known code', async (path, value) => {
    const [group = '', field = ''] = path.split('.')
    const given = {
      number: '1',
      registeredBy: people.chancery,
      ...((request as Record<string, unknown>)[group] as object),
    }
    const sent = group === 'receipt' ? given : { ...((request as Record<string, unknown>)[group] as object) }
    const result = await preparing()(startOf({ ...request, [group]: { ...sent, [field]: value } }))
    expect(isKnown(result)).toBe(true)
  })
})
