import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames } from '../domain/approval/commands.ts'
import { payloadExamples } from './examples.ts'
import { parseMessage, payloadSchemas } from './messages.ts'

const message = (name: CommandName, changes: object = {}) => ({
  commandId: 'c-1',
  actor: 'p-0001',
  payload: payloadExamples[name],
  ...changes,
})

const inUtc = (content: object): unknown =>
  JSON.parse(JSON.stringify(content), (_, value) =>
    typeof value === 'string' && value.includes('T') && !Number.isNaN(Date.parse(value))
      ? new Date(value).toISOString()
      : value,
  )

const fieldsAtFault = (name: CommandName, input: unknown): string[] => {
  const parsed = parseMessage(name, input)
  return parsed.ok ? [] : parsed.faults.map(({ field }) => field)
}

describe.each(commandNames)('the message %s', name => {
  it('is read as it was sent, instants in UTC', () => {
    expect(parseMessage(name, message(name))).toEqual({ ok: true, message: inUtc(message(name)) })
  })

  it('is malformed with a field of another kind in each place', () => {
    for (const field of Object.keys(payloadExamples[name])) {
      const wrong = { ...payloadExamples[name], [field]: 7 }
      expect(fieldsAtFault(name, message(name, { payload: wrong }))).toEqual([`payload.${field}`])
    }
  })

  it('is malformed with a field it does not have', () => {
    const wrong = { ...payloadExamples[name], decidedAt: '2025-08-20' }
    expect(fieldsAtFault(name, message(name, { payload: wrong }))).toEqual(['payload.decidedAt'])
  })

  it.each([[undefined], [null], ['text'], [[]], [{ malformed: 'broken JSON' }]])(
    'is refused, never thrown at, when it is %j',
    input => {
      expect(parseMessage(name, input)).toMatchObject({ ok: false })
    },
  )
})

describe('the envelope', () => {
  it.each([
    ['commandId', ''],
    ['commandId', 'x'.repeat(65)],
    ['commandId', 7],
    ['actor', 'Асқар'],
    ['actor', 'system:'],
    ['actor', 'robot:kgd'],
    ['payload', null],
    ['credential', 7],
    ['at', '2025-08-18T05:00:00Z'],
  ])('is malformed in %s when that is %j', (field, value) => {
    expect(fieldsAtFault('assign', message('assign', { [field]: value }))).toEqual([field])
  })

  it('may come from a system', () => {
    expect(parseMessage('assign', message('assign', { actor: 'system:kgd-intake' }))).toHaveProperty('ok', true)
  })
})

describe('a decision', () => {
  it.each([
    ['payload.outcome', { outcome: 'maybe' }],
    ['payload.outcome', {}],
    ['payload.paper.number', { outcome: 'approve', paper: { signedOn: '2025-08-20' } }],
    ['payload.paper.signedOn', { outcome: 'approve', paper: { signedOn: '2025-08-32', number: '1' } }],
    ['payload.reasons', { outcome: 'approve', reasons: 'x'.repeat(4001) }],
  ])('is malformed in %s', (field, payload) => {
    expect(fieldsAtFault('decide', message('decide', { payload }))).toEqual([field])
  })
})

it('there is a schema for every command and for nothing else', () => {
  expect(Object.keys(payloadSchemas).sort()).toEqual([...commandNames].sort())
})
