import { Option } from '@commander-js/extra-typings'
import { calendarOfEdition } from '../../../domain/calendar/editions.ts'
import { caseProofs } from '../../../domain/deadlines/case-proofs.ts'
import { deadlineNames, type ProofDocument } from '../../../domain/deadlines/proof-document.ts'
import { reject } from '../../../domain/regulation/codes.ts'
import { proofTexts } from '../../../domain/texts/proofs.ts'
import { contentHash } from '../../library/content-hash.ts'
import { explainedCase } from '../explained-case.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { proofForPeople } from '../proof-for-people.ts'
import { refusedBy } from '../refusal-of.ts'
import { Refused } from '../refused.ts'

/** `explain CASE`: how each deadline of a case was counted, derived again and held against what the case keeps. */
export const addExplain = (program: Program, print: Print): void => {
  program
    .command('explain')
    .description('how each deadline of a case was counted, day by day')
    .argument('<case>', "the case's id")
    .addOption(new Option('--deadline <deadline>', 'only this one').choices(deadlineNames))
    .action(async (caseId, { deadline }) => {
      const [{ state, events }, { almaty }] = await Promise.all([
        explainedCase(caseId, print),
        import('../../../local-time/almaty.ts'),
      ])
      const all = caseProofs(state, events, { calendarOf, hashOf: contentHash, localTime: almaty })
      if (deadline === undefined) return answer(print, all, all)
      const one = all.find(document => document.deadline === deadline)
      if (!one) throw notRunning(state.dates === null)
      answer(print, one, [one])
    })
}

const answer = (print: Print, document: ProofDocument | ProofDocument[], proofs: readonly ProofDocument[]): void => {
  const differ = proofs.some(({ kept }) => !kept?.same)
  print.answer(
    document,
    language =>
      proofs.length === 0
        ? proofTexts.nothingRuns[language]
        : proofs.map(proof => proofForPeople(proof, language)).join('\n\n\n'),
    differ,
  )
  if (differ) print.remark(proofTexts.someDiffer)
}

const calendarOf = (edition: string) => {
  const calendar = calendarOfEdition(edition)
  if (calendar) return calendar
  throw refusedBy(reject('EDITION_UNKNOWN', { edition }))
}

const notRunning = (never: boolean): Refused =>
  new Refused({
    code: 'WRONG_STAGE',
    citation: never ? 'part-2' : 'part-10',
    message: never ? proofTexts.nothingRuns : proofTexts.notYetRunning,
  })
