import { DateTime } from 'luxon'
import type { Instant } from '../../domain/calendar/dates.ts'

/** An instant as the clock on the office's wall shows it: `2026-11-23 14:05`, Asia/Almaty. */
export const localTime = (at: Instant): string =>
  DateTime.fromISO(at, { zone: 'Asia/Almaty' }).toFormat('yyyy-MM-dd HH:mm')
