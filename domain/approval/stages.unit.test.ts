import { describe, expect, it } from 'vitest'
import { everyCommand, open, recompute } from '../../test/approval/commands.ts'
import { aRequest, datesOf, laterEdition, receipt } from '../../test/approval/request.ts'
import { given } from '../../test/approval/specification.ts'
import { inEveryStage, informationRequested, inReview, withoutApprover } from '../../test/approval/story.ts'
import { type CommandName, commandNames } from './commands.ts'
import type { ApprovalEvent } from './events.ts'
import { acceptedIn, refusedInStage } from './stages.ts'
import type { Stage } from './summary.ts'

const stages = Object.keys(inEveryStage) as Stage[]
const inEachStage = (name: CommandName, accepted: boolean) =>
  stages.filter(stage => acceptedIn[name].includes(stage) === accepted).map(stage => [name, stage] as const)

/** Where a command needs more than its stage. */
const storyFor: Partial<Record<CommandName, Partial<Record<Stage, ApprovalEvent[]>>>> = {
  setApprover: { sent: withoutApprover, incomplete: [...withoutApprover, ...inEveryStage.incomplete.slice(2, 3)] },
  supplyInformation: { review: [...inReview, informationRequested] },
}
/** Another edition moves the dates in any stage. */
const commandFor = (name: CommandName) =>
  name === 'recompute' ? recompute({ dates: datesOf(aRequest(), receipt, laterEdition) }) : everyCommand[name]()

describe('every command in every stage', () => {
  it.each(commandNames.flatMap(name => inEachStage(name, true)))('%s is accepted in the stage %s', (name, stage) => {
    const story = storyFor[name]?.[stage] ?? inEveryStage[stage]
    const { events, state } = given(story).when(commandFor(name))
    expect(events.length).toBeGreaterThan(0)
    for (const event of events)
      expect(event).toMatchObject({ commandId: `c-${name}`, by: everyCommand[name]().by, version: 1 })
    expect(state.seq).toBe(story.length + events.length)
  })

  it.each(commandNames.flatMap(name => inEachStage(name, false)))('%s is refused in the stage %s', (name, stage) => {
    const refusal = refusedInStage(name, stage)
    expect(refusal).toBeDefined()
    if (refusal) given(inEveryStage[stage]).when(everyCommand[name]()).thenRejected(refusal.code, refusal.citation)
  })

  it.each(commandNames)('%s is refused before the case is opened', name => {
    given().when(everyCommand[name]()).thenRejected('WRONG_STAGE', 'design', { command: name, stage: 'unopened' })
  })

  it.each(stages)('a second start is refused in the stage %s', stage => {
    given(inEveryStage[stage]).when(open()).thenRejected('WRONG_STAGE')
  })
})

describe('what is said of a command out of turn', () => {
  it('names the stages in which it has a meaning', () => {
    expect(refusedInStage('recommend', 'decided')).toEqual({
      code: 'WRONG_STAGE',
      citation: 'design',
      facts: { command: 'recommend', stage: 'decided', acceptedIn: 'received, review' },
    })
  })

  it.each([
    ['received', 'DECISION_BEFORE_PROPOSAL', 'part-7'],
    ['review', 'DECISION_BEFORE_PROPOSAL', 'part-7'],
    ['decided', 'ALREADY_DECIDED', 'part-8'],
    ['delivered', 'ALREADY_DECIDED', 'part-8'],
    ['incomplete', 'WRONG_STAGE', 'design'],
    ['sent', 'WRONG_STAGE', 'design'],
    ['closed', 'WRONG_STAGE', 'design'],
  ] as const)('of a decision in the stage %s: %s (%s)', (stage, code, citation) => {
    expect(refusedInStage('decide', stage)).toMatchObject({ code, citation })
  })

  it('waits until the case is open: an early message is not refused by its stage', () => {
    expect(refusedInStage('decide', 'unopened')).toBeUndefined()
  })
})

describe('what a reading of the approving body accepts besides', () => {
  it.each([
    ['decide', { decisionBeforeProposal: 'withReason' }, ['received', 'review', 'decision']],
    ['setApprover', { approverReorganised: 'humanChooses' }, ['incomplete', 'sent', 'received', 'review', 'decision']],
  ] as const)('%s by %j, in no other stage than these', (name, readings, accepted) => {
    expect(stages.filter(stage => !refusedInStage(name, stage, readings))).toEqual(accepted)
  })

  it('is accepted for its own command alone', () => {
    expect(refusedInStage('decide', 'received', { approverReorganised: 'humanChooses' })).toBeDefined()
    expect(refusedInStage('setApprover', 'received', { decisionBeforeProposal: 'withReason' })).toBeDefined()
  })
})
