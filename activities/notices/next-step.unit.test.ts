import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../test/store/a-case.ts'
import { nextStep } from './next-step.ts'
import type { Role } from './table.ts'

const caseId = 'approval-dgd-almaty.r-1'

/** The command at the end of a mail to somebody in the role, for a case as it stands. */
const commandFor = (
  role: Role,
  changes: Parameters<typeof summaryOf>[1],
  recipient: Partial<Parameters<typeof nextStep>[1]> = {},
): string => {
  const { command } = nextStep(
    role,
    { person: 'p-1', position: null, email: null, ...recipient },
    summaryOf(caseId, changes),
  )
  return command.replace('npm run -s kelisu -- ', '')
}
const looks = `show ${caseId}`

describe('the next step in a mail', () => {
  it('registers a receipt only while there is none, and there is somebody to approve', () => {
    const unreceived = { receivedAt: null }
    for (const stage of ['sent', 'incomplete'] as const) {
      expect(commandFor('approverChancery', { stage, ...unreceived })).toBe(
        `receive ${caseId} --number NUMBER --as p-1`,
      )
      expect(commandFor('approverChancery', { stage, ...unreceived, approver: null })).toBe(looks)
    }
    // Incomplete, yet received: the clock runs already (part 10).
    expect(commandFor('approverChancery', { stage: 'incomplete' })).toBe(looks)
  })

  it('lets only the head of the legal service choose an approver, while there is none (part 1)', () => {
    const noRoute = { stage: 'sent', approver: null, receivedAt: null } as const
    const legalHead = { position: 'headOfLegalService' } as const
    expect(commandFor('addressee', noRoute, legalHead)).toBe(`set-approver ${caseId} BODY --reason "…" --as p-1`)
    expect(commandFor('addressee', noRoute, { position: 'chancery' })).toBe(looks)
    expect(commandFor('addressee', { ...noRoute, approver: 'kgd' }, legalHead)).toBe(looks)
  })

  it('has the proposal made by the lawyer of the case, not by the one before him', () => {
    const review = { stage: 'review', lawyer: 'p-1', holder: 'p-1' } as const
    expect(commandFor('lawyer', review)).toBe(`recommend ${caseId} approve --text "…" --as p-1`)
    expect(commandFor('lawyer', { ...review, lawyer: 'p-2' })).toBe(looks)
    expect(commandFor('formerLawyer', review)).toBe(looks)
  })

  it('has a lawyer assigned by who supervises in the body, not by who does by a role granted to him', () => {
    const received = { stage: 'received' } as const
    expect(commandFor('supervisor', received, { position: 'headOfApparatus' })).toBe(`assign ${caseId} LAWYER --as p-1`)
    expect(commandFor('supervisor', received)).toBe(looks)
  })

  it('has the requester supply just what the request lacks: another draft mends no signature (parts 4 and 5)', () => {
    const of = (lacking: string[]) =>
      nextStep(
        'requester',
        { person: 'p-1', position: null, email: null },
        summaryOf(caseId, { stage: 'incomplete' }),
        lacking,
      ).command
    expect(of(['signature.signer'])).not.toContain('--draft')
    expect(of(['signature.signer'])).toContain(`--payload '{"signature":{`)
    expect(of(['signature', 'draft'])).toMatch(/ --draft FILE --payload '.*' --as p-1$/)
  })

  it.each([
    ['legalHead', { stage: 'received' }, `assign ${caseId} LAWYER --as p-1`],
    ['head', { stage: 'decision' }, `decide ${caseId} approve --as p-1`],
    ['head', { stage: 'review' }, looks],
    ['requester', { stage: 'incomplete' }, `complete ${caseId} --draft FILE --as p-1`],
    ['requester', { stage: 'review', holder: 'dgd-almaty' }, `supply-information ${caseId} --text "…" --as p-1`],
    ['requester', { stage: 'review', holder: 'p-2' }, looks],
    ['requester', { stage: 'decided' }, `confirm-delivery ${caseId} --how "…" --as p-1`],
    ['requester', { stage: 'delivered' }, `report-filing ${caseId} --filed-on YYYY-MM-DD --as p-1`],
    ['requester', { stage: 'closed' }, looks],
  ] as const)('of the %s at %j', (role, changes, command) => {
    expect(commandFor(role, changes)).toBe(command)
  })
})
