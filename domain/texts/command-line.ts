import type { NextAct } from '../approval/next-act.ts'

/** How a person types `kelisu` in a checkout. */
export const typed = (rest: string): string => `npm run -s kelisu -- ${rest}`

/** The command for an act, ready but for words in capitals and "…", which only its sender knows; without `as` for whoever is logged in. */
export const typedAct = (
  act: NextAct,
  caseId: string,
  { as, lawyer = 'LAWYER', filedOn = 'YYYY-MM-DD' }: { as?: string; lawyer?: string; filedOn?: string },
): string => {
  const [verb, rest] = commands({ lawyer, filedOn })[act]
  return typed(`${verb} ${caseId} ${rest}${as === undefined ? '' : ` --as ${as}`}`)
}

const commands = ({ lawyer, filedOn }: { lawyer: string; filedOn: string }) =>
  ({
    complete: ['complete', '--draft FILE'],
    registerReceipt: ['receive', '--number NUMBER'],
    setApprover: ['set-approver', 'BODY --reason "…"'],
    assign: ['assign', lawyer],
    supplyInformation: ['supply-information', '--text "…"'],
    recommend: ['recommend', 'approve --text "…"'],
    decide: ['decide', 'approve'],
    confirmDelivery: ['confirm-delivery', '--how "…"'],
    reportFiling: ['report-filing', `--filed-on ${filedOn}`],
  }) as const satisfies Record<NextAct, readonly [verb: string, rest: string]>
