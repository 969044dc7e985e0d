import type { RouteAnswer } from '../../domain/routing/route.ts'
import { citationTexts } from '../../domain/texts/citations.ts'
import { datedInKazakh, dateInWords } from '../../domain/texts/dates.ts'
import { flagTexts } from '../../domain/texts/flags.ts'
import type { Language } from '../../domain/texts/languages.ts'
import { words } from './words.ts'

/** Why the body has this route: in English by the row of the table, in Kazakh and Russian by what the part or item says. */
export const becauseInWords = (answer: RouteAnswer, language: Language): string => {
  if (language === 'en') return answer.because
  const said = [reasonOf(answer, language)]
  if (answer.reading) said.push(`${words.reading[language]} ${answer.reading.id} = ${answer.reading.chosen}`)
  return said.join('; ')
}

const reasonOf = (answer: RouteAnswer, language: Exclude<Language, 'en'>): string => {
  switch (answer.kind) {
    case 'approver':
      return citationTexts[answer.citation].says[language]
    case 'exempt':
      return { kk: 'орган алгоритмнің 2-бөлігінде аталған', ru: 'орган назван в части 2 алгоритма' }[language]
    case 'militaryOrder':
      return `${citationTexts[answer.citation].says[language]}; ${orderOf(answer, language)}`
    case 'noRoute':
      return flagTexts.noRoute.text[language]
  }
}

const orderOf = (
  { approver, order }: Extract<RouteAnswer, { kind: 'militaryOrder' }>,
  language: Exclude<Language, 'en'>,
): string => {
  if (!order) {
    return {
      kk: 'ондай тәртіп тіркелмеген: келісуші органды адам белгілейді',
      ru: 'такой порядок не зарегистрирован: согласующий орган определяет человек',
    }[language]
  }
  const registered = {
    kk: `${datedInKazakh(order.date)} № ${order.number} тәртіп тіркелген`,
    ru: `зарегистрирован порядок № ${order.number} от ${dateInWords(order.date, 'ru')}`,
  }[language]
  if (approver) return registered
  const nobody = {
    kk: 'ол атаған келісуші орган тізілімде жоқ: оны адам белгілейді',
    ru: 'названного в нём согласующего органа в реестре нет: его определяет человек',
  }[language]
  return `${registered}; ${nobody}`
}
