import { type Rejection, reject } from '../../domain/regulation/codes.ts'
import { Refused } from './refused.ts'
import { unavailable } from './settings.ts'

/** Whatever was thrown, as the refusal a person reads; undefined for what is a fault of our own program. */
export const refusalOf = (error: unknown): Refused | undefined => {
  if (error instanceof Refused) return error
  if (!(error instanceof Error)) return undefined
  switch (error.name) {
    case 'KelisuError':
    case 'DeadlineFault':
      return refusedBy(error as unknown as Partial<Rejection> & Pick<Rejection, 'code' | 'citation'>)
    case 'BeyondCalendar': {
      const { year, calendarEdition } = error as unknown as { year: number; calendarEdition: string }
      return refusedBy(reject('BEYOND_CALENDAR', { year, calendarEdition }))
    }
    case 'NotYetAnswered': {
      const { commandId } = error as unknown as { commandId: string }
      return notYetAnswered(commandId === 'open' || commandId === 'state' ? '' : `--command-id ${commandId}`)
    }
    case 'ServiceError':
      return unavailable({
        kk: `Temporal-дан сұрау мүмкін болмады (${error.message}).`,
        ru: `Спросить Temporal не удалось (${error.message}).`,
        en: `Temporal could not be asked (${error.message}).`,
      })
    case 'RegistryConflict':
      return conflicting(error as Error & { overlaps: { kind: string; subject: string }[] })
    default:
      return undefined
  }
}

// Another load came between the look at the files and this one: the next look names the line.
const conflicting = ({ overlaps }: { overlaps: { kind: string; subject: string }[] }): Refused => {
  const which = overlaps
    .slice(0, 5)
    .map(({ kind, subject }) => `${kind} ${subject}`)
    .join(', ')
  return new Refused({
    code: 'REGISTRY_REFUSED',
    citation: 'design',
    message: {
      kk: `Ештеңе жүктелген жоқ: тізілім осы арада өзгерді (${which}). Жүктеуді қайталаңыз.`,
      ru: `Ничего не загружено: реестр тем временем изменился (${which}). Повторите загрузку.`,
      en: `Nothing was loaded: the registry has changed meanwhile (${which}). Load again.`,
    },
  })
}

/** No answer came, and the command may be carried out all the same. `option`: what to repeat it with, so that it is the same one. */
export const notYetAnswered = (option: string): Refused => {
  const again = option ? { kk: ` ${option} қосып,`, ru: ` и ${option}`, en: ` and ${option}` } : nothing
  return new Refused({
    code: 'NOT_YET_ANSWERED',
    citation: 'design',
    message: {
      kk: `Уақытында жауап келмеді; команда әлі орындалуы мүмкін. Worker жұмыс істеп тұр ма? Команданы${again.kk} сол күйінде қайталаңыз: ештеңе екі рет жасалмайды.`,
      ru: `Ответа вовремя нет; команда ещё может быть выполнена. Работает ли worker? Повторите её теми же словами${again.ru}: дважды ничего не делается.`,
      en: `No answer in time; the command may still be carried out. Is the worker running? Repeat it with the same words${again.en}: nothing is done twice.`,
    },
  })
}

const nothing = { kk: '', ru: '', en: '' }

/** A domain's refusal as the command line's. */
export const refusedBy = ({
  code,
  citation,
  facts,
}: Pick<Rejection, 'code' | 'citation'> & Partial<Rejection>): Refused =>
  new Refused({ code, citation, ...(facts === undefined ? {} : { facts }) })
