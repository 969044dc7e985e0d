import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { Name } from '../../domain/texts/languages.ts'
import type { Recipient } from './recipients.ts'
import type { Role } from './table.ts'

/** What the reader does next, and the command for it, ready but for what only the reader knows. */
export type NextStep = { does: Name; command: string }

/** By the case as it stands when the mail leaves: a late mail never asks for what is already done. */
export const nextStep = (role: Role, { person, position }: Recipient, summary: CaseSummary): NextStep => {
  const { caseId, stage, holder } = summary
  const command = (verb: string, rest = '') => `npm run -s kelisu -- ${verb} ${caseId}${rest} --as ${person}`
  const unreceived = summary.receivedAt === null && summary.approver !== null
  if (role === 'requester') {
    if (stage === 'incomplete') return { does: does.complete, command: command('complete', ' --draft FILE') }
    if (stage === 'review' && holder === summary.requester)
      return { does: does.supply, command: command('supply-information', ' --text "…"') }
    if (stage === 'decided') return { does: does.confirm, command: command('confirm-delivery', ' --how "…"') }
    if (stage === 'delivered') return { does: does.file, command: command('report-filing', ' --filed-on YYYY-MM-DD') }
  }
  if (role === 'addressee' && summary.approver === null && stage !== 'closed' && position === 'headOfLegalService')
    return { does: does.choose, command: command('set-approver', ' BODY --reason "…"') }
  if (role === 'approverChancery' && unreceived && (stage === 'sent' || stage === 'incomplete'))
    return { does: does.register, command: command('receive', ' --number "…"') }
  if ((role === 'legalHead' || role === 'supervisor') && stage === 'received')
    return { does: does.assign, command: command('assign', ' LAWYER') }
  if (role === 'lawyer' && stage === 'review' && summary.lawyer === person)
    return { does: does.recommend, command: command('recommend', ' approve --text "…"') }
  if (role === 'head' && stage === 'decision') return { does: does.decide, command: command('decide', ' approve') }
  return { does: does.look, command: `npm run -s kelisu -- show ${caseId}` }
}

const does = {
  complete: { kk: 'жетіспейтінін толықтырыңыз', ru: 'дополните недостающее' },
  supply: { kk: 'сұратылған мәліметті ұсыныңыз', ru: 'представьте запрошенные сведения' },
  confirm: { kk: 'шешімді алсаңыз, растаңыз', ru: 'когда получите решение, подтвердите это' },
  file: { kk: 'сотқа беріңіз және берген күнін хабарлаңыз', ru: 'подайте в суд и сообщите дату подачи' },
  choose: { kk: 'келісуші органды белгілеңіз', ru: 'определите согласующий орган' },
  register: { kk: 'сұрау салудың түскенін тіркеңіз', ru: 'зарегистрируйте поступление запроса' },
  assign: { kk: 'заңгер тағайындаңыз', ru: 'назначьте юриста' },
  recommend: {
    kk: 'ұсыныс енгізіңіз (approve – келісу, refuse – бас тарту)',
    ru: 'внесите предложение (approve – согласовать, refuse – отказать)',
  },
  decide: {
    kk: 'шешім қабылдаңыз (approve – келісу, refuse – бас тарту)',
    ru: 'примите решение (approve – согласовать, refuse – отказать)',
  },
  look: { kk: 'істі қараңыз', ru: 'посмотрите дело' },
} as const satisfies Record<string, Name>
