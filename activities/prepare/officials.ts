import type { Officials } from '../../domain/approval/commands.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'

/** Who heads the approving body and its legal service that day; a substitute comes first, for he is there instead. */
export const officialsOf = (approver: string, on: IsoDate, registry: Registry): Officials => {
  const holderOf = (position: 'firstHead' | 'headOfLegalService') => {
    const holders = registry.holders(approver, position, on)
    return (holders.find(held => held.acting) ?? holders[0])?.person ?? null
  }
  return { head: holderOf('firstHead'), legalHead: holderOf('headOfLegalService') }
}
