import { describe, expect, it } from 'vitest'
import type { ApprovalRequest } from '../approval/request.ts'
import type { CaseSummary } from '../approval/summary.ts'
import { caseDetails, type Names, staticDetails, staticSummary } from './details.ts'

const names: Names = id =>
  id === 'kgd' ? { kk: 'Мемлекеттік кірістер комитеті', ru: 'Комитет государственных доходов' } : undefined

const summary: CaseSummary = {
  caseId: 'approval-dgd-almaty.r-1',
  requester: 'dgd-almaty',
  requestId: 'r-1',
  approver: 'kgd',
  stage: 'decision',
  deadlineState: 'onTime',
  holder: 'p-0001',
  outcome: null,
  flags: [],
  means: 'appeal',
  procedure: 'civil',
  outgoingNumber: '12-3/456',
  court: 'Алматы қаласының Медеу ауданы соты',
  courtCaseNumber: '7514-26-00-2/1234',
  sentOn: '2026-08-14',
  receivedAt: '2026-08-17T04:00:00.000Z',
  lawyer: 'p-0002',
  decisionDueOn: '2026-08-26',
  decisionDueAt: '2026-08-26T19:00:00.000Z',
  courtTermEndsOn: '2026-08-31',
  courtTermEndsAt: '2026-08-31T19:00:00.000Z',
  overdue: false,
  overdueSince: null,
  decidedLate: null,
  seq: 6,
  openedAt: '2026-08-14T05:00:00.000Z',
  closedAt: null,
}

const request: ApprovalRequest = {
  requestId: 'r-1',
  requester: 'dgd-almaty',
  means: 'cassation',
  procedure: 'administrative',
  court: 'Астана қаласының соты',
  courtCaseNumber: '7199-26-00-4/5',
  act: { kind: 'ruling', inForceOn: '2026-05-04' },
  parties: ['Тарап аты'],
  subject: 'Құпия мәні',
  outgoing: { number: '12-3/456', sentOn: '2026-08-14' },
}

describe('the details of a case', () => {
  it('say what it is, who asks, who approves, who holds it and when it is due, Kazakh first', () => {
    const details = caseDetails(summary, names)
    for (const words of [
      '**Апелляциялық шағым, азаматтық іс, сот ісі № `7514-26-00-2/1234`**',
      'Келісуші орган: Мемлекеттік кірістер комитеті (kgd)',
      'Кімде: **басшы немесе өкілеттік жүктелген адам: шешім қабылдайды (p-0001)**',
      'Шешім мерзімі: 2026 жылғы 26 тамыз, 24:00-ге дейін (мерзімінде)',
      'Последний день судебного срока: 31 августа 2026 года',
      'Орган, направивший запрос: dgd-almaty, № `12-3/456`',
    ])
      expect(details).toContain(words)
    expect(details.indexOf('Кімде')).toBeLessThan(details.indexOf('У кого'))
  })

  it('say since when a case is late', () => {
    const late = caseDetails(
      { ...summary, deadlineState: 'overdue', overdue: true, overdueSince: summary.decisionDueAt },
      names,
    )
    expect(late).toContain('**МЕРЗІМІ ӨТТІ** (2026 жылғы 26 тамыз, сағат 24:00-ден бері)')
    expect(late).toContain('**ПРОСРОЧЕНО** (с 24:00 26 августа 2026 года)')
  })

  it('begin with the deadline, then who holds it: what a supervisor opens a case for', () => {
    const [, , due, holder] = caseDetails({ ...summary, overdue: true, deadlineState: 'overdue' }, names).split('\n')
    expect(due).toMatch(/^- Шешім мерзімі: .*МЕРЗІМІ ӨТТІ/)
    expect(holder).toMatch(/^- Кімде: /)
  })

  it('say how the approving body reads the open points, and the hour at which its day ends', () => {
    const read = caseDetails(summary, names, {
      reasons: 'required',
      seventhDayEnds: 'closeOfBusiness',
      hours: { seventhDayEnds: '18:30' },
    })
    expect(read).toContain('Шешім мерзімі: 2026 жылғы 26 тамыз, аяқталуы – 18:30 (мерзімінде)')
    expect(read).toContain('Срок решения: 26 августа 2026 года, до 18:30')
    expect(read).toContain('Орган читает текст так: Обязательны ли доводы в решении? – обязательны (правило органа)')
    expect(read).toContain('Орган мәтінді былай түсінеді: Жетінші күн қашан аяқталады? – жұмыс уақыты біткенде (18:30)')
    expect(caseDetails(summary, names)).not.toContain('Орган читает текст так')
  })

  it('explain each flag with its part', () => {
    const details = caseDetails({ ...summary, flags: ['lateRequest', 'delegated'] }, names)
    expect(details).toContain('(алгоритмнің 6-бөлігі)')
    expect(details).toContain('(часть 9 алгоритма)')
  })

  it('say that a person must choose where no approver is known, and that information is awaited', () => {
    const noRoute: CaseSummary = {
      ...summary,
      stage: 'sent',
      approver: null,
      holder: 'dgd-almaty',
      decisionDueOn: null,
    }
    expect(caseDetails(noRoute, names)).toContain('определяет согласующий орган')
    expect(caseDetails(noRoute, names)).toContain('считается после регистрации поступления')
    const asked: CaseSummary = { ...summary, stage: 'review', holder: 'dgd-almaty' }
    expect(caseDetails(asked, names)).toContain('представляет запрошенные сведения (dgd-almaty)')
  })

  it('hold nobody once the case is closed', () => {
    const closed: CaseSummary = {
      ...summary,
      stage: 'closed',
      holder: null,
      outcome: 'refused',
      deadlineState: 'decidedLate',
    }
    expect(caseDetails(closed, names)).not.toContain('Кімде')
    expect(caseDetails(closed, names)).toContain('Итог: в согласовании отказано')
  })

  it('show what a sender wrote as text, never as Markdown of its own', () => {
    const details = caseDetails({ ...summary, courtCaseNumber: '1](http://x)\n# `**A**`' }, names)
    expect(details).toContain("№ `1](http://x) # '**A**'`**")
  })
})

describe('what is fixed at the start', () => {
  it('the summary is short and opaque, and keeps the requester whatever the number', () => {
    expect(staticSummary(request)).toBe('кассация · № `12-3/456` · dgd-almaty')
    const long = staticSummary({
      ...request,
      requester: 'a'.repeat(40),
      outgoing: { ...request.outgoing, number: 'ұ'.repeat(500) },
    })
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(200)
    expect(long).toContain(`…\` · ${'a'.repeat(40)}`)
  })

  it('the details tell the case in three languages without its free text', () => {
    const details = staticDetails(request)
    for (const words of ['кассациялық шағым', 'кассационная жалоба', 'cassation complaint', '4 мая 2026 года'])
      expect(details).toContain(words)
    expect(details).not.toContain('Құпия')
    expect(details).not.toContain('Тарап')
  })
})
