import type {
  Actor,
  Assign,
  Command,
  CommandName,
  Complete,
  ConfirmDelivery,
  CorrectFacts,
  Decide,
  Judged,
  Open,
  Reassign,
  Recommend,
  Recompute,
  RegisterReceipt,
  ReportFiling,
  RequestInformation,
  Return,
  ReturnForRework,
  SetApprover,
  SupplyInformation,
  Withdraw,
} from '../../domain/approval/commands.ts'
import { newestRules } from '../../domain/approval/rules-number.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import { aRequest, caseId, datesOf, editions, local, officials, people, receipt, route } from './request.ts'

type Own<C extends Command> = Partial<Omit<C, 'name'>>
type Written<C extends Command> = Omit<C, 'name' | 'commandId' | 'by' | 'judged'>

const prepared = <C extends Command>(
  name: C['name'],
  by: Actor,
  at: Instant,
  content: Written<C>,
  changes: Own<C>,
): C => ({ commandId: `c-${name}`, by, judged: judgedAt(at), ...content, ...changes, name }) as unknown as C

/** Judged by a verified credential at that instant, unless said otherwise. */
export const judgedAt = (at: Instant, by: Judged['by'] = 'credential'): Judged => ({ at, by })

const of =
  (body: string, position: string) =>
  (person: string): Actor => ({ person, body, position })
export const byLawyer = of('kgd', 'lawyer')(people.lawyer)
export const byLegalHead = of('kgd', 'headOfLegalService')(people.legalHead)
export const byHead = of('kgd', 'firstHead')(people.head)
export const byDeputy = of('kgd', 'deputyHead')(people.deputy)
export const byChancery = of('kgd', 'chancery')(people.chancery)
export const byRequester = of('dgd-almaty', 'lawyer')(people.requesterLawyer)
export const byRequesterHead = of('dgd-almaty', 'firstHead')(people.requesterHead)

// Each command as `prepare` hands it over, at the instant it has in the story; a test changes what matters to it.

export const open = (changes: Own<Open> = {}): Open => {
  const { request = aRequest() } = changes
  return prepared<Open>('open', byRequester, local('2026-08-14', '10:00'), opening(request), {
    commandId: 'open',
    ...changes,
  })
}

const opening = (request: Open['request']): Written<Open> => ({
  caseId,
  rules: newestRules,
  request,
  faults: [],
  route,
  dates: datesOf(request),
  editions,
})

export const complete = (changes: Own<Complete> = {}): Complete => {
  const { request = aRequest() } = changes
  return prepared<Complete>(
    'complete',
    byRequester,
    local('2026-08-14', '15:00'),
    { request, faults: [], dates: datesOf(request) },
    changes,
  )
}

export const returnRequest = (changes: Own<Return> = {}): Return =>
  prepared<Return>(
    'return',
    byChancery,
    local('2026-08-18', '10:00'),
    { citation: 'part-5', reason: 'Шағымның жобасы жоқ' },
    changes,
  )

export const registerReceipt = (changes: Own<RegisterReceipt> = {}): RegisterReceipt => {
  const { receipt: registered = receipt } = changes
  return prepared<RegisterReceipt>(
    'registerReceipt',
    byChancery,
    local('2026-08-17', '09:30'),
    { receipt: registered, officials, dates: datesOf(aRequest(), registered), editions },
    changes,
  )
}

export const setApprover = (changes: Own<SetApprover> = {}): SetApprover =>
  prepared<SetApprover>(
    'setApprover',
    byHead,
    local('2026-08-14', '12:00'),
    { approver: 'kgd', reason: 'Жақын тұрған жоғары орган' },
    changes,
  )

export const assign = (changes: Own<Assign> = {}): Assign =>
  prepared<Assign>('assign', byLegalHead, local('2026-08-17', '11:00'), { lawyer: people.lawyer }, changes)

export const reassign = (changes: Own<Reassign> = {}): Reassign =>
  prepared<Reassign>(
    'reassign',
    byLegalHead,
    local('2026-08-18', '09:00'),
    { lawyer: people.otherLawyer, reason: 'Еңбек демалысы' },
    changes,
  )

export const requestInformation = (changes: Own<RequestInformation> = {}): RequestInformation =>
  prepared<RequestInformation>(
    'requestInformation',
    byLawyer,
    local('2026-08-18', '10:00'),
    { text: 'Хабарламаның көшірмесі' },
    changes,
  )

export const supplyInformation = (changes: Own<SupplyInformation> = {}): SupplyInformation =>
  prepared<SupplyInformation>(
    'supplyInformation',
    byRequester,
    local('2026-08-19', '10:00'),
    { text: 'Көшірме қоса берілді' },
    changes,
  )

export const recommend = (changes: Own<Recommend> = {}): Recommend =>
  prepared<Recommend>(
    'recommend',
    byLawyer,
    local('2026-08-20', '11:00'),
    { outcome: 'approve', groundsExist: true, text: 'Дау айтуға негіз бар', addressedTo: people.head },
    changes,
  )

export const returnForRework = (changes: Own<ReturnForRework> = {}): ReturnForRework =>
  prepared<ReturnForRework>(
    'returnForRework',
    byLegalHead,
    local('2026-08-21', '11:00'),
    { reason: 'Негіз толық ашылмаған' },
    changes,
  )

export const decision = (changes: Own<Decide> = {}): Decide =>
  prepared<Decide>(
    'decide',
    byHead,
    local('2026-08-24', '16:00'),
    { outcome: 'approve', authority: { basis: 'head', position: 'firstHead' } },
    changes,
  )

export const confirmDelivery = (changes: Own<ConfirmDelivery> = {}): ConfirmDelivery =>
  prepared<ConfirmDelivery>('confirmDelivery', byRequester, local('2026-08-24', '17:00'), { how: 'қолма-қол' }, changes)

export const reportFiling = (changes: Own<ReportFiling> = {}): ReportFiling =>
  prepared<ReportFiling>('reportFiling', byRequester, local('2026-08-27', '10:00'), { filedOn: '2026-08-26' }, changes)

export const withdraw = (changes: Own<Withdraw> = {}): Withdraw =>
  prepared<Withdraw>(
    'withdraw',
    byRequesterHead,
    local('2026-08-21', '15:00'),
    { reason: 'Тараптар татуласты' },
    changes,
  )

/** Corrects the day of final form from 31 July to 3 August; with `receipt`, also what is registered. */
export const correctFacts = (changes: Own<CorrectFacts> = {}): CorrectFacts => {
  const { request = aRequest({ act: { kind: 'decision', finalFormOn: '2026-08-03' } }), receipt: corrected = receipt } =
    changes
  return prepared<CorrectFacts>(
    'correctFacts',
    byChancery,
    local('2026-08-21', '12:00'),
    {
      request,
      receipt: corrected,
      faults: [],
      dates: datesOf(request, corrected),
      changed: ['act'],
      reason: 'Күні қате жазылған',
    },
    changes,
  )
}

export const recompute = (changes: Own<Recompute> = {}): Recompute =>
  prepared<Recompute>(
    'recompute',
    { system: 'operations' },
    local('2026-08-21', '08:00'),
    { dates: datesOf(aRequest(), receipt), edition: editions.calendar },
    changes,
  )

/** One of each, for tables over all commands. */
export const everyCommand: { [Name in CommandName]: () => Extract<Command, { name: Name }> } = {
  complete,
  return: returnRequest,
  registerReceipt,
  setApprover,
  assign,
  reassign,
  requestInformation,
  supplyInformation,
  recommend,
  returnForRework,
  decide: decision,
  confirmDelivery,
  reportFiling,
  withdraw,
  correctFacts,
  recompute,
}
