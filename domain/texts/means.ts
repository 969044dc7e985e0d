import type { Means, Procedure } from '../approval/request.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Text } from './languages.ts'

/** From this day the CPC knows a cassation complaint instead of the petition (Law 136-VIII of 21.11.2024). */
const cassationComplaintSince: IsoDate = '2025-07-01'

const appeal: Text = { kk: 'апелляциялық шағым', ru: 'апелляционная жалоба', en: 'appeal' }
const petition: Text = {
  kk: 'сот актілеріне дау айту туралы өтінішхат',
  ru: 'ходатайство об оспаривании судебных актов',
  en: 'cassation petition',
}
const complaint: Text = { kk: 'кассациялық шағым', ru: 'кассационная жалоба', en: 'cassation complaint' }

/** What the court document is called by the CPC in force on the date. */
export const meansText = (means: Means, on: IsoDate): Text => {
  if (means === 'appeal') return appeal
  return on < cassationComplaintSince ? petition : complaint
}

export const procedureTexts = {
  civil: { kk: 'азаматтық іс', ru: 'гражданское дело', en: 'civil case' },
  administrative: { kk: 'әкімшілік іс', ru: 'административное дело', en: 'administrative case' },
} as const satisfies Record<Procedure, Text>
