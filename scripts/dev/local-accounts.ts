import { positionNames, roleNames } from '../../domain/bodies/kinds.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import { instantOf } from '../../domain/calendar/dates.ts'
import { positionTexts } from '../../domain/texts/positions.ts'
import { almaty } from '../../local-time/almaty.ts'
import type { Account } from './identity-provider.ts'

/** Everybody who holds a position, or is charged with a role for all bodies, today, for the list at the local login. */
export const localAccounts = (registry: Registry): Account[] => {
  const on = almaty.dateOf(instantOf(Date.now()))
  const accounts = new Map<string, Account>()
  const add = (person: string, does: string): void => {
    const known = registry.person(person)
    const before = accounts.get(person)
    if (known)
      accounts.set(person, { id: person, name: known.name.ru, does: before ? `${before.does}; ${does}` : does })
  }
  for (const body of registry.bodies(on))
    for (const { person, position } of positionNames.flatMap(name => registry.holders(body.id, name, on)))
      add(person, `${positionTexts[position].en}, ${body.name.ru}`)
  for (const role of roleNames) for (const person of registry.charged(role, '*', on)) add(person, `${role} of all`)
  return [...accounts.values()]
}
