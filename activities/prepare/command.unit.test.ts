import { describe, expect, it } from 'vitest'
import type { CommandName } from '../../domain/approval/commands.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'
import { commandIn, preparing, runId, sampleWith, send } from '../../test/approval/preparing.ts'
import { aRequest, caseId, endOf, laterEdition, local, people, receipt } from '../../test/approval/request.ts'
import type { CaseFacts } from '../activities.ts'

const { draft, ...withoutDraft } = aRequest()

describe('completing a request (parts 4 and 5)', () => {
  const incomplete = { facts: { request: withoutDraft, receipt: null }, at: local('2026-08-14', '15:00') }

  it('adds what was missing and says what still is', async () => {
    const completed = commandIn(await send('complete', people.requesterLawyer, { draft }, incomplete), 'complete')
    expect(completed).toMatchObject({ request: { draft }, faults: [], dates: { courtTerm: { endsOn: '2026-08-31' } } })
    const still = await send('complete', people.requesterLawyer, { shortTerm: false }, incomplete)
    expect(commandIn(still, 'complete').faults).toEqual([{ code: 'DRAFT_MISSING', citation: 'part-5', field: 'draft' }])
  })

  it('computes the dates again with the act’s own date, and keeps the receipt', async () => {
    const payload = { draft, act: { kind: 'decision', finalFormOn: '2026-08-03' } }
    const received = { ...incomplete, facts: { request: withoutDraft, receipt }, at: local('2026-08-18', '10:00') }
    const result = await send('complete', people.requesterHead, payload, received)
    // A date that was given is not missing: to change it is to correct it.
    expect(await send('complete', people.requesterLawyer, payload, received)).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', facts: { action: 'correctFacts' } },
    })
    expect(commandIn(result, 'complete').dates).toMatchObject({
      courtTerm: { endsOn: '2026-09-03' },
      decision: { dueOn: '2026-08-26' },
    })
  })

  it.each([
    ['act.finalFormOn', { act: { kind: 'decision', finalFormOn: '2026-08-15' } }],
    ['signature.signedAt', { signature: { ...aRequest().signature, signedAt: local('2026-08-15', '09:00') } }],
  ])('with a fact that lies in the future is refused: %s', async (field, payload) => {
    expect(await send('complete', people.requesterLawyer, payload, incomplete)).toMatchObject({
      kind: 'refused',
      rejection: { code: 'FACT_IN_FUTURE', facts: { field, today: '2026-08-14' } },
    })
  })

  it('without the date that starts the term is refused', async () => {
    const payload = { act: { kind: 'decision' } }
    expect(await send('complete', people.requesterLawyer, payload, incomplete)).toMatchObject({
      rejection: { code: 'ACT_DATE_MISSING', citation: 'part-6', facts: { field: 'act.finalFormOn' } },
    })
  })

  it('is not for the approving body', async () => {
    expect(await send('complete', people.lawyer, { draft }, incomplete)).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', citation: 'part-4' },
    })
  })
})

describe('registering the receipt (part 10)', () => {
  const awaited = { facts: { receipt: null }, at: local('2026-08-17', '09:30') }
  const registered = { number: receipt.number, at: '2026-08-17T09:00:00+05:00' }

  it('computes the last day for the decision and who sits in the approving body that day', async () => {
    const command = commandIn(await send('registerReceipt', people.chancery, registered, awaited), 'registerReceipt')
    expect(command).toMatchObject({
      receipt,
      officials: { head: people.head, legalHead: people.legalHead },
      dates: { decision: { dueOn: '2026-08-26', dueAt: endOf('2026-08-26') } },
      by: { person: people.chancery, body: 'kgd', position: 'chancery', claimed: true },
      editions: { regulation: 'E2' },
    })
  })

  it.each([
    ['the requesting body’s own chancery', people.requesterChancery],
    ['the chancery of a body above', 'p-0007'],
    ['the approving body’s lawyer', people.lawyer],
  ])('is not for %s: the right body registers (APPC 44(1))', async (_, person) => {
    expect(await send('registerReceipt', person, registered, awaited)).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', citation: 'APPC-44-1' },
    })
  })

  it.each([
    ['FACT_IN_FUTURE', local('2026-08-18', '00:00'), { field: 'at', date: '2026-08-18', today: '2026-08-17' }],
    ['RECEIPT_BEFORE_SENDING', local('2026-08-13', '17:00'), { field: 'at', sentOn: '2026-08-14' }],
  ])('is refused as %s', async (code, at, facts) => {
    const payload = { number: '1', at }
    expect(await send('registerReceipt', people.chancery, payload, awaited)).toMatchObject({
      rejection: { code, facts },
    })
  })

  it.each([
    ['FACT_IN_FUTURE', '2026-08-18', { date: '2026-08-18', today: '2026-08-17' }],
    ['RECEIPT_BEFORE_SENDING', '2026-08-13', { sentOn: '2026-08-14', receivedOn: '2026-08-13' }],
  ] as const)(
    'is refused where the exchange system delivered it on an impossible day: %s',
    async (code, day, facts) => {
      const delivered = (on: IsoDate) => ({ ...registered, deliveredAt: local(on, '08:00') })
      expect(await send('registerReceipt', people.chancery, delivered(day), awaited)).toMatchObject({
        rejection: { code, facts: { field: 'deliveredAt', ...facts } },
      })
      const onTheDayOfSending = await send('registerReceipt', people.chancery, delivered('2026-08-14'), awaited)
      expect(onTheDayOfSending.kind).toBe('command')
    },
  )

  it.each([
    ['a body of its own people', 'kgd', 'kgd', people.chancery, aRequest()],
    ['an akim, by his apparatus', 'akim-almaty', 'apparat-almaty', '', aRequest({ requester: 'akim-medeu' })],
  ])(
    'is refused with the format shown where the number is not as written by %s',
    async (_, approver, seat, chancery, request) => {
      const registry = sampleWith({}, { [seat]: { receiptNumberFormat: '17-5/#' } })
      const actor = chancery || (registry.holders(approver, 'chancery', '2026-08-17')[0]?.person ?? '')
      const numbered = (number: string) =>
        send(
          'registerReceipt',
          actor,
          { ...registered, number },
          { ...awaited, registry, facts: { request, approver, receipt: null } },
        )
      expect(commandIn(await numbered('17-5/204'), 'registerReceipt').receipt.number).toBe('17-5/204')
      expect(await numbered('204')).toMatchObject({
        rejection: { code: 'RECEIPT_NUMBER_FORMAT', facts: { field: 'number', number: '204', format: '17-5/#' } },
      })
    },
  )

  it('is refused while nobody approves', async () => {
    const nobody = { ...awaited, facts: { receipt: null, approver: null } }
    expect(await send('registerReceipt', people.chancery, registered, nobody)).toMatchObject({
      rejection: { code: 'APPROVER_NOT_SET', citation: 'part-1' },
    })
  })

  it('beyond the calendar is refused: nothing is guessed', async () => {
    const late = { ...awaited, at: local('2027-12-29', '10:00') }
    const payload = { number: '1', at: local('2027-12-29', '09:00') }
    expect(await send('registerReceipt', people.chancery, payload, late)).toMatchObject({
      rejection: { code: 'BEYOND_CALENDAR', citation: 'LC-84', facts: { field: 'receipt.at', year: 2028 } },
    })
  })

  it('may fall on the day of sending', async () => {
    const payload = { number: '1', at: local('2026-08-14', '18:00') }
    const command = commandIn(await send('registerReceipt', people.chancery, payload, awaited), 'registerReceipt')
    expect(command.dates?.decision?.dueOn).toBe('2026-08-25')
  })

  it('counts a receipt on a day off from the next working day on (reading receiptOnDayOff)', async () => {
    const payload = { number: '1', at: local('2026-08-16', '12:00') }
    const command = commandIn(await send('registerReceipt', people.chancery, payload, awaited), 'registerReceipt')
    expect(command.dates?.decision?.dueOn).toBe('2026-08-25')
  })
})

describe('choosing the approver', () => {
  const undetermined = { facts: { approver: null, receipt: null, request: aRequest({ requester: 'akim-temirtau' }) } }
  const payload = { approver: 'akim-karaganda-obl', reason: 'Жақын тұрған жоғары әкім' }

  it.each([
    ['the head of the body above the requesting one', 'p-0122', payload],
    ['the head of its apparatus', 'p-0124', payload],
    ['the same, whichever body is chosen', 'p-0122', { ...payload, approver: 'akim-bukhar-zhyrau' }],
  ])('is for %s', async (_, person, chosen) => {
    const command = commandIn(await send('setApprover', person, chosen, undetermined), 'setApprover')
    expect(command).toMatchObject({ ...chosen, registerBy: endOf('2026-08-25') })
  })

  it.each([
    ['the requesting body', 'p-0156'],
    ['a stranger', people.head],
    ['a body that would take the case by choosing itself', 'p-0001', { ...payload, approver: 'minfin' }],
  ])('is not for %s', async (_, person, chosen = payload) => {
    expect(await send('setApprover', person, chosen, undetermined)).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', citation: 'part-1' },
    })
  })

  it('is for the body that the request was sent to', async () => {
    const request = aRequest({ requester: 'akim-temirtau', addressedTo: 'minfin' })
    const sentTo = { facts: { ...undetermined.facts, request } }
    expect((await send('setApprover', 'p-0001', { ...payload, approver: 'minfin' }, sentTo)).kind).toBe('command')
  })

  it('says in the log in which body the chooser sits, not which he chose', async () => {
    const chosen = { ...payload, approver: 'akim-bukhar-zhyrau' }
    expect(commandIn(await send('setApprover', 'p-0122', chosen, undetermined), 'setApprover').by).toMatchObject({
      person: 'p-0122',
      body: 'akim-karaganda-obl',
    })
  })

  it('names a registered body', async () => {
    expect(await send('setApprover', 'p-0122', { ...payload, approver: 'nobody' }, undetermined)).toMatchObject({
      rejection: { code: 'BODY_UNKNOWN', citation: 'part-1', facts: { field: 'approver', body: 'nobody' } },
    })
  })

  it.each([
    ['the requesting body itself', 'p-0161', 'akim-temirtau'],
    ['an apparatus instead of its akim', 'p-0124', 'apparat-karaganda-obl'],
  ])('never chooses %s (part 1)', async (_, person, approver) => {
    expect(await send('setApprover', person, { ...payload, approver }, undetermined)).toMatchObject({
      rejection: { code: 'APPROVER_NOT_POSSIBLE', citation: 'part-1', facts: { field: 'approver', body: approver } },
    })
  })
})

it('a successor never approves what the body before it requested (part 1)', async () => {
  const request = aRequest({ requester: 'mcriap', outgoing: { number: '1', sentOn: '2025-09-10' } })
  const choosing = { at: local('2025-09-22', '10:00'), facts: { approver: null, receipt: null, request } }
  const itself = { approver: 'minai', reason: 'Құқық мирасқоры' }
  expect(await send('setApprover', 'p-0028', itself, choosing)).toMatchObject({
    rejection: { code: 'APPROVER_NOT_POSSIBLE', citation: 'part-1', facts: { field: 'approver', body: 'minai' } },
  })
})

describe('a body that is reorganised while its case runs (reading approverReorganised)', () => {
  // The committee asked the former ministry, which on 18 September 2025 became another.
  const request = aRequest({ requester: 'komtelecom', outgoing: { number: '1', sentOn: '2025-09-10' } })
  const received = { ...receipt, at: local('2025-09-15', '10:00') }
  const after = { at: local('2025-09-22', '10:00'), facts: { approver: 'mcriap', request, receipt: received } }

  it('is followed by its successor, who registers, assigns, proposes and decides', async () => {
    const unreceived = { ...after, facts: { ...after.facts, receipt: null } }
    const arrived = { number: '1', at: local('2025-09-19', '10:00') }
    expect(commandIn(await send('registerReceipt', 'p-0033', arrived, unreceived), 'registerReceipt')).toMatchObject({
      by: { body: 'minai' },
      officials: { head: 'p-0028', legalHead: 'p-0031' },
    })
    expect(commandIn(await send('assign', 'p-0031', { lawyer: 'p-0032' }, after), 'assign').lawyer).toBe('p-0032')
    const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіз бар' }
    expect(commandIn(await send('recommend', 'p-0031', proposal, after), 'recommend').addressedTo).toBe('p-0028')
    expect(commandIn(await send('decide', 'p-0028', { outcome: 'approve' }, after), 'decide')).toMatchObject({
      authority: { basis: 'head' },
      by: { person: 'p-0028', body: 'minai' },
    })
  })

  it.each<[CommandName, string, object]>([
    ['return', 'p-0033', { citation: 'part-5', reason: 'Жоба жоқ' }],
    ['registerReceipt', 'p-0033', { number: '1', at: local('2025-09-19', '10:00') }],
    ['assign', 'p-0031', { lawyer: 'p-0032' }],
    ['reassign', 'p-0031', { lawyer: 'p-0032', reason: 'Ауысу' }],
    ['requestInformation', 'p-0031', { text: 'Көшірме' }],
    ['recommend', 'p-0031', { outcome: 'approve', groundsExist: true, text: 'Негіз бар' }],
    ['returnForRework', 'p-0031', { reason: 'Толық емес' }],
    ['decide', 'p-0028', { outcome: 'approve' }],
  ])('waits, where a person is to choose who goes on, until one has chosen: %s', async (name, person, payload) => {
    const readings = { approverReorganised: 'humanChooses' } as const
    const sending = (facts: Partial<CaseFacts>) =>
      send(name, person, payload, { ...after, facts: { ...after.facts, readings, ...facts } })
    expect(await sending({})).toMatchObject({
      rejection: { code: 'APPROVER_REORGANISED', facts: { body: 'mcriap' } },
    })
    expect((await sending({ approver: 'minai' })).kind).toBe('command')
  })

  it('is no longer represented by anyone once the successor is there', async () => {
    const registry = sampleWith({
      positions: [{ person: 'p-0028', body: 'mcriap', position: 'firstHead', acting: false, validFrom: '2023-01-01' }],
    })
    const before = { ...after, registry, at: local('2025-09-17', '10:00') }
    expect(commandIn(await send('decide', 'p-0028', { outcome: 'approve' }, before), 'decide').by).toMatchObject({
      body: 'mcriap',
    })
    expect(await send('decide', 'p-0001', { outcome: 'approve' }, after)).toMatchObject({
      rejection: { code: 'PERSON_NOT_IN_BODY', facts: { body: 'minai' } },
    })
  })

  it('goes on as the requesting body in its successor', async () => {
    const requester = { facts: { request: aRequest({ requester: 'mcriap' }), approver: 'minfin' } }
    const at = local('2025-09-22', '10:00')
    expect(
      commandIn(await send('withdraw', 'p-0028', { reason: 'Қажет емес' }, { ...requester, at }), 'withdraw').by,
    ).toMatchObject({ body: 'minai' })
  })
})

describe('assigning (para 12)', () => {
  it.each([
    ['a lawyer', people.otherLawyer],
    ['the head of the legal service himself', people.legalHead],
  ])('charges %s with the review', async (_, lawyer) => {
    expect(commandIn(await send('assign', people.legalHead, { lawyer }), 'assign')).toMatchObject({ lawyer })
  })

  it('charges a member of the subdivision that the body designated instead (part 7)', async () => {
    const atJustice = { facts: { approver: 'minjust', request: aRequest({ requester: 'minjust-abai' }) } }
    expect(commandIn(await send('assign', 'p-0011', { lawyer: 'p-0014' }, atJustice), 'assign').lawyer).toBe('p-0014')
  })

  it.each([
    ['the chancery', people.chancery],
    ['a member of another subdivision', 'p-0043'],
    ['a lawyer of another body', people.requesterLawyer],
  ])('does not charge %s', async (_, lawyer) => {
    for (const [name, payload] of [
      ['assign', { lawyer }],
      ['reassign', { lawyer, reason: 'Ауысу' }],
    ] as const) {
      expect(await send(name, people.legalHead, payload)).toMatchObject({
        rejection: {
          code: 'NOT_A_LAWYER',
          citation: 'part-7',
          facts: { field: 'lawyer', person: lawyer, body: 'kgd' },
        },
      })
    }
  })

  it('says of a lawyer whom the registry does not know that he is unknown, not where he does not work', async () => {
    expect(await send('assign', people.legalHead, { lawyer: 'p-9999' })).toMatchObject({
      rejection: { code: 'PERSON_UNKNOWN', facts: { field: 'lawyer', person: 'p-9999' } },
    })
  })

  it('is for who leads the review', async () => {
    expect(await send('assign', people.lawyer, { lawyer: people.lawyer })).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', citation: 'para-12' },
    })
  })
})

describe('the review (part 7)', () => {
  const proposal = { outcome: 'approve', groundsExist: true, text: 'Негіз бар' }

  it('is addressed to the head unless it names who else decides', async () => {
    expect(commandIn(await send('recommend', people.lawyer, proposal), 'recommend')).toMatchObject({
      ...proposal,
      addressedTo: people.head,
      by: { person: people.lawyer, position: 'lawyer' },
    })
  })

  it('is addressed to the acting head while he replaces the head', async () => {
    const inJuly = {
      at: local('2026-07-15', '10:00'),
      facts: { approver: 'minfin', lawyer: 'p-0005', request: aRequest({ requester: 'kgd' }) },
    }
    expect(commandIn(await send('recommend', 'p-0005', proposal, inJuly), 'recommend').addressedTo).toBe('p-0002')
  })

  it('is addressed to the head while the order of his substitute is not issued yet (APPC 44(3))', async () => {
    const registry = sampleWith({
      positions: [
        {
          person: people.deputy,
          body: 'kgd',
          position: 'firstHead',
          acting: true,
          order: { number: '5', date: '2026-08-25' },
          validFrom: '2026-08-20',
        },
      ],
    })
    const addressedTo = async (at: ReturnType<typeof local>) =>
      commandIn(await send('recommend', people.lawyer, proposal, { registry, at }), 'recommend').addressedTo
    expect(await addressedTo(local('2026-08-24', '16:00'))).toBe(people.head)
    expect(await addressedTo(local('2026-08-25', '09:00'))).toBe(people.deputy)
  })

  it('cannot be addressed to one who may not decide (part 9)', async () => {
    const payload = { ...proposal, addressedTo: people.lawyer }
    expect(await send('recommend', people.lawyer, payload)).toMatchObject({
      rejection: { code: 'NOT_VESTED', citation: 'part-9' },
    })
  })

  it.each(['recommend', 'requestInformation'] as const)('is for the lawyer who was assigned: %s', async name => {
    const payload = name === 'recommend' ? proposal : { text: 'Көшірме' }
    expect(await send(name, people.otherLawyer, payload)).toMatchObject({
      rejection: { code: 'NOT_ASSIGNED', citation: 'part-7' },
    })
    expect((await send(name, people.legalHead, payload)).kind).toBe('command')
  })

  it.each([
    ['a subdivision that is not designated', 'p-0043'],
    ['the requesting body', people.requesterLawyer],
    ['the head', people.head],
  ])('is not for %s', async (_, person) => {
    expect(await send('recommend', person, proposal)).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', citation: 'part-7' },
    })
  })

  it('gets its information from the requesting body', async () => {
    expect((await send('supplyInformation', people.requesterLawyer, { text: 'Көшірме' })).kind).toBe('command')
    expect(await send('supplyInformation', people.lawyer, { text: 'Көшірме' })).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED' },
    })
  })
})

describe('what else who may', () => {
  it.each([
    ['withdraw', { reason: 'Бітім' }, people.requesterHead, people.requesterLawyer],
    ['return', { citation: 'part-5', reason: 'Жоба жоқ' }, people.chancery, people.requesterChancery],
    ['returnForRework', { reason: 'Толық емес' }, people.legalHead, people.lawyer],
    ['confirmDelivery', { how: 'пошта' }, people.requesterChancery, people.chancery],
    ['reportFiling', { filedOn: '2026-08-24' }, people.requesterLawyer, people.lawyer],
    ['correctFacts', { outgoing: { number: '9' }, reason: 'Қате' }, people.chancery, people.lawyer],
  ] as const)('%s: one may, another may not', async (name, payload, mayDo, mayNot) => {
    expect((await send(name, mayDo, payload)).kind).toBe('command')
    expect(await send(name, mayNot, payload)).toMatchObject({ kind: 'refused', rejection: { code: 'NOT_AUTHORISED' } })
  })

  it('a deputy leads the review only of what the act lets him decide (part 9)', async () => {
    const vestedFor = (means: 'appeal' | 'cassation') =>
      sampleWith({
        acts: [
          {
            ...{ id: 'd-kgd-2026', kind: 'delegation', body: 'kgd', number: '7', date: '2026-01-10' },
            ...{ person: people.deputy, issuedBy: people.head, validFrom: '2026-01-10', scope: { means: [means] } },
          },
        ],
      })
    const payload = { lawyer: people.lawyer }
    expect((await send('assign', people.deputy, payload, { registry: vestedFor('appeal') })).kind).toBe('command')
    expect(await send('assign', people.deputy, payload, { registry: vestedFor('cassation') })).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED' },
    })
  })

  it('a deputy leads the review by an act of the acting head where the body reads part 9 so', async () => {
    const order = { number: '5', date: '2026-08-03' } as const
    const replaced = { validFrom: '2026-08-03', validTo: '2026-08-21' } as const
    const registry = sampleWith({
      positions: [{ person: people.legalHead, body: 'kgd', position: 'firstHead', acting: true, order, ...replaced }],
      acts: [
        {
          ...{ id: 'd-kgd-2026', kind: 'delegation', body: 'kgd', number: '7', date: '2026-08-10' },
          ...{ person: people.deputy, issuedBy: people.legalHead, validFrom: '2026-08-10' },
        },
      ],
    })
    const assigns = (facts: Partial<CaseFacts>) =>
      send('assign', people.deputy, { lawyer: people.lawyer }, { registry, facts })
    expect((await assigns({ readings: { actingHeadDecides: 'decidesAndDelegates' } })).kind).toBe('command')
    expect(await assigns({})).toMatchObject({ rejection: { code: 'NOT_AUTHORISED', citation: 'para-12' } })
  })

  it('nobody unknown may do anything', async () => {
    expect(await send('withdraw', 'p-9999', { reason: 'Бітім' })).toMatchObject({
      rejection: { code: 'PERSON_UNKNOWN', facts: { person: 'p-9999' } },
    })
  })

  it('a filing is not reported before it has happened', async () => {
    expect(await send('reportFiling', people.requesterLawyer, { filedOn: '2026-08-25' })).toMatchObject({
      rejection: { code: 'FACT_IN_FUTURE', facts: { field: 'filedOn', today: '2026-08-24' } },
    })
  })

  it('nor before the judicial act itself', async () => {
    expect(await send('reportFiling', people.requesterLawyer, { filedOn: '2020-08-24' })).toMatchObject({
      rejection: { code: 'FILED_BEFORE_ACT', facts: { field: 'filedOn', date: '2020-08-24' } },
    })
  })

  it('a filing after the court term is accepted, late as it is', async () => {
    const late = { at: local('2026-09-02', '10:00') }
    expect((await send('reportFiling', people.requesterLawyer, { filedOn: '2026-09-01' }, late)).kind).toBe('command')
  })
})

describe('correcting facts', () => {
  it('says what has changed, and computes the dates again', async () => {
    const payload = {
      act: { kind: 'decision', finalFormOn: '2026-08-03' },
      receiptAt: local('2026-08-18', '09:00'),
      reason: 'Қате',
    }
    expect(commandIn(await send('correctFacts', people.chancery, payload), 'correctFacts')).toMatchObject({
      changed: ['act', 'receipt.at'],
      receipt: { ...receipt, at: local('2026-08-18', '09:00') },
      dates: { courtTerm: { endsOn: '2026-09-03' }, decision: { dueOn: '2026-08-27' } },
      reason: 'Қате',
    })
  })

  it('of the receipt is for the body that registered it, not for the requesting one (APPC 44(1))', async () => {
    const payload = { receiptAt: local('2026-08-18', '09:00'), reason: 'Қате' }
    for (const person of [people.requesterHead, people.requesterLegalHead])
      expect(await send('correctFacts', person, payload)).toMatchObject({
        rejection: { code: 'NOT_AUTHORISED', citation: 'APPC-44-1', facts: { action: 'correctReceipt' } },
      })
    expect((await send('correctFacts', people.legalHead, payload)).kind).toBe('command')
    const own = { outgoing: { sentOn: '2026-08-13' }, reason: 'Қате' }
    expect((await send('correctFacts', people.requesterHead, own)).kind).toBe('command')
  })

  it('keeps the dates of the act that are not corrected', async () => {
    const request = aRequest({ act: { kind: 'decision', pronouncedOn: '2026-07-24', finalFormOn: '2026-07-31' } })
    const payload = { act: { kind: 'decision', finalFormOn: '2026-07-30' }, reason: 'Қате' }
    const result = await send('correctFacts', people.chancery, payload, { facts: { request } })
    expect(commandIn(result, 'correctFacts').request.act).toEqual({
      kind: 'decision',
      pronouncedOn: '2026-07-24',
      finalFormOn: '2026-07-30',
    })
  })

  it('of the delivery is for the body that registered it too', async () => {
    const payload = { deliveredAt: local('2026-08-17', '09:00'), reason: 'Қате' }
    expect(await send('correctFacts', people.requesterHead, payload)).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', facts: { action: 'correctReceipt' } },
    })
    expect(commandIn(await send('correctFacts', people.chancery, payload), 'correctFacts')).toMatchObject({
      changed: ['receipt.deliveredAt'],
      receipt: { ...receipt, deliveredAt: local('2026-08-17', '09:00') },
    })
  })

  it('that the requesting body took no part lets its term run from the sending of the copy (CPC 403(3))', async () => {
    const payload = { nonParticipant: true, act: { kind: 'decision', copySentOn: '2026-08-10' }, reason: 'Қатыспаған' }
    expect(commandIn(await send('correctFacts', people.requesterHead, payload), 'correctFacts')).toMatchObject({
      changed: ['act', 'nonParticipant'],
      dates: { courtTerm: { endsOn: '2026-09-10', proof: { start: { fact: 'copySentOn', date: '2026-08-10' } } } },
    })
  })

  it('names nothing as changed that is not', async () => {
    const payload = { act: aRequest().act, shortTerm: false, receiptAt: receipt.at, reason: 'Қате' }
    const result = await send('correctFacts', people.chancery, payload)
    expect(commandIn(result, 'correctFacts').changed).toEqual([])
  })

  it.each([
    ['FACT_IN_FUTURE', 'outgoing.sentOn', { outgoing: { sentOn: '2026-08-25' } }],
    ['FACT_IN_FUTURE', 'receipt.at', { receiptAt: local('2026-08-25', '09:00') }],
    ['FACT_IN_FUTURE', 'act.finalFormOn', { act: { kind: 'decision', finalFormOn: '2026-08-25' } }],
    ['RECEIPT_BEFORE_SENDING', 'receipt.at', { receiptAt: local('2026-08-13', '09:00') }],
  ])('to what cannot be is refused: %s, %s', async (code, field, payload) => {
    expect(await send('correctFacts', people.chancery, { ...payload, reason: 'Қате' })).toMatchObject({
      rejection: { code, facts: { field } },
    })
  })
})

describe('a delivery by the exchange system', () => {
  const facts = { receipt: { ...receipt, deliveredAt: local('2026-08-14', '18:00') } }

  it('is never before the sending, also as corrected', async () => {
    const sentOn = (sentOn: IsoDate) =>
      send('correctFacts', people.chancery, { outgoing: { sentOn }, reason: 'Қате' }, { facts })
    expect((await sentOn('2026-08-14')).kind).toBe('command')
    expect(await sentOn('2026-08-15')).toMatchObject({
      rejection: {
        code: 'RECEIPT_BEFORE_SENDING',
        facts: { field: 'receipt.deliveredAt', sentOn: '2026-08-15', receivedOn: '2026-08-14' },
      },
    })
  })
})

describe('recomputing by another calendar edition', () => {
  const calendars = {
    newest: laterEdition,
    ofEdition: (id: string) => (id === laterEdition.edition.id ? laterEdition : undefined),
  }
  const payload = { edition: laterEdition.edition.id }

  it('is for a system of the whole deployment', async () => {
    const command = commandIn(await send('recompute', 'system:operations', payload, { calendars }), 'recompute')
    expect(command).toMatchObject({
      by: { system: 'operations', claimed: true },
      edition: laterEdition.edition.id,
      dates: { decision: { dueOn: '2026-08-27' } },
    })
  })

  it('is for no person', async () => {
    expect(await send('recompute', people.head, payload, { calendars })).toMatchObject({
      rejection: { code: 'NOT_AUTHORISED', facts: { action: 'recompute', actor: people.head } },
    })
  })

  it('names an edition that exists', async () => {
    expect(await send('recompute', 'system:operations', { edition: '1999' }, { calendars })).toMatchObject({
      rejection: { code: 'EDITION_UNKNOWN', facts: { field: 'edition', edition: '1999' } },
    })
  })
})

describe('while our own parts fail', () => {
  it('a registry that does not answer accepts nothing and refuses nothing', async () => {
    const registry = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' })
    }
    expect(await send('decide', people.head, { outcome: 'approve' }, { registry })).toMatchObject({
      kind: 'unavailable',
      reason: 'ECONNREFUSED',
    })
  })

  it('a command before the case is open has to come again', async () => {
    const message = { commandId: 'c-1', actor: people.head, payload: { outcome: 'approve' } }
    const at = local('2026-08-14', '10:00')
    const result = await preparing()({ caseId, runId, name: 'decide', message, at, facts: null })
    expect(result.kind).toBe('unavailable')
  })
})
