import type { Place } from '../regulation/places.ts'
import type { Language, Text } from './languages.ts'

/** How a person names a place of the Regulation, e.g. `Үлгі ереженің 9-тармағының 10) тармақшасы`. */
export const placeLabel = (place: Place, language: Language): string => {
  const [kind, of, ...rest] = place.split('-')
  const item = rest.at(-1)
  if (kind === 'part') return (item === undefined ? part(of) : itemOfPart(of, item))[language]
  if (item === undefined) return paragraph(of)[language]
  if (rest[0] === 'rights') return right(item)[language]
  if (rest[0] === 'obligations') return obligation(item)[language]
  return subparagraph(of, item)[language]
}

type Numeral = string | undefined

const part = (n: Numeral): Text => ({
  kk: `алгоритмнің ${n}-бөлігі`,
  ru: `часть ${n} алгоритма`,
  en: `part ${n} of the algorithm`,
})

const itemOfPart = (n: Numeral, item: Numeral): Text => ({
  kk: `алгоритмнің ${n}-бөлігінің ${item}) тармақшасы`,
  ru: `подпункт ${item}) части ${n} алгоритма`,
  en: `item ${item} of part ${n} of the algorithm`,
})

const paragraph = (n: Numeral): Text => ({
  kk: `Үлгі ереженің ${n}-тармағы`,
  ru: `пункт ${n} Типового положения`,
  en: `paragraph ${n} of the Model Regulation`,
})

const subparagraph = (n: Numeral, item: Numeral): Text => ({
  kk: `Үлгі ереженің ${n}-тармағының ${item}) тармақшасы`,
  ru: `подпункт ${item}) пункта ${n} Типового положения`,
  en: `paragraph ${n}(${item}) of the Model Regulation`,
})

const right = (item: Numeral): Text => ({
  kk: `Үлгі ереженің 8-тармағы, ${item}) құқық`,
  ru: `пункт 8 Типового положения, право ${item})`,
  en: `paragraph 8 of the Model Regulation, right ${item}`,
})

const obligation = (item: Numeral): Text => ({
  kk: `Үлгі ереженің 8-тармағы, ${item}) міндеттеме`,
  ru: `пункт 8 Типового положения, обязанность ${item})`,
  en: `paragraph 8 of the Model Regulation, obligation ${item}`,
})
