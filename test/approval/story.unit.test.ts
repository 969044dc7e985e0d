import { describe, expect, it } from 'vitest'
import type { Command } from '../../domain/approval/commands.ts'
import { decide } from '../../domain/approval/decide.ts'
import type { ApprovalEvent } from '../../domain/approval/events.ts'
import { caseOf } from '../../domain/approval/evolve.ts'
import type { Stage } from '../../domain/approval/summary.ts'
import { assign, confirmDelivery, decision, open, recommend, registerReceipt, withdraw } from './commands.ts'
import { draftMissing, inEveryStage } from './story.ts'

const logOf = (...commands: Command[]): ApprovalEvent[] => {
  const log: ApprovalEvent[] = []
  for (const command of commands) {
    const answer = decide(command, caseOf(log), command.judged.at)
    if (!Array.isArray(answer)) throw new Error(`${command.name} was refused: ${answer.code}`)
    log.push(...answer)
  }
  return log
}

const commandsTo: Record<Stage, Command[]> = {
  incomplete: [open({ faults: [draftMissing] })],
  sent: [open()],
  received: [open(), registerReceipt()],
  review: [open(), registerReceipt(), assign()],
  decision: [open(), registerReceipt(), assign(), recommend()],
  decided: [open(), registerReceipt(), assign(), recommend(), decision()],
  delivered: [open(), registerReceipt(), assign(), recommend(), decision(), confirmDelivery()],
  closed: [open(), registerReceipt(), assign(), recommend(), withdraw()],
}

describe('the story that the tests of the case start from', () => {
  it.each(Object.keys(commandsTo) as Stage[])('is what the commands make of a case: %s', stage => {
    expect(logOf(...commandsTo[stage])).toEqual(inEveryStage[stage])
    expect(caseOf(inEveryStage[stage]).stage).toBe(stage)
  })
})
