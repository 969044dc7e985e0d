import type { readings } from '../regulation/readings.ts'
import type { Shape } from './shapes.ts'
import { except } from './shapes.ts'

/** One of the eight items of part 1. */
export type RouteNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** The open points of the text that touch routing. */
export type RoutingReading =
  | 'thirdLevelTerritorialBody'
  | 'fourthLevelTerritorialBody'
  | 'knbSubdivisions'
  | 'apparatusAsParty'

/** The alternatives of an open point. */
export type Alternative<Id extends RoutingReading> = (typeof readings)[Id]['alternatives'][number]

/** What a row answers. Where the words allow two answers, the chosen reading picks one. */
export type Outcome =
  | { kind: 'approver'; route: RouteNumber; approver: 'parent' | 'grandparent' }
  | { kind: 'exempt' }
  | { kind: 'militaryOrder' }
  | { kind: 'noRoute' }
  | { kind: 'asItsAkim' }
  | { [Id in RoutingReading]: { kind: 'byReading'; reading: Id; by: Record<Alternative<Id>, Outcome> } }[RoutingReading]

/** A line of the table: it applies to bodies of these shapes whose parent and grandparent have these shapes. */
export type Row = {
  id: string
  body: readonly Shape[]
  /** Left out: any, or none. */
  parent?: readonly Shape[]
  /** Left out: any, or none. */
  grandparent?: readonly Shape[]
  outcome: Outcome
  /** What the body is; `{body}`, `{parent}`, `{grandparent}` are replaced by their names. */
  because: string
}

const approver = (route: RouteNumber, above: 'parent' | 'grandparent' = 'parent'): Outcome => ({
  kind: 'approver',
  route,
  approver: above,
})
const exempt: Outcome = { kind: 'exempt' }
const noRoute: Outcome = { kind: 'noRoute' }

const thirdLevel = (byHigher: Outcome): Outcome => ({
  kind: 'byReading',
  reading: 'thirdLevelTerritorialBody',
  by: { item4: approver(4), item3or2: byHigher },
})
const ofKnb = (routed: Outcome): Outcome => ({
  kind: 'byReading',
  reading: 'knbSubdivisions',
  by: { routed, humanChooses: noRoute },
})

const mayHaveExecutiveBodies: Shape[] = [
  'akim:oblast',
  'akim:cityOfRepublicanSignificance',
  'akim:capital',
  'akim:district',
  'akim:cityOfOblastSignificance',
]
const citiesWithDistricts: Shape[] = [
  'akim:cityOfOblastSignificance',
  'akim:cityOfRepublicanSignificance',
  'akim:capital',
]
const ruralAkims: Shape[] = ['akim:ruralOkrug', 'akim:settlement', 'akim:village']
const mayHaveTerritorialBodies: Shape[] = ['centralStateBody', 'knb', 'department', 'knbDepartment']
const bank: Shape[] = ['nationalBank', 'nationalBankUnit']

/**
 * Parts 1-3 as one table. Every body falls under exactly one row, whatever stands above it; a test walks all combinations.
 * What the annex does not name is `noRoute`: a person chooses the approver, nothing is decided by analogy.
 */
export const routingTable: readonly Row[] = [
  // Part 2
  {
    id: 'centralStateBody',
    body: ['centralStateBody', 'knb'],
    outcome: exempt,
    because: '{body} is a central state body: part 2 exempts it.',
  },
  {
    id: 'akimOfFirstLevel',
    body: ['akim:oblast', 'akim:cityOfRepublicanSignificance', 'akim:capital'],
    outcome: exempt,
    because: '{body} is the akim of an oblast, a city of republican significance or the capital: part 2 exempts him.',
  },
  {
    id: 'knbDepartment',
    body: ['knbDepartment'],
    outcome: exempt,
    because: '{body} is a department of the National Security Committee: part 2 exempts it.',
  },
  {
    id: 'nationalBank',
    body: ['nationalBank'],
    outcome: exempt,
    because: '{body} is the National Bank: part 2 exempts it.',
  },
  {
    id: 'nationalBankUnit',
    body: ['nationalBankUnit'],
    outcome: exempt,
    because: '{body} belongs to the unified structure of the National Bank: part 2 exempts it.',
  },

  // Part 3
  {
    id: 'militaryUnit',
    body: ['militaryUnit'],
    outcome: { kind: 'militaryOrder' },
    because:
      '{body} belongs to the Armed Forces, other troops or formations: part 3 sends it to the order of its state body.',
  },

  // Part 1, item 1
  {
    id: 'departmentOfCentralBody',
    body: ['department'],
    parent: ['centralStateBody'],
    outcome: approver(1),
    because: '{body} is a department of the central state body {parent}, which approves.',
  },
  {
    id: 'departmentOfNoCentralBody',
    body: ['department'],
    parent: except('centralStateBody', 'knb', ...bank),
    outcome: noRoute,
    because:
      '{body} is a department, but what stands above it ({parent}) is not a central state body: no item of part 1 fits.',
  },

  // Items 2, 3, 4
  {
    id: 'territorialOfCentralBody',
    body: ['territorialSubdivision'],
    parent: ['centralStateBody'],
    outcome: approver(2),
    because: '{body} is a territorial subdivision of the central state body {parent}, which approves.',
  },
  {
    id: 'territorialOfKnb',
    body: ['territorialSubdivision'],
    parent: ['knb'],
    outcome: ofKnb(approver(2)),
    because:
      '{body} is a territorial body of the National Security Committee, {parent}; part 2 exempts only its departments.',
  },
  {
    id: 'territorialOfDepartment',
    body: ['territorialSubdivision'],
    parent: ['department'],
    outcome: approver(3),
    because:
      '{body} is a territorial subdivision of the department {parent}, which approves, not the ministry above it.',
  },
  {
    id: 'territorialOfKnbDepartment',
    body: ['territorialSubdivision'],
    parent: ['knbDepartment'],
    outcome: ofKnb(approver(3)),
    because:
      '{body} is a subdivision of {parent}, a department of the National Security Committee; part 2 exempts only the departments.',
  },
  {
    id: 'thirdLevelUnderCentralBody',
    body: ['territorialSubdivision'],
    parent: ['territorialSubdivision'],
    grandparent: ['centralStateBody'],
    outcome: thirdLevel(approver(2, 'grandparent')),
    because:
      '{body} is a territorial subdivision of {parent}, itself a territorial body of the central state body {grandparent}.',
  },
  {
    id: 'thirdLevelUnderDepartment',
    body: ['territorialSubdivision'],
    parent: ['territorialSubdivision'],
    grandparent: ['department'],
    outcome: thirdLevel(approver(3, 'grandparent')),
    because:
      '{body} is a territorial subdivision of {parent}, itself a territorial body of the department {grandparent}.',
  },
  {
    id: 'thirdLevelUnderKnb',
    body: ['territorialSubdivision'],
    parent: ['territorialSubdivision'],
    grandparent: ['knb'],
    outcome: ofKnb(thirdLevel(approver(2, 'grandparent'))),
    because:
      '{body} is a subdivision of {parent}, a territorial body of the National Security Committee; part 2 exempts only its departments.',
  },
  {
    id: 'thirdLevelUnderKnbDepartment',
    body: ['territorialSubdivision'],
    parent: ['territorialSubdivision'],
    grandparent: ['knbDepartment'],
    outcome: ofKnb(thirdLevel(approver(3, 'grandparent'))),
    because:
      '{body} is a subdivision of {parent}, a body of the department {grandparent} of the National Security Committee.',
  },
  {
    id: 'fourthLevelTerritorialBody',
    body: ['territorialSubdivision'],
    parent: ['territorialSubdivision'],
    grandparent: ['territorialSubdivision'],
    outcome: {
      kind: 'byReading',
      reading: 'fourthLevelTerritorialBody',
      by: { noRoute, nearestSuperior: approver(4) },
    },
    because:
      '{body} is a territorial body of the fourth level, under {parent} and {grandparent}: part 1 does not name it.',
  },
  {
    id: 'territorialOfUnnamedBody',
    body: ['territorialSubdivision'],
    parent: except(...mayHaveTerritorialBodies, 'territorialSubdivision', ...bank),
    outcome: noRoute,
    because: '{body} is a territorial subdivision, but part 1 names no route for one under {parent}.',
  },
  {
    id: 'thirdLevelUnderUnnamedBody',
    body: ['territorialSubdivision'],
    parent: ['territorialSubdivision'],
    grandparent: except(...mayHaveTerritorialBodies, 'territorialSubdivision', ...bank),
    outcome: noRoute,
    because:
      '{body} is a territorial subdivision of {parent}, but part 1 names no route for territorial bodies of {grandparent}.',
  },

  // Item 5
  {
    id: 'executiveBodyOfAkimat',
    body: ['localExecutiveBody'],
    parent: mayHaveExecutiveBodies,
    outcome: approver(5),
    because: '{body} is a locally financed executive body created by the akimat: {parent} approves.',
  },
  {
    id: 'executiveBodyOfOtherAkim',
    body: ['localExecutiveBody'],
    parent: except(...mayHaveExecutiveBodies),
    outcome: noRoute,
    because: '{body} is a local executive body, but item 5 of part 1 does not name bodies under {parent}.',
  },

  // Item 6
  {
    id: 'akimOfDistrict',
    body: ['akim:district'],
    parent: ['akim:oblast'],
    outcome: approver(6),
    because: '{body} is the akim of a district: the akim of the oblast ({parent}) approves.',
  },
  {
    id: 'akimOfDistrictOutsideOblast',
    body: ['akim:district'],
    parent: except('akim:oblast'),
    outcome: noRoute,
    because: '{body} is the akim of a district, but what stands above him ({parent}) is not the akim of an oblast.',
  },

  // Item 7
  {
    id: 'akimOfCityDistrict',
    body: ['akim:cityDistrict'],
    parent: citiesWithDistricts,
    outcome: approver(7),
    because: '{body} is the akim of a district in a city: the akim of the city ({parent}) approves.',
  },
  {
    id: 'akimOfCityDistrictOutsideCity',
    body: ['akim:cityDistrict'],
    parent: except(...citiesWithDistricts),
    outcome: noRoute,
    because:
      '{body} is the akim of a district in a city, but what stands above him ({parent}) is not the akim of a city that item 7 names.',
  },

  // Item 8
  {
    id: 'ruralAkimOfDistrict',
    body: ruralAkims,
    parent: ['akim:district'],
    outcome: approver(8),
    because:
      '{body} is the akim of a rural okrug, a settlement or a village outside any okrug: the akim of the district ({parent}) approves.',
  },
  {
    id: 'ruralAkimUnderCity',
    body: ruralAkims,
    parent: ['akim:cityOfOblastSignificance'],
    outcome: noRoute,
    because: '{body} stands under a city of oblast significance ({parent}): item 8 names only the akim of a district.',
  },
  {
    id: 'ruralAkimOutsideDistrict',
    body: ruralAkims,
    parent: except('akim:district', 'akim:cityOfOblastSignificance'),
    outcome: noRoute,
    because: '{body} heads a rural unit, but what stands above him ({parent}) is not the akim of a district.',
  },

  // Not named by the text
  {
    id: 'akimOfCityOfOblastSignificance',
    body: ['akim:cityOfOblastSignificance'],
    outcome: noRoute,
    because:
      '{body} is the akim of a city of oblast significance: part 1 names him as approver, never as requesting body.',
  },
  {
    id: 'akimOfCityOfDistrictSignificance',
    body: ['akim:cityOfDistrictSignificance'],
    outcome: noRoute,
    because: '{body} is the akim of a city of district significance: part 1 does not name him.',
  },
  {
    id: 'apparatus',
    body: ['apparatus'],
    outcome: { kind: 'byReading', reading: 'apparatusAsParty', by: { noRoute, asItsAkim: { kind: 'asItsAkim' } } },
    because: "{body} is an akim's apparatus: part 1 does not name it.",
  },
  {
    id: 'other',
    body: ['other'],
    outcome: noRoute,
    because: '{body} is none of the bodies that parts 1-3 name.',
  },
]
