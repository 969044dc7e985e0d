import { describe, expect, it } from 'vitest'
import { roles } from '../../activities/notices/table.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { codes } from '../../domain/regulation/codes.ts'
import { type Language, languages } from '../../domain/texts/languages.ts'
import { caseId, oneOfEach } from '../../test/notices/a-told-case.ts'
import { historyLine } from './history-line.ts'

const at = '2026-08-18T04:00:00.000Z'
const saidOf = (event: ApprovalEvent, language: Language) => historyLine({ seq: 7, ...event }, language)
const refused = (name: string): ApprovalEvent => {
  const fact = { code: 'NOT_VESTED', citation: 'part-9', facts: {} } as const
  return { type: 'CommandRefused', version: 1, at, name, ...fact }
}

describe('a line of the history for people', () => {
  it('has no code of what was refused or lacking', () => {
    const code = new RegExp(Object.keys(codes).join('|'))
    for (const event of [...Object.values(oneOfEach), refused('registerReceipt')])
      for (const language of languages) expect(saidOf(event, language)).not.toMatch(code)
  })

  it('says in words which command was refused, and why; what is no command stays as it was sent', () => {
    expect(saidOf(refused('decide'), 'kk')).toContain('команда қабылданбады: шешім қабылдау: Бұл адамға шешім')
    expect(saidOf(refused('constructor'), 'ru')).toContain('команда отклонена: constructor: На это лицо')
  })

  it('says what an incomplete request lacks (parts 4 and 5)', () => {
    expect(saidOf(oneOfEach.RequestIncomplete, 'ru')).toMatch(
      /не подписан руководителем.*часть 4.*проект жалобы.*часть 5/,
    )
  })

  it('names the facts that were corrected', () => {
    const changed = ['act', 'outgoing', 'receipt.at']
    expect(saidOf({ ...oneOfEach.FactsCorrected, changed }, 'en')).toContain(
      'the act and its dates, the outgoing number and date, when the receipt was registered',
    )
  })

  it('says how many working days a deadline had, and on its day that it is the last', () => {
    const reminded = (workingDaysLeft: number) =>
      saidOf({ ...oneOfEach.Reminded, deadline: 'decision', workingDaysLeft }, 'kk')
    expect(reminded(3)).toContain('шешім мерзімі, 3 жұмыс күні қалды')
    expect(reminded(0)).toContain('шешім мерзімі, соңғы күн')
  })

  it('says to whom a notice did not come', () => {
    for (const role of roles) {
      const failed = { ...oneOfEach.NoticeFailed, notice: `${caseId}/12/${role}` }
      expect(saidOf(failed, 'ru')).toMatch(/уведомление не отправлено: [а-я ,]+, запись 12$/)
    }
  })
})
