import { Option } from '@commander-js/extra-typings'
import { deadlineNames, type ProofDocument } from '../../../domain/deadlines/proof-document.ts'
import { proofTexts } from '../../../domain/texts/proofs.ts'
import { casesInUse } from '../cases.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { proofForPeople } from '../proof-for-people.ts'
import { Refused } from '../refused.ts'

/** `explain CASE`: how each deadline of a case was counted, derived again and held against what the case keeps. */
export const addExplain = (program: Program, print: Print): void => {
  program
    .command('explain')
    .description('how each deadline of a case was counted, day by day')
    .argument('<case>', "the case's id")
    .addOption(new Option('--deadline <deadline>', 'only this one').choices(deadlineNames))
    .action(async (caseId, { deadline }) => {
      const all = await (await casesInUse(print)).proofs(caseId)
      if (deadline === undefined) return answer(print, all, all)
      const one = all.find(document => document.deadline === deadline)
      if (!one) throw notRunning(all.length === 0)
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

const notRunning = (never: boolean): Refused =>
  new Refused({
    code: 'WRONG_STAGE',
    citation: never ? 'part-2' : 'part-10',
    message: never ? proofTexts.nothingRuns : proofTexts.notYetRunning,
  })
