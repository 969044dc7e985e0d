import type { Officials } from '../../domain/approval/commands.ts'
import { isProvenOn } from '../../domain/authority/acting.ts'
import type { Registry } from '../../domain/bodies/snapshot.ts'
import type { IsoDate } from '../../domain/calendar/dates.ts'

/** Who heads the approving body and its legal service that day; a substitute with his order comes first, for he is there instead. */
export const officialsOf = (approver: string, on: IsoDate, registry: Registry): Officials => {
  const holderOf = (position: 'firstHead' | 'headOfLegalService') => {
    const holders = registry.holders(approver, position, on)
    const substitute = holders.find(held => held.acting && isProvenOn(held, on))
    return (substitute ?? holders.find(held => !held.acting))?.person ?? null
  }
  return { head: holderOf('firstHead'), legalHead: holderOf('headOfLegalService') }
}
