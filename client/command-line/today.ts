import { type IsoDate, instantOf } from '../../domain/calendar/dates.ts'

/** The local date now; the command line is outside the domain and may look at the clock. */
export const today = async (): Promise<IsoDate> => {
  const { almaty } = await import('../../local-time/almaty.ts')
  return almaty.dateOf(instantOf(Date.now()))
}
