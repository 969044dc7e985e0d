import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { Instant, LocalTime } from '../../domain/calendar/dates.ts'
import { dateInWords, instantInWords } from '../../domain/texts/dates.ts'
import type { Name } from '../../domain/texts/languages.ts'
import { outcomeTexts } from '../../domain/texts/outcomes.ts'
import { authorityTexts, positionTexts } from '../../domain/texts/positions.ts'
import { type DecisionToDeliver, type DeliveryChannel, DeliveryImpossible } from './deliver.ts'
import { letterOf } from './letter.ts'
import { MailRefused, type MailSender } from './mail.ts'
import { nextStep } from './next-step.ts'
import { requesterPeople } from './recipients.ts'
import { numbered, quoted, type Words } from './templates.ts'

export type MailDeliveryDependencies = { mail: MailSender; localTime: LocalTime; now: () => Instant }

/** The decision as a mail with its facts, to the people of the requesting body who take its mail. One that reaches somebody there is delivered. */
export const createMailDelivery = ({ mail, localTime, now }: MailDeliveryDependencies): DeliveryChannel => ({
  deliver: async (decision, directory) => {
    const { request, receipt, nameOf, deliveryId } = decision
    // The letter tells the case as it is once the letter has arrived.
    const stage = decision.decided.outcome === 'approve' ? 'delivered' : 'closed'
    const summary: CaseSummary = { ...decision.summary, stage, holder: decision.summary.requester }
    const people = requesterPeople(summary.requester, localTime.dateOf(now()), directory)
    const reachable = people.filter(({ email }) => email !== null)
    if (reachable.length === 0)
      throw new DeliveryImpossible(
        `no address of ${summary.requester}: ${people.map(({ person }) => person).join(', ') || 'nobody'}`,
      )
    const words = decisionWords(decision, localTime)
    const refused: string[] = []
    const sent: string[] = []
    let delay: unknown
    for (const recipient of reachable) {
      try {
        const card = { summary, request, receipt, nameOf, localTime }
        sent.push(
          await mail.send({
            ...letterOf(words, card, nextStep('requester', recipient, summary)),
            id: `${deliveryId}/decision/${recipient.person}`,
            thread: summary.caseId,
            to: recipient.email ?? '',
          }),
        )
      } catch (error) {
        if (error instanceof MailRefused) refused.push(`${recipient.person}: ${error.message}`)
        else delay ??= error
      }
    }
    // Trying again for one who is put off would send another copy to all who have it.
    if (sent.length > 0) return { how: `e-mail ${sent.join(' ')}` }
    throw delay ?? new DeliveryImpossible(refused.join('; '))
  },
})

/** What the letter says: the outcome, who decided and by which authority, the reasons, the dates. */
const decisionWords = (decision: DecisionToDeliver, localTime: LocalTime): Words => {
  const { decided } = decision
  const outcome = outcomeTexts[decided.outcome === 'approve' ? 'approved' : 'refused']
  return {
    subject: { kk: `Келісу туралы шешім: ${outcome.kk}`, ru: `Решение о согласовании: ${outcome.ru}` },
    lines: { kk: linesIn('kk', decision, localTime), ru: linesIn('ru', decision, localTime) },
  }
}

const linesIn = (language: 'kk' | 'ru', decision: DecisionToDeliver, localTime: LocalTime): string[] => {
  const say = (name: Name) => name[language]
  const { decided, signer, registrar, summary } = decision
  const { outcome, reasons, number, paper, judged, late } = decided
  const { means, requester } = summary
  const right = rightTo[means][language]
  const facts = [
    ...(number ? [`${say(labels.number)}: ${numbered(number)}`] : []),
    ...(paper
      ? [
          `${say(labels.paper)}: ${numbered(paper.number)}, ${dateInWords(paper.signedOn, language)}`,
          `${say(labels.registered)}: ${[instantInWords(decided.at, language, localTime), ...(registrar ? [say(registrar)] : [])].join(', ')}`,
        ]
      : [`${say(labels.at)}: ${instantInWords(judged.at, language, localTime)}`]),
    `${say(labels.by)}: ${signer.name[language]}${signer.claimed ? ` (${say(labels.claimed)})` : ''}`,
    `${say(labels.authority)}: ${authorityIn(language, decision)}`,
    ...(late ? [say(labels.late)] : []),
  ]
  return [
    outcome === 'approve'
      ? `${decision.nameOf(requester)[language]}: ${right} ${say(labels.approved)}.`
      : `${decision.nameOf(requester)[language]}: ${right} ${say(labels.refused)}.`,
    facts.join('\n'),
    ...(reasons
      ? [`${say(labels.reasons)}:\n${quoted(reasons)}`]
      : [`${say(labels.reasons)}: ${say(labels.noReasons)}.`]),
    ...(outcome === 'approve' ? [say(labels.useIt)] : []),
  ]
}

const authorityIn = (language: 'kk' | 'ru', { decided: { authority } }: DecisionToDeliver): string => {
  const basis = authorityTexts[authority.basis][language]
  const position = (positionTexts as Record<string, Name>)[authority.position]?.[language] ?? authority.position
  const act = authority.act ? `, ${numbered(authority.act.number)}, ${dateInWords(authority.act.date, language)}` : ''
  const part = authority.basis === 'delegation' ? labels.part9[language] : labels.part8[language]
  return authority.basis === 'head' ? `${basis} (${part})` : `${basis}; ${position}${act} (${part})`
}

const rightTo = {
  appeal: { kk: 'апелляциялық шағым жасау құқығы', ru: 'право апелляционного обжалования' },
  cassation: {
    kk: 'сот актілеріне кассациялық тәртіппен дау айту құқығы',
    ru: 'право оспаривания судебных актов в кассационном порядке',
  },
} as const

const labels = {
  approved: { kk: 'келісілді', ru: '— согласовано' },
  refused: { kk: 'бойынша келісуден бас тартылды', ru: '— в согласовании отказано' },
  number: { kk: 'Шешім нөмірі', ru: 'Номер решения' },
  paper: { kk: 'Қағаз шешім', ru: 'Решение на бумаге' },
  registered: { kk: 'Жүйеде тіркелген', ru: 'Зарегистрировано в системе' },
  at: { kk: 'Қабылданған уақыты', ru: 'Принято' },
  by: { kk: 'Шешім қабылдаған', ru: 'Принял решение' },
  claimed: { kk: 'жеке басы расталмаған, тек айтылған', ru: 'личность не подтверждена, только заявлена' },
  authority: { kk: 'Өкілеттігі', ru: 'Полномочие' },
  part8: { kk: 'алгоритмнің 8-бөлігі', ru: 'часть 8 алгоритма' },
  part9: { kk: 'алгоритмнің 9-бөлігі', ru: 'часть 9 алгоритма' },
  late: {
    kk: 'Шешім жеті жұмыс күндік мерзімнен кеш қабылданды; мұның салдары туралы алгоритмде айтылмаған.',
    ru: 'Решение принято позже срока в семь рабочих дней; о последствиях алгоритм не говорит.',
  },
  reasons: { kk: 'Негіздемесі', ru: 'Обоснование' },
  noReasons: { kk: 'келтірілмеген', ru: 'не приведено' },
  useIt: {
    kk: 'Шағымды сот мерзімі өткенге дейін беріп, берілген күнін хабарлаңыз.',
    ru: 'Подайте жалобу до истечения судебного срока и сообщите дату подачи.',
  },
} as const satisfies Record<string, Name>
