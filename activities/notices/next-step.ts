import { type NextAct, nextAct } from '../../domain/approval/next-act.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import { typed, typedAct } from '../../domain/texts/command-line.ts'
import type { Name } from '../../domain/texts/languages.ts'
import type { Recipient } from './recipients.ts'
import type { Role } from './table.ts'

/** What the reader does next, and the command for it, ready but for what only the reader knows. */
export type NextStep = { does: Name; command: string }

/** By the case as it stands when the mail leaves: a late mail never asks for what is already done. */
export const nextStep = (
  role: Role,
  recipient: Recipient,
  summary: CaseSummary,
  lacking: readonly string[] = [],
): NextStep => {
  const { caseId } = summary
  const act = actOf(role, recipient, summary)
  return act === undefined
    ? { does: look, command: typed(`show ${caseId}`) }
    : { does: does[act], command: typedAct(act, caseId, { as: recipient.person, lacking }) }
}

/** What the case waits for from this reader. */
const actOf = (role: Role, { person, position }: Recipient, summary: CaseSummary): NextAct | undefined => {
  // The receipt of an incomplete request is registered, too: the clock runs from it (part 10).
  if (role === 'approverChancery' && summary.stage === 'incomplete')
    return summary.approver !== null && summary.receivedAt === null ? 'registerReceipt' : undefined
  const next = nextAct(summary)
  const isTurn =
    next?.by === role ||
    // Who supervises by a granted role looks on.
    (role === 'supervisor' && position !== null && next?.by === 'legalHead') ||
    (role === 'addressee' && summary.stage === 'incomplete' && summary.approver === null)
  if (!next || !isTurn) return undefined
  if (role === 'addressee') return position === 'headOfLegalService' ? 'setApprover' : undefined
  return role === 'lawyer' && summary.lawyer !== person ? undefined : next.act
}

const does = {
  complete: { kk: 'жетіспейтінін толықтырыңыз', ru: 'дополните недостающее' },
  supplyInformation: { kk: 'сұратылған мәліметті ұсыныңыз', ru: 'представьте запрошенные сведения' },
  confirmDelivery: {
    kk: 'ештеңе жасамаңыз: шешім өздігінен жеткізіледі; басқа жолмен алсаңыз ғана растаңыз',
    ru: 'ничего не нужно: решение доставляется само; подтвердите его, только если получили иначе',
  },
  reportFiling: { kk: 'сотқа беріңіз және берген күнін хабарлаңыз', ru: 'подайте в суд и сообщите дату подачи' },
  setApprover: { kk: 'келісуші органды белгілеңіз', ru: 'определите согласующий орган' },
  registerReceipt: { kk: 'сұрау салудың түскенін тіркеңіз', ru: 'зарегистрируйте поступление запроса' },
  assign: { kk: 'заңгер тағайындаңыз', ru: 'назначьте юриста' },
  recommend: {
    kk: 'ұсыныс енгізіңіз (approve – келісу, refuse – бас тарту)',
    ru: 'внесите предложение (approve – согласовать, refuse – отказать)',
  },
  decide: {
    kk: 'шешім қабылдаңыз (approve – келісу, refuse – бас тарту)',
    ru: 'примите решение (approve – согласовать, refuse – отказать)',
  },
} as const satisfies Record<NextAct, Name>

const look: Name = { kk: 'істі қараңыз', ru: 'посмотрите дело' }
