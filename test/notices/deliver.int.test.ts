import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDeliver, DeliveryImpossible } from '../../activities/notices/deliver.ts'
import { createMailSender, type MailSender } from '../../activities/notices/mail.ts'
import { createMailDelivery } from '../../activities/notices/mail-delivery.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { instantInWords } from '../../domain/texts/dates.ts'
import { almaty } from '../../local-time/almaty.ts'
import { aMailServer, type MailServer } from './a-mail-server.ts'
import { aRegistry, caseId, inDecision, oneOfEach as of, secretOfProposal } from './a-told-case.ts'

let server: MailServer
let mail: MailSender

beforeEach(async () => {
  server = await aMailServer()
  mail = createMailSender({ url: server.url, from: 'kelisu@kgd.example', timeoutMilliseconds: 2_000 })
})

afterEach(async () => {
  mail.close()
  await server.down()
})

const delivery = (log: ApprovalEvent[], registry: Registry = aRegistry()) =>
  createDeliver({
    readCase: async () => log.map((event, index) => ({ seq: index + 1, event })),
    registry: async () => registry,
    channel: createMailDelivery({ mail, localTime: almaty, now: () => '2026-08-25T10:31:00.000Z' }),
    localTime: almaty,
  })

const approved = [...inDecision, of.Decided]
const seq = approved.length

describe('the decision to the requesting body (part 11)', () => {
  it('says what was decided, by whom, by which authority, why and when, in both languages', async () => {
    await server.up()
    const { how } = await delivery(approved)({ caseId, seq })

    const [letter] = server.mails
    expect(server.mails).toHaveLength(1)
    expect(how).toBe(`e-mail ${letter?.messageId}`)
    expect(letter?.subject).toBe('Келісу туралы шешім: келісілді / Решение о согласовании: согласовано · № 12-3/456')
    for (const words of [
      'Алматы қаласы бойынша МКД: апелляциялық шағым жасау құқығы келісілді',
      'право апелляционного обжалования',
      'Шешім нөмірі: № 01-5/77',
      'Шешім қабылдаған: Аты p-head',
      'Полномочие: руководитель (часть 8 алгоритма)',
      'Принято: 25 августа 2026 года, 15:30',
      '> Материалдық құқық нормалары бұзылған',
      'Сот мерзімінің соңғы күні: 2026 жылғы 31 тамыз',
      `report-filing ${caseId}`,
    ])
      expect(letter?.text).toContain(words)
    expect(letter?.text).not.toContain(secretOfProposal)
  })

  it('shows a refusal, the act of delegation, the lateness and a person who is only claimed', async () => {
    await server.up()
    const { reasons: _, number: __, ...decided } = of.Decided
    const refused: ApprovalEvent = {
      ...decided,
      by: { person: 'p-apparatus', body: 'kgd', position: 'headOfApparatus', claimed: true },
      outcome: 'refuse',
      late: true,
      authority: {
        basis: 'delegation',
        position: 'headOfApparatus',
        act: { id: 'a-7', number: '15-ө', date: '2026-01-12' },
      },
    }
    await delivery([...inDecision, refused])({ caseId, seq })
    for (const words of [
      'келісуден бас тартылды',
      'аппарат басшысы, № 15-ө, 2026 жылғы 12 қаңтар (алгоритмнің 9-бөлігі)',
      'личность не подтверждена, только заявлена',
      'жеті жұмыс күндік мерзімнен кеш қабылданды',
      'Обоснование: не приведено',
      `npm run -s kelisu -- show ${caseId}`,
    ])
      expect(server.mails[0]?.text).toContain(words)
  })

  it('on paper shows its own day and number, and when and by whom it was registered', async () => {
    await server.up()
    const paper = { signedOn: '2026-08-24' as const, number: '17', registeredBy: 'p-apparatus' }
    await delivery([...inDecision, { ...of.Decided, paper }])({ caseId, seq })
    const registered = instantInWords(of.Decided.at, 'ru', almaty)
    expect(server.mails[0]?.text).toContain('Решение на бумаге: № 17, 24 августа 2026 года')
    expect(server.mails[0]?.text).toContain(`Зарегистрировано в системе: ${registered}, Имя p-apparatus`)
    expect(server.mails[0]?.text).toContain('Қағаз шешім: № 17, 2026 жылғы 24 тамыз')
  })

  it('sent again has the same Message-ID', async () => {
    await server.up()
    const deliver = delivery(approved)
    expect(await deliver({ caseId, seq })).toEqual(await deliver({ caseId, seq }))
    expect(server.mails[0]?.messageId).toBe(server.mails[1]?.messageId)
  })

  it('fails so that it is tried again while the mail server is down, and then arrives', async () => {
    const deliver = delivery(approved)
    const failure = await deliver({ caseId, seq }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(DeliveryImpossible)
    await server.up()
    await deliver({ caseId, seq })
    expect(server.mails).toHaveLength(1)
  })

  it('fails so that it is tried again while the log does not hold the decision yet', async () => {
    await server.up()
    const failure = await delivery(inDecision)({ caseId, seq }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(DeliveryImpossible)
    expect(server.mails).toEqual([])
  })

  it.each([
    ['4xx is tried again', 451, false],
    ['5xx is impossible', 550, true],
  ])('%s', async (_, code, impossible) => {
    await server.up()
    server.answer('kense@dgd-almaty.example', code)
    const failure = await delivery(approved)({ caseId, seq }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure instanceof DeliveryImpossible).toBe(impossible)
    expect((failure as Error).message).not.toContain('kense@')
  })

  describe('to two clerks', () => {
    const twoClerks = aRegistry({ also: [['p-r-clerk', 'dgd-almaty', 'chancery', 'hatshy@dgd-almaty.example']] })
    const [first, second] = ['kense@dgd-almaty.example', 'hatshy@dgd-almaty.example']

    it.each([
      ['later', first, second],
      ['earlier', second, first],
    ])('is delivered by the one whom it reaches, though the %s one is put off', async (_, reached, putOff) => {
      await server.up()
      server.answer(putOff, 451)
      const { how } = await delivery(approved, twoClerks)({ caseId, seq })
      expect(server.mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))).toEqual([reached])
      expect(how).toBe(`e-mail ${server.mails[0]?.messageId}`)
    })

    it.each([
      ['is tried again where one is put off and the other refused', 451, false],
      ['is impossible where both are refused', 550, true],
    ])('%s', async (_, code, impossible) => {
      await server.up()
      server.answer(first, code)
      server.answer(second, 550)
      const failure = await delivery(approved, twoClerks)({ caseId, seq }).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Error)
      expect(failure instanceof DeliveryImpossible).toBe(impossible)
    })
  })

  it('is impossible where the requesting body has no address, or the event is no decision', async () => {
    await server.up()
    const noAddress = aRegistry({ addresses: { 'p-r-chancery': undefined } })
    await expect(delivery(approved, noAddress)({ caseId, seq })).rejects.toBeInstanceOf(DeliveryImpossible)
    await expect(delivery(approved)({ caseId, seq: seq - 1 })).rejects.toBeInstanceOf(DeliveryImpossible)
    expect(server.mails).toEqual([])
  })
})
