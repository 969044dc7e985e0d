import { describe, expect, it } from 'vitest'
import type { ReadingChoice } from '../../domain/bodies/records.ts'
import { commandIn, preparing, runId, sampleWith, start, startOf } from '../../test/approval/preparing.ts'
import { aRequest, endOf, local, people, receipt } from '../../test/approval/request.ts'
import { chooses } from '../../test/bodies/made-up-registry.ts'

const request = aRequest()
const { signature, draft } = request
if (!signature || !draft) throw new Error('The request of these tests is complete')

const faultsOf = async (...args: Parameters<typeof start>) => {
  const result = await start(...args)
  return result.kind === 'failed' ? result.faults : []
}
const without = (...fields: string[]): unknown =>
  Object.fromEntries(Object.entries(request).filter(([field]) => !fields.includes(field)))

describe('a start that is well formed', () => {
  it('becomes a command with its route, its dates and their proof', async () => {
    const command = commandIn(await start(request), 'open')
    expect(command).toMatchObject({
      caseId: 'approval-dgd-almaty.2026-117',
      request,
      faults: [],
      route: { kind: 'approver', route: 3, approver: 'kgd', citation: 'part-1-item-3' },
      dates: {
        courtTerm: { endsOn: '2026-08-31', endsAt: endOf('2026-08-31') },
        sendBy: { plain: '2026-08-17', strict: '2026-08-14' },
        lateRequest: { plain: false, strict: false },
      },
      editions: { regulation: 'E2' },
      judged: { at: local('2026-08-14', '10:00'), by: 'workflow' },
    })
    expect(command.dates).not.toHaveProperty('decision')
    expect(command).not.toHaveProperty('receipt')
  })

  it('is to be registered by the end of the next working day, unless it was registered before it came', async () => {
    expect(commandIn(await start(request), 'open').registerBy).toBe(endOf('2026-08-17'))
    const later = commandIn(await start(request, { at: local('2026-08-17', '10:00') }), 'open')
    expect(later.registerBy).toBe(endOf('2026-08-18'))
    const registered = { ...request, receipt: { ...receipt, at: local('2026-08-14', '09:30') } }
    expect(commandIn(await start(registered), 'open')).not.toHaveProperty('registerBy')
    expect(commandIn(await start({ ...request, requester: 'akim-temirtau' }), 'open')).not.toHaveProperty('registerBy')
  })

  it('that nobody signed is only claimed by its requesting body', async () => {
    expect(commandIn(await start(request), 'open').by).toEqual({ system: 'dgd-almaty', claimed: true })
  })

  it('keeps instants in UTC, whatever offset the sender wrote', async () => {
    const sent = { ...request, signature: { ...signature, signedAt: '2026-08-14T09:00:00+05:00' } }
    expect(commandIn(await start(sent), 'open').request.signature?.signedAt).toBe('2026-08-14T04:00:00.000Z')
  })

  it('is answered the same every time: reading changes nothing', async () => {
    expect(await start(request)).toEqual(await start(request))
  })

  it.each([
    ['a central body’s department', 'kgd', { kind: 'approver', route: 1, approver: 'minfin' }],
    ['an akim’s executive body', 'uo-karaganda-obl', { kind: 'approver', route: 5, approver: 'akim-karaganda-obl' }],
    ['an exempt akim', 'akim-almaty', { kind: 'exempt', citation: 'part-2' }],
    [
      'a unit with an order',
      'ng-00002',
      {
        kind: 'militaryOrder',
        approver: 'ng-command',
        order: { number: '318', terms: '10 жұмыс күні / 10 рабочих дней' },
      },
    ],
    ['a unit without an order', 'mo-00001', { kind: 'militaryOrder', citation: 'part-3' }],
    ['an akim the text does not name', 'akim-temirtau', { kind: 'noRoute', citation: 'part-1' }],
  ])('finds the route of %s', async (_, requester, route) => {
    const { dates, ...command } = commandIn(await start({ ...request, requester }), 'open')
    expect(command.route).toMatchObject(route)
    expect(dates === null).toBe(route.kind === 'exempt')
  })
})

describe('a start with a receipt that is registered already', () => {
  const numbering = sampleWith({}, { kgd: { receiptNumberFormat: 'кіріс № #' } })
  const withReceipt = (number: string) => ({
    ...request,
    receipt: { ...receipt, number, at: local('2026-08-14', '09:30') },
  })

  it('has a number as the approving body writes its own, else it is not accepted', async () => {
    const command = commandIn(await start(withReceipt('кіріс № 77'), { registry: numbering }), 'open')
    expect(command.receipt?.receipt.number).toBe('кіріс № 77')
    expect(await faultsOf(withReceipt('77'), { registry: numbering })).toMatchObject([
      { code: 'RECEIPT_NUMBER_FORMAT', facts: { field: 'receipt.number', number: '77', format: 'кіріс № #' } },
    ])
  })
})

describe('a start that lacks what parts 4 and 5 require is accepted as incomplete', () => {
  it.each([
    ['no signature', without('signature'), 'SIGNATURE_MISSING', 'part-4', 'signature'],
    ['no draft', without('draft'), 'DRAFT_MISSING', 'part-5', 'draft'],
    [
      'an unknown signer',
      { ...request, signature: { ...signature, signer: 'p-9999' } },
      'SIGNER_UNKNOWN',
      'part-4',
      'signature.signer',
    ],
    [
      'a signer who is not the head',
      { ...request, signature: { ...signature, signer: people.requesterLawyer } },
      'NOT_SIGNED_BY_HEAD',
      'part-4',
      'signature.signer',
    ],
    [
      'the head of another body',
      { ...request, signature: { ...signature, signer: people.head } },
      'NOT_SIGNED_BY_HEAD',
      'part-4',
      'signature.signer',
    ],
  ])('%s', async (_, message, code, citation, field) => {
    expect(commandIn(await start(message), 'open').faults).toEqual([{ code, citation, field }])
  })

  it('with everything that is missing at once', async () => {
    const { faults } = commandIn(await start(without('signature', 'draft')), 'open')
    expect(faults.map(({ code }) => code)).toEqual(['SIGNATURE_MISSING', 'DRAFT_MISSING'])
  })

  it('but an acting head signs by his order (reading actingHeadSigns)', async () => {
    const message = { ...request, requester: 'minjust-abai', signature: { ...signature, signer: 'p-0058' } }
    expect(commandIn(await start(message), 'open').faults).toEqual([])
  })
})

describe('a receipt that comes with the start', () => {
  const at = local('2026-08-17', '12:00')

  it('of the right body starts the seven working days', async () => {
    const command = commandIn(await start({ ...request, receipt }, { at }), 'open')
    expect(command.receipt).toEqual({ receipt, officials: { head: people.head, legalHead: people.legalHead } })
    expect(command.dates?.decision).toMatchObject({ dueOn: '2026-08-26', dueAt: endOf('2026-08-26') })
  })

  it('may fall on the day of sending, and on today', async () => {
    const message = { ...request, receipt: { ...receipt, at: local('2026-08-14', '09:30') } }
    expect(commandIn(await start(message), 'open').dates?.decision?.dueOn).toBe('2026-08-25')
  })

  it('of another body stays a claim inside the request and starts nothing (reading wrongAddressee)', async () => {
    const message = { ...request, addressedTo: 'minfin', receipt: { ...receipt, registeredBy: 'p-0007' } }
    const command = commandIn(await start(message, { at }), 'open')
    expect(command).not.toHaveProperty('receipt')
    expect(command.dates).not.toHaveProperty('decision')
    expect(command.request.receipt?.registeredBy).toBe('p-0007')
    expect(command.wronglyAddressedTo).toBe('minfin')
  })

  it('of the successor starts nothing where a person must choose who goes on (reading approverReorganised)', async () => {
    const { signature: _, ...unsigned } = aRequest({ requester: 'komtelecom' })
    const message = {
      ...unsigned,
      outgoing: { number: '1', sentOn: '2025-09-10' },
      act: { kind: 'decision', finalFormOn: '2025-08-29' },
      receipt: { number: '1', at: local('2025-09-19', '10:00'), registeredBy: 'p-0033' },
    }
    const opened = async (...readings: ReadingChoice[]) =>
      commandIn(await start(message, { at: local('2025-09-19', '11:00'), registry: sampleWith({ readings }) }), 'open')
    expect((await opened()).receipt?.receipt.registeredBy).toBe('p-0033')
    expect(await opened(chooses('*', 'approverReorganised', 'humanChooses'))).not.toHaveProperty('receipt')
  })

  it('of the requesting body itself starts nothing', async () => {
    const message = { ...request, receipt: { ...receipt, registeredBy: people.requesterChancery } }
    expect(commandIn(await start(message, { at }), 'open')).not.toHaveProperty('receipt')
  })

  it('is registered for an akim by his apparatus, which is no wrong addressee', async () => {
    const message = {
      ...request,
      requester: 'uo-karaganda-obl',
      addressedTo: 'apparat-karaganda-obl',
      receipt: { ...receipt, registeredBy: 'p-0128' },
    }
    const command = commandIn(await start(message, { at }), 'open')
    expect(command.receipt?.officials).toEqual({ head: 'p-0122', legalHead: 'p-0125' })
    expect(command).not.toHaveProperty('wronglyAddressedTo')
  })

  it('picks the edition of the Regulation by its day (reading editionDate)', async () => {
    const message = {
      ...request,
      act: { kind: 'decision', finalFormOn: '2024-05-13' },
      outgoing: { number: '1', sentOn: '2024-05-16' },
      signature: { ...signature, signedAt: local('2024-05-16', '09:00') },
    }
    const receivedOn = (date: '2024-05-17' | '2024-05-18') => ({ ...receipt, at: local(date, '12:00') })
    const editionOf = async (sent: unknown) => commandIn(await start(sent, { at }), 'open').editions.regulation
    expect(await editionOf(message)).toBe('E1')
    expect(await editionOf({ ...message, receipt: receivedOn('2024-05-17') })).toBe('E1')
    expect(await editionOf({ ...message, receipt: receivedOn('2024-05-18') })).toBe('E2')
  })
})

describe('what is late is accepted and flagged, never refused (part 6)', () => {
  it('a request sent after the tenth working day before the end of the term', async () => {
    const message = { ...request, act: { kind: 'decision', finalFormOn: '2026-07-20' } }
    expect(commandIn(await start(message), 'open').dates?.lateRequest).toEqual({ plain: true, strict: true })
  })

  it('a request sent after the court term has ended', async () => {
    const message = { ...request, act: { kind: 'decision', finalFormOn: '2026-06-01' } }
    expect(commandIn(await start(message), 'open').dates).toMatchObject({
      courtTerm: { endsOn: '2026-07-01' },
      lateRequest: { plain: true, strict: true },
    })
  })

  it('a ten-working-day term that cannot hold the seven and the filing (APPC 168(4))', async () => {
    const message = {
      ...request,
      procedure: 'administrative',
      shortTerm: true,
      act: { kind: 'decision', finalFormOn: '2026-08-14' },
      receipt,
    }
    expect(commandIn(await start(message, { at: local('2026-08-17', '12:00') }), 'open').dates).toMatchObject({
      courtTerm: { endsOn: '2026-08-28' },
      termAtRisk: true,
    })
  })

  it('a date that touches an estimated day is provisional and says so', async () => {
    const message = { ...request, means: 'cassation', act: { kind: 'appellateRuling', inForceOn: '2026-07-31' } }
    expect(commandIn(await start(message), 'open').dates).toMatchObject({
      courtTerm: { endsOn: '2027-02-01' },
      provisional: true,
    })
  })
})

describe('a start fails and names the field where', () => {
  it.each([
    ['requestId', { ...request, requestId: 'шығ/117' }],
    ['requestId', without('requestId')],
    ['requester', { ...request, requester: 'ДГД' }],
    ['addressedTo', { ...request, addressedTo: 'x'.repeat(41) }],
    ['means', { ...request, means: 'letter' }],
    ['procedure', { ...request, procedure: 'criminal' }],
    ['shortTerm', { ...request, shortTerm: 'yes' }],
    ['court', { ...request, court: ' ' }],
    ['courtCaseNumber', { ...request, courtCaseNumber: 7514 }],
    ['act', { ...request, act: '2026-07-31' }],
    ['act.kind', { ...request, act: { finalFormOn: '2026-07-31' } }],
    ['act.pronouncedOn', { ...request, act: { ...request.act, pronouncedOn: '31.07.2026' } }],
    ['act.finalFormOn', { ...request, act: { ...request.act, finalFormOn: '2026-02-30' } }],
    ['act.copySentOn', { ...request, act: { ...request.act, copySentOn: null } }],
    ['act.inForceOn', { ...request, act: { ...request.act, inForceOn: '0026-07-31' } }],
    ['act.decidedOn', { ...request, act: { ...request.act, decidedOn: '2026-07-31' } }],
    ['parties', { ...request, parties: 'Иванов' }],
    ['parties.1', { ...request, parties: ['ЖШС', ''] }],
    ['subject', { ...request, subject: 'x'.repeat(4001) }],
    ['outgoing', without('outgoing')],
    ['outgoing.number', { ...request, outgoing: { sentOn: '2026-08-14' } }],
    ['outgoing.sentOn', { ...request, outgoing: { number: '1', sentOn: '14 тамыз' } }],
    ['receipt.number', { ...request, receipt: { ...receipt, number: '\u0000' } }],
    ['receipt.at', { ...request, receipt: { ...receipt, at: '2026-08-17 09:00' } }],
    ['receipt.at', { ...request, receipt: { ...receipt, at: '2026-08-17T09:00:00' } }],
    ['receipt.registeredBy', { ...request, receipt: { ...receipt, registeredBy: 'Калиева А.' } }],
    ['signature.kind', { ...request, signature: { ...signature, kind: 'stamp' } }],
    ['signature.signer', { ...request, signature: { ...signature, signer: 68 } }],
    ['signature.position', { ...request, signature: { ...signature, position: '' } }],
    ['signature.signedAt', { ...request, signature: { ...signature, signedAt: 1_786_000_000 } }],
    ['signature.actingOrder.date', { ...request, signature: { ...signature, actingOrder: { number: '7', date: '' } } }],
    ['draft.name', { ...request, draft: { ...draft, name: 'a\nb' } }],
    ['courtCaseNumber', { ...request, courtCaseNumber: 'half a \ud83d' }],
    ['draft.sha256', { ...request, draft: { ...draft, sha256: 'A'.repeat(64) } }],
    ['attachments.0.sha256', { ...request, attachments: [{ name: 'x' }] }],
    ['replaces', { ...request, replaces: '' }],
    ['credential', { ...request, credential: 7 }],
    ['priority', { ...request, priority: 'high' }],
  ])('%s is malformed (%#)', async (field, message) => {
    expect(await faultsOf(message)).toEqual([
      expect.objectContaining({ code: 'REQUEST_MALFORMED', facts: { field }, message: expect.any(String) }),
    ])
  })

  it('several fields are malformed: each is named', async () => {
    const faults = await faultsOf({ ...request, court: '', means: null, outgoing: {} })
    expect(faults.map(({ facts }) => facts.field).toSorted()).toEqual([
      'court',
      'means',
      'outgoing.number',
      'outgoing.sentOn',
    ])
  })

  it.each(['privateComplaint', 'response', 'protest', 'criminal', 'administrativeOffence'])(
    'the means lies outside the algorithm: %s (CPC 434(1))',
    async means => {
      expect(await faultsOf({ ...request, means })).toEqual([
        { code: 'MEANS_OUTSIDE_ALGORITHM', citation: 'CPC-434-1', facts: { field: 'means', means } },
      ])
    },
  )

  it('the requesting body is not registered on the day of sending', async () => {
    expect(await faultsOf({ ...request, requester: 'dgd-nowhere' })).toMatchObject([
      { code: 'REQUESTER_UNKNOWN', citation: 'part-1', facts: { field: 'requester', requester: 'dgd-nowhere' } },
    ])
    expect(await faultsOf({ ...request, requester: 'mcriap' })).toMatchObject([{ code: 'REQUESTER_UNKNOWN' }])
  })

  it('the addressee or the registrar is not registered', async () => {
    const message = { ...request, addressedTo: 'nobody', receipt: { ...receipt, registeredBy: 'p-9999' } }
    expect(await faultsOf(message, { at: local('2026-08-17', '12:00') })).toMatchObject([
      { code: 'BODY_UNKNOWN', facts: { field: 'addressedTo' } },
      { code: 'PERSON_UNKNOWN', facts: { field: 'receipt.registeredBy' } },
    ])
  })

  it.each([
    [
      'an appeal without the day of final form',
      { act: { kind: 'decision', inForceOn: '2026-07-31' } },
      'act.finalFormOn',
    ],
    [
      'a cassation without the entry into force',
      { means: 'cassation', act: { kind: 'ruling', finalFormOn: '2026-07-31' } },
      'act.inForceOn',
    ],
  ])('the date that starts the term is missing: %s', async (_, changes, field) => {
    expect(await faultsOf({ ...request, ...changes })).toMatchObject([
      { code: 'ACT_DATE_MISSING', citation: 'part-6', facts: { field } },
    ])
  })

  it.each([
    ['a civil case', { shortTerm: true }],
    [
      'a cassation',
      {
        shortTerm: true,
        procedure: 'administrative',
        means: 'cassation',
        act: { kind: 'ruling', inForceOn: '2026-07-31' },
      },
    ],
  ])('the short term does not apply: %s (APPC 168(4))', async (_, changes) => {
    expect(await faultsOf({ ...request, ...changes })).toMatchObject([
      { code: 'SHORT_TERM_NOT_APPLICABLE', citation: 'APPC-168-4', facts: { field: 'shortTerm' } },
    ])
  })

  it('the day of the copy is asked of who took no part in the trial, and of nobody else (CPC 403(3))', async () => {
    expect(await faultsOf({ ...request, nonParticipant: true })).toMatchObject([
      { code: 'ACT_DATE_MISSING', facts: { field: 'act.copySentOn' } },
    ])
    expect(await faultsOf({ ...request, nonParticipant: true, procedure: 'administrative' })).toMatchObject([
      { code: 'ACT_DATE_MISSING', facts: { field: 'act.copySentOn' } },
    ])
    const act = { kind: 'decision', finalFormOn: '2026-07-31', copySentOn: '2026-08-10' }
    expect(await faultsOf({ ...request, act, nonParticipant: true, procedure: 'administrative' })).toMatchObject([
      { code: 'COPY_TERM_NOT_APPLICABLE', citation: 'CPC-403-3', facts: { field: 'nonParticipant' } },
    ])
  })

  it('a date lies beyond the calendar: it is not guessed', async () => {
    const at = local('2027-12-20', '10:00')
    const message = { ...request, act: { kind: 'decision', finalFormOn: '2027-12-10' } }
    expect(await faultsOf(message, { at })).toMatchObject([
      { code: 'BEYOND_CALENDAR', citation: 'LC-84', facts: { field: 'act.finalFormOn', year: 2028 } },
    ])
    const before = { ...request, act: { kind: 'decision', finalFormOn: '2022-11-01' } }
    expect(await faultsOf(before)).toMatchObject([{ code: 'BEYOND_CALENDAR', facts: { year: 2022 } }])
  })

  it.each([
    ['outgoing.sentOn', { ...request, outgoing: { number: '1', sentOn: '2026-08-15' } }],
    ['act.pronouncedOn', { ...request, act: { ...request.act, pronouncedOn: '2026-08-15' } }],
    ['act.finalFormOn', { ...request, act: { ...request.act, finalFormOn: '2026-08-15' } }],
    ['act.copySentOn', { ...request, act: { ...request.act, copySentOn: '2026-08-15' } }],
    ['act.inForceOn', { ...request, act: { ...request.act, inForceOn: '2026-08-15' } }],
    ['receipt.at', { ...request, receipt }],
    [
      'receipt.deliveredAt',
      {
        ...request,
        receipt: { ...receipt, at: local('2026-08-14', '09:30'), deliveredAt: local('2026-08-15', '00:00') },
      },
    ],
    ['signature.signedAt', { ...request, signature: { ...signature, signedAt: local('2026-08-15', '00:00') } }],
  ])('a fact lies in the future: %s', async (field, message) => {
    expect(await faultsOf(message)).toMatchObject([{ code: 'FACT_IN_FUTURE', facts: { field, today: '2026-08-14' } }])
  })

  it.each([
    ['has its final form', 'finalFormOn', { means: 'appeal' }],
    ['was sent as a copy', 'copySentOn', { means: 'appeal', nonParticipant: true }],
    // A year mistyped here would end the six months of cassation a year too early.
    ['is in force', 'inForceOn', { means: 'cassation' }],
  ])('the act %s before it was pronounced: act.%s', async (_, field, changes) => {
    const act = { kind: 'decision', pronouncedOn: '2026-08-05', [field]: '2025-08-05' }
    expect(await faultsOf({ ...request, ...changes, act })).toMatchObject([
      {
        code: 'ACT_DATES_CONTRADICT',
        facts: { field: `act.${field}`, date: '2025-08-05', pronouncedOn: '2026-08-05' },
      },
    ])
  })

  it('the act has several dates before it was pronounced: each is named', async () => {
    const act = { kind: 'decision', pronouncedOn: '2026-08-05', finalFormOn: '2026-08-04', inForceOn: '2026-08-03' }
    expect(await faultsOf({ ...request, act })).toMatchObject([
      { facts: { field: 'act.finalFormOn' } },
      { facts: { field: 'act.inForceOn' } },
    ])
  })

  it('no fault is that all was on the day on which the act was pronounced', async () => {
    const day = '2026-08-05'
    const act = { kind: 'decision', pronouncedOn: day, finalFormOn: day, copySentOn: day, inForceOn: day }
    expect(await start({ ...request, act })).toMatchObject({ kind: 'command' })
  })

  it('the receipt lies before the sending', async () => {
    const message = { ...request, receipt: { ...receipt, at: local('2026-08-13', '17:00') } }
    expect(await faultsOf(message)).toMatchObject([
      {
        code: 'RECEIPT_BEFORE_SENDING',
        citation: 'part-10',
        facts: { field: 'receipt.at', sentOn: '2026-08-14', receivedOn: '2026-08-13' },
      },
    ])
  })

  it('the workflow id is not that of the request', async () => {
    const result = await preparing()(startOf(request, { caseId: 'approval-dgd-almaty.other' }))
    expect(result).toMatchObject({
      kind: 'failed',
      faults: [{ code: 'REQUEST_MALFORMED', facts: { field: 'requestId' } }],
    })
  })

  it('another run has opened the case already, also when the server has forgotten it', async () => {
    expect(await faultsOf(request, { openedBy: async () => 'an-earlier-run' })).toMatchObject([
      { code: 'REQUEST_ID_TAKEN', facts: { field: 'requestId', requestId: '2026-117' } },
    ])
    expect((await start(request, { openedBy: async () => runId })).kind).toBe('command')
  })
})

describe('a start while our own parts fail', () => {
  const broken = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' })
  }

  it('is neither accepted nor refused when the registry does not answer', async () => {
    expect(await start(request, { registry: broken })).toMatchObject({
      kind: 'unavailable',
      reason: 'ECONNREFUSED',
    })
  })

  it('is neither accepted nor refused when the log cannot be asked', async () => {
    expect(await start(request, { openedBy: broken })).toMatchObject({
      kind: 'unavailable',
      reason: 'ECONNREFUSED',
    })
  })
})
