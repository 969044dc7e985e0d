import type { NextAct } from '../approval/next-act.ts'

/** How a person types `kelisu` in a checkout. */
export const typed = (rest: string): string => `npm run -s kelisu -- ${rest}`

/** What only the sender of a command may know: words in capitals or "…" stand for what is not given. */
type Known = {
  as?: string
  lawyer?: string
  filedOn?: string
  /** Who may sign the request (part 4). */
  signer?: string
  /** The fields that an incomplete request lacks; none where that is not known. */
  lacking?: readonly string[]
}

/** The command for an act, ready but for words in capitals and "…", which only its sender knows; without `as` for whoever is logged in. */
export const typedAct = (
  act: NextAct,
  caseId: string,
  { as, lawyer = 'LAWYER', filedOn = 'YYYY-MM-DD', signer = 'PERSON', lacking = [] }: Known,
): string => {
  const [verb, rest] = commands({ lawyer, filedOn, signer, lacking })[act]
  return typed(`${verb} ${caseId} ${rest}${as === undefined ? '' : ` --as ${as}`}`)
}

const commands = ({ lawyer, filedOn, signer, lacking }: Required<Omit<Known, 'as'>>) =>
  ({
    complete: ['complete', completing(signer, lacking)],
    registerReceipt: ['receive', '--number NUMBER'],
    setApprover: ['set-approver', 'BODY --reason "…"'],
    assign: ['assign', lawyer],
    supplyInformation: ['supply-information', '--text "…"'],
    recommend: ['recommend', 'approve --text "…"'],
    decide: ['decide', 'approve'],
    confirmDelivery: ['confirm-delivery', '--how "…"'],
    reportFiling: ['report-filing', `--filed-on ${filedOn}`],
  }) as const satisfies Record<NextAct, readonly [verb: string, rest: string]>

/** Another draft does not mend a signature, nor the other way round: both, or the one that is missing. */
const completing = (signer: string, lacking: readonly string[]): string => {
  const signature = { kind: 'paper', signer, position: 'POSITION', signedAt: 'YYYY-MM-DDTHH:MM:00+05:00' }
  const needsSignature = lacking.some(field => field.startsWith('signature'))
  return [
    ...(lacking.includes('draft') || !needsSignature ? ['--draft FILE'] : []),
    ...(needsSignature ? [`--payload '${JSON.stringify({ signature })}'`] : []),
  ].join(' ')
}
