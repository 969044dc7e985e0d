import { describe, expect, it } from 'vitest'
import { sights, systemRelation } from '../access/table.ts'
import { visibleEvents } from '../access/visible-events.ts'
import type { ApprovalEvent } from '../approval/events.ts'
import { untoldEvents, webhookEventNames } from './events.ts'

/** What the table of access shows to a registered system of a body of the case. */
const sees = sights.filter(sight => systemRelation(sight) !== undefined)
const isVisible = (type: string): boolean => {
  const event = { type, version: 1, at: '2026-08-17T05:00:00.000Z' } as unknown as ApprovalEvent
  return visibleEvents({ sees, actions: [], requesterBodies: [] }, [{ seq: 1, event }]).length > 0
}

describe('by the table of access a system', () => {
  it.each(webhookEventNames)('may see %s, and is told it', type => {
    expect(isVisible(type)).toBe(true)
  })

  it.each(Object.keys(untoldEvents))('may not see %s, and is not told it', type => {
    expect(isVisible(type)).toBe(false)
  })
})
