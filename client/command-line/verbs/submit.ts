import type { CaseSummary } from '../../../domain/approval/summary.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import { stageTexts } from '../../../domain/texts/stages.ts'
import { casesInUse } from '../cases.ts'
import { readJson } from '../input.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { refusedBy } from '../refusal-of.ts'
import { Refused } from '../refused.ts'
import { whoActs } from '../send.ts'
import { whatIsNext } from '../what-is-next.ts'
import { words } from '../words.ts'

/** `submit FILE`: opens a case from a request as JSON (docs/schemas/request.json), or finds the one it has opened. */
export const addSubmit = (program: Program, print: Print): void => {
  program
    .command('submit')
    .description('open a case from a request as JSON; - for standard input')
    .argument('<file>', 'the request (docs/schemas/request.json)')
    .addOption(whoActs())
    .action(async (file, { as }) => {
      const request = await checkedRequest(await readJson(file, 'REQUEST_MALFORMED'))
      const cases = await casesInUse(print)
      const { caseId, existing, summary } = await cases.submit(request, { as })
      const { next, lines } = await whatIsNext(cases, summary)
      print.answer({ caseId, existing, ...statusOf(summary), next }, language =>
        [
          `${words.caseIs[language]}: ${caseId}${existing ? ` ${words.existing[language]}` : ''}`,
          summary
            ? `${words.stageIs[language]}: ${stageTexts[summary.stage].label[language]}`
            : words.notRead[language],
          ...lines(language),
        ].join('\n'),
      )
    })
}

const statusOf = (summary: CaseSummary | undefined) =>
  summary ? { stage: summary.stage, approver: summary.approver, holder: summary.holder, outcome: summary.outcome } : {}

// Faults of form are named here, all at once, before a case is opened that could only fail; the request goes on as it was written.
const checkedRequest = async (document: unknown) => {
  const { isWithinAlgorithm, parseRequest } = await import('../../../schemas/request.ts')
  const parsed = parseRequest(document)
  if (!parsed.ok) {
    const [first] = parsed.faults
    throw new Refused({ ...reject('REQUEST_MALFORMED', { field: first?.field ?? '' }), details: parsed.faults })
  }
  if (!isWithinAlgorithm(parsed.request)) {
    throw refusedBy(reject('MEANS_OUTSIDE_ALGORITHM', { means: parsed.request.means }))
  }
  return document as typeof parsed.request
}
