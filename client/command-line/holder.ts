import type { Person, Position } from '../../domain/bodies/records.ts'

/** Somebody in a position of a body. */
export type Holder = Pick<Position, 'person' | 'body' | 'position' | 'acting'> & { name: Person['name'] }

/** A position with its holder's name; an id stands for a name that is not known. */
export const holder = (
  { person, body, position, acting }: Position,
  known: Pick<Person, 'name'> | undefined,
): Holder => ({
  person,
  name: known?.name ?? { ru: person },
  body,
  position,
  acting,
})
