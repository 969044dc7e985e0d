import { codeTexts } from '../../domain/texts/codes.ts'
import type { Language } from '../../domain/texts/languages.ts'
import { differenceInWords } from '../../domain/texts/replay.ts'
import { escaped, type Letter } from '../notices/letter.ts'
import type { MailSender } from '../notices/mail.ts'
import type { ReplayActivities, ReplayReport } from './activities.ts'

export type TellDependencies = {
  mail: MailSender
  /** Where the deployment's administrator is told; undefined: only in the log of the process. */
  administrator: string | undefined
  /** Of the workflow's run: the same letter twice has one Message-ID. */
  runId: () => string
  alarm: (report: ReplayReport) => void
}

/** Safe to repeat: one Message-ID per run. */
export const createTellAdministrator =
  ({ mail, administrator, runId, alarm }: TellDependencies): ReplayActivities['tellAdministrator'] =>
  async report => {
    alarm(report)
    if (administrator === undefined) return
    await mail.send({ ...reportLetter(report), id: `replay/${runId()}`, to: administrator })
  }

/** Kazakh first, then Russian, then English; at the end the command that shows all. */
const reportLetter = (report: ReplayReport): Letter => {
  const sections = (['kk', 'ru', 'en'] as const).map(language => ({ language, lines: linesIn(language, report) }))
  return {
    subject: `Kelisu: ${report.differing} ≠ · REPLAY_DIFFERS`,
    text: `${[...sections.map(({ lines }) => lines.join('\n')), command].join('\n\n')}\n`,
    html: [
      '<!doctype html><html lang="kk"><head><meta charset="utf-8"></head><body style="font-family:sans-serif">',
      ...sections.map(
        ({ language, lines }) => `<section lang="${language}"><p>${lines.map(escaped).join('<br>')}</p></section><hr>`,
      ),
      `<pre>${escaped(command)}</pre></body></html>`,
    ].join(''),
  }
}

const command = 'kelisu replay CASE'

const linesIn = (language: Language, { cases, differing, first }: ReplayReport): string[] => [
  codeTexts.REPLAY_DIFFERS[language],
  {
    kk: `Тексерілген іс: ${cases}; айырмашылығы бары: ${differing}.`,
    ru: `Проверено дел: ${cases}; с расхождениями: ${differing}.`,
    en: `Cases derived again: ${cases}; differing: ${differing}.`,
  }[language],
  ...first.map(difference => differenceInWords(difference, language)),
]
