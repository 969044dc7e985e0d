import { type IsoDate, isIsoDate, plusDays } from '../calendar/dates.ts'
import { shapes } from '../routing/shapes.ts'
import { languages } from '../texts/languages.ts'
import type { RegulationEdition } from './edition.ts'
import { isPlace, places, wholeOf } from './places.ts'

/** A rule that an edition file breaks. */
export type EditionRule =
  | 'JSON_BROKEN'
  | 'FIELD_INVALID'
  | 'LANGUAGE_MISSING'
  | 'CITATION_UNKNOWN'
  | 'DATE_INVALID'
  | 'DATES_REVERSED'
  | 'DATES_OVERLAP'
  | 'DATES_HOLE'
  | 'UNSORTED'
  | 'PLACE_TWICE'
  | 'PLACE_MISSING'
  | 'ID_TWICE'
  | 'EDITION_UNKNOWN'

type Path = readonly (string | number)[]

/** Where in which file a rule is broken; `path` leads to the value in the document, `missing` is a place that is not there. */
export type EditionFault = { file: string; path: Path; rule: EditionRule; missing?: string }

/** An edition as it was read, before anybody knows that it is one. */
export type EditionFile = { file: string; json: unknown }

/** Everything wrong with the editions, in the order given: first each alone, then (when each is right) all as one table. */
export const faultsOfEditions = (files: readonly EditionFile[]): EditionFault[] => {
  const alone = files.flatMap(({ file, json }) => faultsOfOne(json).map(fault => ({ file, ...fault })))
  return alone.length > 0 ? alone : faultsOfTable(files as { file: string; json: RegulationEdition }[])
}

type Fault = Omit<EditionFault, 'file'>
type Fields = Record<string, unknown>

const fault = (rule: EditionRule, ...path: Path): Fault => ({ rule, path })
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const faultsOfOne = (json: unknown): Fault[] => {
  const edition = fieldsOf(json)
  return [
    ...(isText(edition.id) ? [] : [fault('FIELD_INVALID', 'id')]),
    ...faultsOfDates(fieldsOf(edition.inForce)),
    ...faultsOfTexts(edition.act, 'act'),
    ...faultsOfTexts(edition.source, 'source'),
    ...faultsOfLink(edition.link),
    ...faultsOfUnknown(edition.unknown),
    ...faultsOfParameters(edition),
    ...faultsOfCourtDocument(edition.courtDocument),
    ...faultsOfPlaces(edition),
  ]
}

const faultsOfTexts = (value: unknown, ...path: Path): Fault[] =>
  languages.flatMap(language =>
    isText(fieldsOf(value)[language]) ? [] : [fault('LANGUAGE_MISSING', ...path, language)],
  )

const faultsOfDates = ({ from, to }: Fields): Fault[] => {
  const wrong = Object.entries({ from, to }).filter(([, date]) => date !== null && !isIsoDate(date))
  if (wrong.length > 0) return wrong.map(([name]) => fault('DATE_INVALID', 'inForce', name))
  return from !== null && to !== null && (from as string) > (to as string)
    ? [fault('DATES_REVERSED', 'inForce', 'to')]
    : []
}

const faultsOfLink = (link: unknown): Fault[] => {
  if (link === undefined) return []
  const { address, status } = fieldsOf(link)
  return [
    ...(isText(address) && address.startsWith('https://') ? [] : [fault('FIELD_INVALID', 'link', 'address')]),
    ...(status === 'confirmed' || status === 'derived' ? [] : [fault('FIELD_INVALID', 'link', 'status')]),
  ]
}

const faultsOfUnknown = (unknown: unknown): Fault[] => {
  if (!Array.isArray(unknown)) return [fault('FIELD_INVALID', 'unknown')]
  return unknown.flatMap((entry, index) => {
    const { scope } = fieldsOf(entry)
    const known = isPlace(scope) || ['annex', 'regulation', 'later'].includes(scope as string)
    return [
      ...(known ? [] : [fault('CITATION_UNKNOWN', 'unknown', index, 'scope')]),
      ...faultsOfTexts(entry, 'unknown', index),
    ]
  })
}

const faultsOfParameters = ({ parameters, carriedFrom }: Fields): Fault[] => {
  if (parameters === undefined) return carriedFrom === undefined ? [fault('FIELD_INVALID', 'parameters')] : []
  const { routes, vestable, exempt, ...terms } = fieldsOf(parameters)
  const cited = (name: string, value: unknown): Fault[] =>
    isPlace(fieldsOf(value).citation) ? [] : [fault('CITATION_UNKNOWN', 'parameters', name, 'citation')]
  return [
    ...(['sendingTerm', 'decisionTerm'] as const).flatMap(name => {
      const { workingDays } = fieldsOf(terms[name])
      const counts = Number.isInteger(workingDays) && (workingDays as number) > 0
      return [
        ...(counts ? [] : [fault('FIELD_INVALID', 'parameters', name, 'workingDays')]),
        ...cited(name, terms[name]),
      ]
    }),
    ...(Array.isArray(routes)
      ? routes.flatMap((place, i) =>
          isItemOfPart1(place) ? [] : [fault('CITATION_UNKNOWN', 'parameters', 'routes', i)],
        )
      : [fault('FIELD_INVALID', 'parameters', 'routes')]),
    ...(Array.isArray(fieldsOf(vestable).positions) ? [] : [fault('FIELD_INVALID', 'parameters', 'vestable')]),
    ...cited('vestable', vestable),
    ...faultsOfShapes(fieldsOf(exempt).shapes),
    ...cited('exempt', exempt),
  ]
}

const isItemOfPart1 = (place: unknown): boolean => isPlace(place) && wholeOf(place) === 'part-1'

const faultsOfShapes = (named: unknown): Fault[] =>
  Array.isArray(named)
    ? named.flatMap((shape, index) =>
        shapes.includes(shape) ? [] : [fault('FIELD_INVALID', 'parameters', 'exempt', 'shapes', index)],
      )
    : [fault('FIELD_INVALID', 'parameters', 'exempt')]

const faultsOfCourtDocument = (labels: unknown): Fault[] => {
  if (!Array.isArray(labels) || labels.length === 0) return [fault('FIELD_INVALID', 'courtDocument')]
  return labels.flatMap((entry, index) => {
    const { from } = fieldsOf(entry)
    const before = index > 0 ? fieldsOf(labels[index - 1]).from : undefined
    const dated = index === 0 ? from === null : isIsoDate(from)
    const later = !isIsoDate(from) || !isIsoDate(before) || from > before
    return [
      ...(dated ? [] : [fault('DATE_INVALID', 'courtDocument', index, 'from')]),
      ...(later ? [] : [fault('UNSORTED', 'courtDocument', index, 'from')]),
      ...faultsOfTexts(entry, 'courtDocument', index),
    ]
  })
}

const faultsOfPlaces = ({ places: listed, carriedFrom }: Fields): Fault[] => {
  if (!Array.isArray(listed)) return [fault('FIELD_INVALID', 'places')]
  const named = listed.map(entry => fieldsOf(entry).place)
  const positions = named.map(place => places.indexOf(place as never))
  const wrong = named.flatMap((place, index) => {
    if (!isPlace(place)) return [fault('CITATION_UNKNOWN', 'places', index, 'place')]
    if (named.indexOf(place) < index) return [fault('PLACE_TWICE', 'places', index, 'place')]
    const furthest = Math.max(-1, ...positions.slice(0, index))
    return (positions[index] as number) < furthest ? [fault('UNSORTED', 'places', index, 'place')] : []
  })
  const missing = carriedFrom === undefined ? places.filter(place => !named.includes(place)) : []
  return [
    ...wrong,
    ...listed.flatMap((entry, index) => faultsOfTexts(entry, 'places', index)),
    ...missing.map(place => ({ ...fault('PLACE_MISSING', 'places'), missing: place })),
  ]
}

/** All editions together leave no day without an edition, and none with two. */
const faultsOfTable = (files: readonly { file: string; json: RegulationEdition }[]): EditionFault[] =>
  files.flatMap(({ file, json: edition }, index) => {
    const at = (rule: EditionRule, ...path: Path): EditionFault => ({ file, ...fault(rule, ...path) })
    const ids = files.map(({ json }) => json.id)
    const carried = files.find(({ json }) => json.id === edition.carriedFrom)?.json
    const isLast = index === files.length - 1
    return [
      ...(ids.indexOf(edition.id) < index ? [at('ID_TWICE', 'id')] : []),
      ...(edition.carriedFrom !== undefined && (!carried || carried.carriedFrom !== undefined)
        ? [at('EDITION_UNKNOWN', 'carriedFrom')]
        : []),
      ...faultOfBeginning(edition.inForce.from, files[index - 1]?.json.inForce).map(rule =>
        at(rule, 'inForce', 'from'),
      ),
      ...(isLast && edition.inForce.to !== null ? [at('DATES_HOLE', 'inForce', 'to')] : []),
    ]
  })

const faultOfBeginning = (
  from: IsoDate | null,
  before: RegulationEdition['inForce'] | undefined,
): ('UNSORTED' | 'DATES_OVERLAP' | 'DATES_HOLE')[] => {
  if (before === undefined) return from === null ? [] : ['DATES_HOLE']
  if (from === null || (before.from !== null && from < before.from)) return ['UNSORTED']
  if (before.to === null || from <= before.to) return ['DATES_OVERLAP']
  return from === plusDays(before.to, 1) ? [] : ['DATES_HOLE']
}
