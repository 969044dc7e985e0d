import type { CaseFacts, PrepareInput, PrepareResult } from '../../activities/activities.ts'
import type { PrepareDependencies } from '../../activities/prepare/preparation.ts'
import { createPrepare } from '../../activities/prepare/prepare.ts'
import { caseIdOf } from '../../client/library/case-id.ts'
import type { Command, CommandName } from '../../domain/approval/commands.ts'
import type { Body, RegistryRecords } from '../../domain/bodies/records.ts'
import { type Registry, registrySnapshot } from '../../domain/bodies/snapshot.ts'
import type { Instant } from '../../domain/calendar/dates.ts'
import { type CalendarsInUse, calendarOfEdition, newestCalendar } from '../../domain/calendar/editions.ts'
import { almaty } from '../../local-time/almaty.ts'
import { sampleRegistry } from '../../store/registry-files/csv.ts'
import { aRequest, caseId, editions, local, people, receipt } from './request.ts'

const records = await sampleRegistry()

/** The sample registry, and what else a test registers in it or of its bodies. */
export const sampleWith = (
  more: Partial<RegistryRecords> = {},
  bodies: Record<string, Pick<Body, 'receiptNumberFormat'>> = {},
): Registry =>
  registrySnapshot({
    ...records,
    bodies: [...records.bodies.map(body => ({ ...body, ...bodies[body.id] })), ...(more.bodies ?? [])],
    positions: [...records.positions, ...(more.positions ?? [])],
    acts: [...records.acts, ...(more.acts ?? [])],
    issuers: [...records.issuers, ...(more.issuers ?? [])],
    readings: [...records.readings, ...(more.readings ?? [])],
  })

const sample = sampleWith()

type Changes = {
  registry?: Registry | (() => Promise<Registry>)
  calendars?: CalendarsInUse | (() => Promise<CalendarsInUse>)
  at?: Instant
} & Partial<Omit<PrepareDependencies, 'inForce'>>

const programCalendars: CalendarsInUse = { newest: newestCalendar, ofEdition: calendarOfEdition }

/** `prepare` with everything in memory: the sample registry, no case opened before, unsigned messages accepted. */
export const preparing = ({ registry = sample, calendars = programCalendars, at: _, ...changes }: Changes = {}) =>
  createPrepare({
    inForce: async () => ({
      registry: typeof registry === 'function' ? await registry() : registry,
      calendars: typeof calendars === 'function' ? await calendars() : calendars,
    }),
    openedBy: async () => null,
    localTime: almaty,
    allowUnsigned: true,
    clock: () => local('2026-08-14', '10:00'),
    ...changes,
  })

export const runId = '0197a3c0-0000-7000-8000-000000000001'

/** The input of a start; `message` may be anything. */
export const startOf = (message: unknown, changes: Partial<PrepareInput> = {}): PrepareInput => ({
  caseId: idIn(message),
  runId,
  name: 'open',
  message,
  at: local('2026-08-14', '10:00'),
  facts: null,
  ...changes,
})

const idIn = (message: unknown): string => {
  const { requester, requestId } = { ...(message as { requester?: string; requestId?: string }) }
  try {
    return caseIdOf(requester ?? '', requestId ?? '')
  } catch {
    return caseId
  }
}

/** Prepares a start sent on the morning of 14 August 2026, unless said otherwise. */
export const start = (message: unknown, changes: Changes = {}): Promise<PrepareResult> =>
  preparing(changes)(startOf(message, changes.at ? { at: changes.at } : {}))

/** What `prepare` knows of an ordinary case: received by the committee, with its lawyer. */
export const factsOf = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  request: aRequest(),
  approver: 'kgd',
  receipt,
  lawyer: people.lawyer,
  editions,
  ...changes,
})

type Sending = Changes & { facts?: Partial<CaseFacts>; credential?: string; commandId?: string }

/** Prepares a person's message on 24 August 2026 at four in the afternoon, unless said otherwise. */
export const send = (
  name: CommandName,
  actor: string,
  payload: unknown,
  { facts, credential, commandId = 'c-1', ...changes }: Sending = {},
): Promise<PrepareResult> =>
  preparing(changes)({
    caseId,
    runId,
    name,
    message: { commandId, actor, payload, ...(credential === undefined ? {} : { credential }) },
    at: changes.at ?? local('2026-08-24', '16:00'),
    facts: factsOf(facts),
  })

/** The command of a result that must be one. */
export const commandIn = <Name extends Command['name']>(result: PrepareResult, _name: Name) => {
  if (result.kind !== 'command') throw new Error(`Not accepted: ${JSON.stringify(result)}`)
  return result.command as Extract<Command, { name: Name }>
}
