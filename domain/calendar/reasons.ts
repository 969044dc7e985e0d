import type { Citation } from '../regulation/citations.ts'

/**
 * Why a date is worked or off, as stable codes (their wording is in `texts/`), each with what it rests on.
 * A holiday (`substituted`) that falls on a day off makes a later working day off (HL 5); 7 January and Kurban Ait are
 * days off, not holidays, and move nothing (LC 84(5)).
 */
export const reasons = {
  weekday: { working: true, substituted: false, citation: 'LC-84' },
  saturday: { working: false, substituted: false, citation: 'LC-84' },
  sunday: { working: false, substituted: false, citation: 'LC-84' },
  newYear: { working: false, substituted: true, citation: 'HL' },
  womensDay: { working: false, substituted: true, citation: 'HL' },
  constitutionDay: { working: false, substituted: true, citation: 'HL' },
  nauryz: { working: false, substituted: true, citation: 'HL' },
  unityDay: { working: false, substituted: true, citation: 'HL' },
  defenderDay: { working: false, substituted: true, citation: 'HL' },
  victoryDay: { working: false, substituted: true, citation: 'HL' },
  capitalDay: { working: false, substituted: true, citation: 'HL' },
  republicDay: { working: false, substituted: true, citation: 'HL' },
  independenceDay: { working: false, substituted: true, citation: 'HL' },
  orthodoxChristmas: { working: false, substituted: false, citation: 'LC-84' },
  kurbanAit: { working: false, substituted: false, citation: 'LC-84' },
  substituteFor: { working: false, substituted: false, citation: 'HL-5' },
  movedDayOff: { working: false, substituted: false, citation: 'LC-85-3' },
  workedWeekend: { working: true, substituted: false, citation: 'LC-85-3' },
} as const satisfies Record<string, { working: boolean; substituted: boolean; citation: Citation }>

/** The code of a reason. */
export type DayReason = keyof typeof reasons
