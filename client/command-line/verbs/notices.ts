import { reject } from '../../../domain/regulation/codes.ts'
import { eventTexts } from '../../../domain/texts/events.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import type { Notice } from '../../../store/outbox.ts'
import { localTime } from '../local-time.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { readerTexts } from '../reader-words.ts'
import { refusedBy } from '../refusal-of.ts'
import { withDatabase } from '../servers.ts'
import { table } from '../table.ts'

/** `notices CASE`: which mails a case has called for, and what became of each; `--resend` sends those that failed once more. */
export const addNotices = (program: Program, print: Print): void => {
  program
    .command('notices')
    .description('the mails that a case has called for, and what became of each')
    .argument('<case>', "the case's id")
    .option('--resend', 'send those that failed once more')
    .action(async (caseId, { resend = false }) => {
      const { resent, notices } = await asked(caseId, resend)
      print.answer({ ...(resend ? { resent } : {}), notices: notices.map(asAnswered) }, language =>
        [...(resend ? [`${willBeSent[language]}: ${resent}`] : []), listOf(notices, language)].join('\n'),
      )
    })
}

/** With the type of the event that each tells. */
type Told = Notice & { event: keyof typeof eventTexts }

const asked = (caseId: string, resend: boolean): Promise<{ resent: number; notices: Told[] }> =>
  withDatabase(async db => {
    const [{ noticesOf, resendNotices }, { read }] = await Promise.all([
      import('../../../store/outbox.ts'),
      import('../../../store/case-log.ts'),
    ])
    const log = await read(db, caseId)
    if (log.length === 0) throw refusedBy(reject('CASE_UNKNOWN', { caseId }))
    const resent = resend ? await resendNotices(db, caseId) : 0
    const typeOf = new Map(log.map(({ seq, type }) => [seq, type]))
    const notices = (await noticesOf(db, caseId)).flatMap(notice => {
      const event = typeOf.get(notice.seq)
      return event ? [{ ...notice, event }] : []
    })
    return { resent, notices }
  })

const asAnswered = ({ noticeId, seq, event, role, status, attempts, recipients, lastError, sentAt }: Told) => ({
  noticeId,
  seq,
  event,
  role,
  status,
  attempts,
  recipients,
  sentAt,
  lastError,
})

const listOf = (notices: readonly Told[], language: Language): string =>
  notices.length === 0
    ? none[language]
    : table(
        [columns.event, columns.reader, columns.state].map(text => text[language]),
        notices.map(({ seq, event, role, status, sentAt, lastError }) => [
          `${seq} ${eventTexts[event][language]}`,
          readerTexts[role]?.[language] ?? role,
          [stateTexts[status][language], sentAt ? localTime(sentAt) : (lastError ?? '')]
            .filter(part => part)
            .join(': '),
        ]),
      )

const columns = {
  event: { kk: 'оқиға', ru: 'событие', en: 'event' },
  reader: { kk: 'кімге', ru: 'кому', en: 'to whom' },
  state: { kk: 'күйі', ru: 'состояние', en: 'state' },
} as const satisfies Record<string, Text>

const stateTexts: Record<Notice['status'], Text> = {
  pending: { kk: 'жіберілмек', ru: 'будет отправлено', en: 'to be sent' },
  sent: { kk: 'жіберілді', ru: 'отправлено', en: 'sent' },
  failed: { kk: 'жіберілмеді', ru: 'не отправлено', en: 'not sent' },
}

const none: Text = {
  kk: 'Бұл іс бойынша хабарлама жоқ.',
  ru: 'Уведомлений по этому делу нет.',
  en: 'This case has called for no notice.',
}

const willBeSent: Text = { kk: 'Қайта жіберіледі', ru: 'Будет отправлено снова', en: 'To be sent once more' }
