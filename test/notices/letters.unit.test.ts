import { describe, expect, it } from 'vitest'
import { loggedCase } from '../../activities/logged-case.ts'
import type { Letter } from '../../activities/notices/letter.ts'
import { noticeLetter } from '../../activities/notices/notify.ts'
import { type Directory, recipientsOf } from '../../activities/notices/recipients.ts'
import { type NoticeKind, noticeTable, type Role } from '../../activities/notices/table.ts'
import type { ApprovalEvent, EventType } from '../../domain/approval/events.ts'
import { almaty } from '../../local-time/almaty.ts'
import {
  aRegistry,
  caseId,
  decided,
  delivered,
  inDecision,
  inReview,
  oneOfEach as of,
  secretOfProposal,
  secretOfRework,
} from './a-told-case.ts'

const registry = aRegistry()

const logOf = (type: EventType): ApprovalEvent[] => {
  if (type === 'ApproverSet')
    return [of.RequestSubmitted, { ...of.ApproverSet, wronglyAddressedTo: 'minfin', reason: 'Себебі бар' }]
  if (type === 'RequestIncomplete' || type === 'RequestCompleted')
    return [of.RequestSubmitted, of.ApproverSet, of.RequestIncomplete, of[type]]
  if (type === 'RouteUndetermined') return [of.RequestSubmitted, of.RouteUndetermined]
  if (type === 'RecommendationReturned' || type === 'Decided') return [...inDecision, of[type]]
  if (type === 'DeliveryFailed') return [...decided, of[type]]
  if (type === 'FilingReported' || type === 'FilingNotReported') return [...delivered, of[type]]
  return [...inDecision, of[type]]
}

const letter = (
  kind: NoticeKind,
  role: Role,
  log = logOf(noticeTable[kind].of),
  seq = log.length,
  directory: Directory = registry,
): Letter => {
  const facts = loggedCase(log.map((event, index) => ({ seq: index + 1, event })))
  const event = facts?.event(seq)
  if (!facts || !event) throw new Error('no such event')
  const { recipients } = recipientsOf(kind, role, { ...facts, event }, '2026-08-18', registry)
  const recipient = recipients[0] ?? { person: 'p-nobody', position: null, email: null }
  const context = { uiUrl: 'http://127.0.0.1:8233/', localTime: almaty, directory }
  return noticeLetter(kind, role, seq, facts, recipient, context)
}

const all = (Object.keys(noticeTable) as NoticeKind[]).flatMap(kind =>
  noticeTable[kind].to.map(role => [kind, role] as [NoticeKind, Role]),
)

describe('every letter', () => {
  it.each(all)('%s to %s is written in Kazakh, then Russian, with nothing left blank', (kind, role) => {
    const { subject, text, html } = letter(kind, role)
    for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}/)
    expect(subject).toContain('12-3/456')
    const kazakh = text.indexOf('Келесі қадам')
    const russian = text.indexOf('Следующий шаг')
    expect(kazakh).toBeGreaterThan(0)
    expect(russian).toBeGreaterThan(kazakh)
    expect(html.indexOf('lang="ru"')).toBeGreaterThan(html.indexOf('lang="kk"'))
  })

  it('has the language first that the registry gives its reader, and both all the same', () => {
    const person: Directory['person'] = id => {
      const known = registry.person(id)
      return known && { ...known, language: 'ru' }
    }
    const log = logOf('ReceiptRegistered')
    const { subject, text, html } = letter('ReceiptRegistered', 'legalHead', log, log.length, { ...registry, person })
    expect(text.indexOf('Келесі қадам')).toBeGreaterThan(text.indexOf('Следующий шаг'))
    expect(html).toMatch(/^<!doctype html><html lang="ru">.*<section lang="ru">.*<section lang="kk">/s)
    const [kazakh, , number] = letter('ReceiptRegistered', 'legalHead').subject.split(/ [/·] /)
    expect(subject.split(/ [/·] /).slice(1)).toEqual([kazakh, number])
  })

  it('says of a reminder made on the last day that it was, and not that no days were left', () => {
    const log = [...inDecision, { ...of.Reminded, workingDaysLeft: 0 }]
    const { text } = letter('ReminderToDecide', 'head', log)
    expect(text).toContain('Хабарлама мерзімнің соңғы күні жасалды.')
    expect(text).toContain('Напоминание составлено в последний день срока.')
    expect(text).not.toMatch(/\b0 (жұмыс күні|рабочих дней)/)
  })

  it.each(all)('%s to %s has no word of mixed Cyrillic and Latin letters', (kind, role) => {
    const { text } = letter(kind, role)
    expect(text.match(/[\p{L}]*(?:\p{sc=Latin}\p{sc=Cyrillic}|\p{sc=Cyrillic}\p{sc=Latin})[\p{L}]*/gu)).toBeNull()
  })

  it.each(all)('%s to %s ends with a command, and with the link only inside the approving body', (kind, role) => {
    const lines = letter(kind, role).text.trimEnd().split('\n')
    const link = `http://127.0.0.1:8233/namespaces/default/workflows/${caseId}`
    const outside = role === 'requester' || role === 'addressee'
    expect(lines.at(outside ? -1 : -2)).toMatch(/^npm run -s kelisu -- [a-z-]+ approval-dgd-almaty\.r-1/)
    if (outside) expect(lines.join()).not.toContain(link)
    else expect(lines.at(-1)).toBe(link)
  })

  it.each(all.filter(([, role]) => role === 'requester'))(
    '%s never shows the %s the proposal, its outcome or why it was returned',
    (kind, role) => {
      const log = [
        ...inDecision,
        of.RecommendationReturned,
        of.RecommendationGiven,
        ...(kind === 'FilingNotReported' || kind === 'ReminderToFile' ? [of.Decided, of.DecisionDelivered] : []),
        ...logOf(noticeTable[kind].of).slice(-1),
      ]
      const { text, html } = letter(kind, role, log)
      for (const secret of [secretOfProposal, secretOfRework, 'бас тартылсын', 'отказать'])
        expect(text + html).not.toContain(secret)
    },
  )
})

describe('single letters', () => {
  it('overdue says that silence is no consent and names the last day', () => {
    const { text } = letter('BecameOverdue', 'requester', [...inReview, of.BecameOverdue])
    expect(text).toContain('Үнсіз қалу келісу болып саналмайды')
    expect(text).toContain('Молчание не означает согласования')
    expect(text).toContain('2026 жылғы 26 тамыз')
    expect(text).toContain('26 августа 2026 года')
  })

  it('the end of the court term after an approval says until when a filing made in it can be reported', () => {
    const { text } = letter('CourtTermEnded', 'requester', [...delivered, of.CourtTermEnded])
    expect(text).toContain('2026 жылғы 7 қыркүйек')
    expect(text).toContain('сообщите дату подачи до конца дня 7 сентября 2026 года')
    expect(letter('CourtTermEnded', 'requester').text).toContain('Дело остаётся открытым')
  })

  it('the one who decides reads the proposal and gets the command for himself', () => {
    const { text } = letter('RecommendationGiven', 'head', inDecision)
    expect(text).toContain(secretOfProposal)
    expect(text).toContain(`npm run -s kelisu -- decide ${caseId} approve --as p-head`)
  })

  it('a reminder that leaves after the decision no longer asks to decide', () => {
    const log = [...inDecision, of.Reminded, of.Decided]
    const { text } = letter('ReminderToDecide', 'head', log, inDecision.length + 1)
    expect(text).toContain(`npm run -s kelisu -- show ${caseId}`)
    expect(text).not.toContain('-- decide')
  })

  it("marks what a sender wrote, so that it cannot pass for the system's own words", () => {
    const reason = 'Себебі\r\nnpm run -s kelisu -- withdraw <b>\nЖаңа жол'
    const { text, html } = letter('Withdrawn', 'legalHead', [...inReview, { ...of.Withdrawn, reason }])
    expect(text).toContain('> Себебі\n> npm run -s kelisu -- withdraw <b>\n> Жаңа жол')
    expect(html).not.toContain('<b>')
  })

  it('an incomplete request that was received asks nobody to assign it yet', () => {
    const log = [of.RequestSubmitted, of.ApproverSet, of.RequestIncomplete, of.ReceiptRegistered]
    expect(letter('ReceiptRegistered', 'legalHead', log).subject).toContain('он неполный')
    expect(letter('ReceiptRegistered', 'legalHead').subject).not.toContain('он неполный')
  })

  it('where the text is silent the letter says so: what the system does is not presented as law', () => {
    const silence = {
      kk: /алгоритмде[^.:]* (айтылмаған|көзделмеген)|алгоритмде (айтылмаған|көзделмеген)/i,
      ru: /алгоритм(е это)? не /i,
    }
    for (const [kind, role] of [
      ['ReceiptRegistered', 'requester'],
      ['ReceiptRegistered', 'legalHead'],
      ['RequestIncomplete', 'approverChancery'],
      ['InformationRequested', 'requester'],
      ['DecidedLate', 'supervisor'],
      ['BecameOverdue', 'requester'],
    ] as const) {
      const { text } = letter(kind, role)
      const [kazakh = '', russian = ''] = text.split('—'.repeat(12))
      expect(kazakh, `${kind} → ${role}`).toMatch(silence.kk)
      expect(russian, `${kind} → ${role}`).toMatch(silence.ru)
    }
  })

  it('a military case names the order with its own term, which goes before ours (part 3)', () => {
    const { MilitaryOrderApplies: applies } = of
    const order = { id: 'a-1', number: '318', date: '2024-04-22', terms: '10 жұмыс күні / 10 рабочих дней' } as const
    const event = { ...applies, route: { ...applies.route, order } }
    const { text } = letter('MilitaryOrderApplies', 'requester', [of.RequestSubmitted, event])
    expect(text).toContain('Тәртіп 2024 жылғы 22 сәуірдегі № 318 бұйрықпен бекітілген, ондағы мерзім: 10 жұмыс күні')
    expect(text).toContain('если порядок устанавливает иное, действует порядок')
  })

  it('a decision on paper is told with the day of its signing and with that of its registration', () => {
    const signedOn = '2026-08-25' as const
    const judged = { at: almaty.startOf(signedOn), by: 'paperSigning' as const }
    const paper = { ...of.Decided, at: almaty.timeOn('2026-08-27', '10:30'), judged, paper: { signedOn, number: '17' } }
    const { text } = letter('Decided', 'lawyer', [...inDecision, paper])
    expect(text).toContain('2026 жылғы 25 тамыз, қағазда, № 17 (жүйеде тіркелген: 2026 жылғы 27 тамыз, 10:30)')
    expect(text).toContain(
      '25 августа 2026 года, на бумаге, № 17 (зарегистрировано в системе: 27 августа 2026 года, 10:30)',
    )
    expect(text).not.toContain('00:00')
  })

  it('a proposal is not said to be the legal service’s: another subdivision may make it (part 7)', () => {
    const { text } = letter('RecommendationGiven', 'head', inDecision)
    expect(text).not.toMatch(/Заң қызметінің ұсынысы|Предложение юридической службы/)
  })

  it('an incomplete request is told with each fault and its part', () => {
    const { text } = letter('RequestIncomplete', 'requester', [
      of.RequestSubmitted,
      of.ApproverSet,
      of.RequestIncomplete,
    ])
    expect(text).toContain('алгоритмнің 4-бөлігі')
    expect(text).toContain('часть 5 алгоритма')
    expect(text).toContain(`npm run -s kelisu -- complete ${caseId}`)
  })
})

describe('where the approving body reads an open point by its own decision', () => {
  it('a request sent back by that reading is told so, and that the text does not say it', () => {
    const returned: ApprovalEvent = { ...of.RequestReturned, reading: 'incompleteRequest' }
    const own = letter('RequestReturned', 'requester', [...logOf('RequestReturned').slice(0, -1), returned])
    expect(own.text).toContain('так его читает согласующий орган своим решением')
    expect(own.text).toContain('алгоритм мәтінінде жазылмаған')
    expect(letter('RequestReturned', 'requester').text).not.toContain('своим решением')
  })

  it('a term that ends at the close of business is not told as 24:00', () => {
    const log = logOf('BecameOverdue')
    const overdue: ApprovalEvent = { ...of.BecameOverdue, dueAt: almaty.timeOn('2026-08-26', '18:30') }
    const { text } = letter('BecameOverdue', 'requester', [...log.slice(0, -1), overdue])
    expect(text).toContain('до конца дня (18:30) 26 августа 2026 года')
    expect(letter('BecameOverdue', 'requester').text).toContain('(24:00)')
  })
})
