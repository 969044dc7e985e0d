import type { CaseCommand } from '../../api/case-commands.ts'
import type { CommandPayloads } from '../../client/library/payloads.ts'
import { now, people, today } from '../setup/office.ts'

/** A well-formed payload of every command that callers may send. */
export const payloads: Pick<CommandPayloads, CaseCommand> = {
  complete: { shortTerm: false },
  return: { citation: 'part-5', reason: 'Жоба жоқ' },
  registerReceipt: { number: 'кіріс-1', at: now() },
  setApprover: { approver: 'minfin', reason: 'Ең жақын' },
  assign: { lawyer: people.lawyer },
  requestInformation: { text: 'Қандай негіз?' },
  supplyInformation: { text: '427-бап' },
  recommend: { outcome: 'approve', groundsExist: true, text: 'Негіздер бар' },
  returnForRework: { reason: 'Негізі?' },
  decide: { outcome: 'refuse' },
  confirmDelivery: { how: 'Пошта' },
  reportFiling: { filedOn: today() },
  withdraw: { reason: 'Дау бітті' },
  correctFacts: { outgoing: { number: '1' }, reason: 'Қате' },
  reassign: { lawyer: people.otherLawyer, reason: 'Демалыс' },
}
