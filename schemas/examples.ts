import type { CommandPayloads } from '../client/library/payloads.ts'
import type { CommandName } from '../domain/approval/commands.ts'

const sha256 = '5f0c1f1b9d0f0f3c6f2f6d0b8f1b9a3e6f1f4f7f0e2b7b0d8c9a1e2d3c4b5a69'

/** One payload of each command with every field it can have, as `docs/schemas/` shows them. */
export const payloadExamples: { [Name in CommandName]: CommandPayloads[Name] } = {
  complete: {
    signature: {
      kind: 'paper',
      signer: 'p-0068',
      position: 'басшы / руководитель',
      signedAt: '2026-08-14T09:00:00+05:00',
    },
    draft: { name: 'apellyatsiyalyk-shagym-zhobasy.pdf', sha256 },
    act: { kind: 'шешім / решение', pronouncedOn: '2026-08-06', finalFormOn: '2026-08-11' },
    shortTerm: false,
  },
  return: { citation: 'part-5', reason: 'Шағым жобасы жоқ / Нет проекта жалобы' },
  registerReceipt: {
    number: 'кіріс-118',
    at: '2026-08-13T15:20:00+05:00',
    deliveredAt: '2026-08-13T14:05:00+05:00',
  },
  setApprover: { approver: 'minfin', reason: 'Тікелей жоғары тұрған орган / Непосредственно вышестоящий орган' },
  assign: { lawyer: 'p-0041' },
  requestInformation: { text: 'Шағымның негізі қандай? / Каково основание жалобы?' },
  supplyInformation: { text: 'АПК 427-бап / Статья 427 ГПК' },
  recommend: { outcome: 'approve', groundsExist: true, text: 'Негіздер бар / Основания есть', addressedTo: 'p-0038' },
  returnForRework: { reason: 'Қай негіз екенін көрсетіңіз / Укажите, какое основание' },
  decide: {
    outcome: 'refuse',
    reasons: 'Негіз жоқ / Нет оснований',
    number: 'исх-77',
    paper: { signedOn: '2026-08-20', number: '12', registeredBy: 'p-0044' },
    withoutProposal: 'Заңгер науқас / Юрист болен',
  },
  confirmDelivery: { how: 'Қолма-қол / Нарочно' },
  reportFiling: { filedOn: '2026-08-28', number: '3' },
  withdraw: { reason: 'Келісім жасалды / Заключено соглашение' },
  correctFacts: {
    act: { kind: 'шешім / решение', finalFormOn: '2026-08-12' },
    outgoing: { sentOn: '2026-08-13', number: '14-02/567' },
    receiptAt: '2026-08-13T15:20:00+05:00',
    reason: 'Күні қате жазылған / Дата записана неверно',
  },
  reassign: { lawyer: 'p-0042', reason: 'Еңбек демалысында / В отпуске' },
  recompute: { edition: '2026-03-18' },
}
