import { describe, expect, it } from 'vitest'
import { reject } from '../regulation/codes.ts'
import type { Language } from './languages.ts'
import { messageOf } from './message.ts'

describe('a refusal in words', () => {
  it('says what is wrong, what to do, and the part it rests on', () => {
    const refused = reject('DECISION_BEFORE_PROPOSAL', { stage: 'review' })
    expect(messageOf(refused, 'kk')).toMatch(/^Ұсыныс әлі енгізілмеген.* \(алгоритмнің 7-бөлігі\)$/)
    expect(messageOf(refused, 'ru')).toMatch(/ \(часть 7 алгоритма\)$/)
    expect(messageOf(refused, 'en')).toMatch(/ \(part 7 of the algorithm\)$/)
  })

  it('names the stage, the position and the date in the language asked for', () => {
    expect(messageOf(reject('WRONG_STAGE', { stage: 'review' }), 'kk')).toContain('«қаралуда»')
    expect(messageOf(reject('POSITION_NOT_VESTABLE', { position: 'lawyer,chancery' }), 'ru')).toContain(
      'юрист, канцелярия',
    )
    const ended = reject('DELEGATION_NOT_IN_FORCE', { number: '15-ө', date: '2026-01-12' })
    expect(messageOf(ended, 'kk')).toContain('№ 15-ө, 2026 жылғы 12 қаңтар')
  })

  it('names what was refused as people do, also to see something (NOT_AUTHORISED)', () => {
    const refused = (action: string, language: Language) => messageOf(reject('NOT_AUTHORISED', { action }), language)
    expect(refused('assign', 'kk')).toContain(': заңгер тағайындау.')
    expect(refused('reworkNotes', 'ru')).toContain(': видеть причину возврата на доработку.')
    expect(refused('registerReceipt', 'en')).toContain(': register the receipt.')
    expect(refused('constructor', 'en')).toContain(': constructor.')
  })

  it('leaves out what the facts do not give', () => {
    expect(messageOf(reject('MESSAGE_MALFORMED'), 'en')).toMatch(/^The message cannot be read\. /)
    expect(messageOf(reject('MESSAGE_MALFORMED', { field: 'payload.outcome' }), 'en')).toMatch(
      /^The message cannot be read: payload\.outcome\. /,
    )
  })

  it('gives no citation where the text has none', () => {
    expect(messageOf(reject('NOTHING_CHANGED'), 'en')).not.toContain('(')
  })

  it('shows a fact that a sender wrote in one bounded line, never as a template', () => {
    const message = messageOf(reject('UNKNOWN_COMMAND', { name: `{field}\n${'x'.repeat(5_000)}` }), 'en')
    expect(message).not.toContain('\n')
    expect(message.length).toBeLessThan(400)
  })
})
