import { type WorkingCalendar, workingCalendar } from '../../domain/calendar/calendar.ts'
import type { CalendarEdition } from '../../domain/calendar/edition.ts'
import { calendarOfEdition, calendars, newestCalendar } from '../../domain/calendar/editions.ts'
import { reject } from '../../domain/regulation/codes.ts'
import type { Print } from './print.ts'
import { refusedBy } from './refusal-of.ts'
import { Refused } from './refused.ts'
import { withDatabase } from './servers.ts'
import { settings, speaksHttp } from './settings.ts'

/** Every calendar edition one may name, and the one that new cases use. */
export type CalendarsKnown = { active: string; editions: readonly CalendarEdition[] }

/** The calendar editions of the database where one is configured and answers, else those of the program; a remark says when it does not answer. */
export const calendarsKnown = async (print: Print): Promise<CalendarsKnown> => {
  if (settings().KELISU_DATABASE_URL) {
    try {
      return await withDatabase(async db => {
        const { calendarEditions } = await import('../../store/calendars.ts')
        return calendarEditions(db)
      })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      print.remark(error.said ?? error.code)
    }
  }
  if (speaksHttp()) print.remark(countedHere)
  return { active: newestCalendar.edition.id, editions: calendars.map(({ edition }) => edition) }
}

/** The calendar that new cases use, or the edition asked for. Throws Refused EDITION_UNKNOWN where there is no such edition. */
export const calendarAsked = async (edition: string | undefined, print: Print): Promise<WorkingCalendar> => {
  const { active, editions } = await calendarsKnown(print)
  return calendarAmong(editions, edition ?? active)
}

/** The edition of that id among them, to count with. Throws Refused EDITION_UNKNOWN. */
export const calendarAmong = (editions: readonly CalendarEdition[], id: string): WorkingCalendar => {
  const edition = editions.find(one => one.id === id)
  if (!edition) throw refusedBy(reject('EDITION_UNKNOWN', { field: 'edition', edition: id }))
  const ours = calendarOfEdition(id)
  return ours?.edition === edition ? ours : workingCalendar(edition)
}

const countedHere = {
  kk: 'API емес, осы бағдарлама өз күнтізбе редакцияларымен санады.',
  ru: 'Посчитано не API, а этой программой по её редакциям календаря.',
  en: 'Counted by this program and its own calendar editions, not by the API.',
}
