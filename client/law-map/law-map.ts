import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { codes } from '../../domain/regulation/codes.ts'
import { type Place, places, wholeOf } from '../../domain/regulation/places.ts'
import { type NamedPlace, placesInCode, placesInWords, placesOfCodes, routesInTable } from './named-places.ts'
import { sourceParts } from './source-parts.ts'

/**
 * `implemented`: a rule cites it; `inPart`: rules cite some of its items; `shownOnly`: only texts and screens name it;
 * `notYet`: nothing does.
 */
export type LawStatus = 'implemented' | 'inPart' | 'shownOnly' | 'notYet'

/** A file that names the place, with its lines: in its code, or only in the doc comment of what the code does. */
export type Carrier = { file: string; lines: number[]; how: 'code' | 'doc' }

/** A part, paragraph or item, and who carries it. */
export type LawMapRow = {
  place: Place
  status: LawStatus
  rules: Carrier[]
  shownBy: Carrier[]
  tests: Carrier[]
}

/** The map of a checkout, in the order of the text, read from its sources and tests; undefined where there are no tests to read. */
export const lawMap = async (root: string): Promise<LawMapRow[] | undefined> => {
  const files = await sourcesIn(root)
  if (!files.some(isTest)) return undefined
  const read = await Promise.all(files.map(async file => carriedBy(file, await readFile(join(root, file), 'utf8'))))
  const carried = read.flat()
  const of = (role: Role, place: Place): Carrier[] =>
    carried
      .filter(one => one.role === role && one.place === place)
      .map(({ file, lines, how }) => ({ file, lines, how }))
  const rows = places.map(place => ({
    place,
    rules: of('rule', place),
    shownBy: of('shown', place),
    tests: of('test', place),
  }))
  return rows.map(({ place, ...carriers }) => ({ place, status: statusOf(place, rows), ...carriers }))
}

/** The places that a rule cites and no test does. */
export const untested = (map: readonly LawMapRow[]): LawMapRow[] =>
  map.filter(({ rules, tests }) => rules.length > 0 && tests.length === 0)

type Role = 'rule' | 'shown' | 'test'
type Carried = Carrier & { role: Role; place: Place }
type Row = Omit<LawMapRow, 'status'>

const statusOf = (place: Place, rows: readonly Row[]): LawStatus => {
  const own = rows.filter(row => row.place === place)
  const items = rows.filter(row => wholeOf(row.place) === place)
  const ruled = items.filter(({ rules }) => rules.length > 0)
  // A paragraph of items is done when its items are, whoever cites it as a whole.
  if (items.length > 0 ? ruled.length === items.length : own.some(({ rules }) => rules.length > 0)) return 'implemented'
  if (ruled.length > 0) return 'inPart'
  return [...own, ...items].some(({ rules, shownBy }) => rules.length + shownBy.length > 0) ? 'shownOnly' : 'notYet'
}

const isTest = (file: string): boolean => file.endsWith('.test.ts')

/** What the file is for a citation in it; undefined for what proves nothing: the lists of citations, made-up facts, tests of words. */
const roleOf = (file: string): Role | undefined => {
  const isAboutWords =
    /^(domain\/(texts|regulation)|schemas|client\/law-map|test\/readme)\/|^test\/command-line\/law\./.test(file)
  if (isTest(file)) return isAboutWords ? undefined : 'test'
  if (/^(domain\/regulation|client\/law-map|test|scripts)\/|\/made-up-/.test(file)) return undefined
  if (/^(domain\/texts|client|schemas)\/|^activities\/notices\/templates\.ts$/.test(file)) return 'shown'
  return 'rule'
}

const carriedBy = (file: string, source: string): Carried[] => {
  const role = roleOf(file)
  if (!role) return []
  const { code, docs } = sourceParts(source)
  const inCode = [
    ...placesInCode(code),
    // A test's title cites in words; elsewhere a string of words is a text.
    ...(role === 'test' ? placesInWords(code) : []),
    ...(role === 'rule' ? placesOfCodes(code, codes) : []),
    ...(file === 'domain/routing/table.ts' ? routesInTable(code) : []),
  ]
  const inDocs = role === 'rule' ? placesInWords(docs) : []
  const named = new Set(inCode.map(({ place }) => place))
  return [
    ...grouped(inCode).map(one => ({ ...one, file, role, how: 'code' as const })),
    ...grouped(inDocs.filter(({ place }) => !named.has(place))).map(one => ({
      ...one,
      file,
      role,
      how: 'doc' as const,
    })),
  ]
}

const grouped = (named: readonly NamedPlace[]): { place: Place; lines: number[] }[] =>
  [...Map.groupBy(named, ({ place }) => place)].map(([place, all]) => ({
    place,
    lines: [...new Set(all.map(({ line }) => line))].sort((a, b) => a - b),
  }))

const folders = [
  'domain',
  'local-time',
  'workflows',
  'activities',
  'store',
  'schemas',
  'client',
  'worker',
  'scripts',
  'test',
]

const sourcesIn = async (root: string): Promise<string[]> => {
  const listed = await Promise.all(
    folders.map(async folder => {
      const names = await readdir(join(root, folder), { recursive: true }).catch(() => [])
      return names.map(name => join(folder, name).replaceAll(sep, '/'))
    }),
  )
  return listed
    .flat()
    .filter(file => file.endsWith('.ts') && !file.includes('node_modules/'))
    .sort()
}
