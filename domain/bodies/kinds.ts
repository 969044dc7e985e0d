/** What a body is, in the words of the annex (parts 1-3); `other` is everything the annex does not name. */
export const bodyKinds = [
  'centralStateBody',
  'department',
  'knbDepartment',
  'nationalBank',
  'nationalBankUnit',
  'territorialSubdivision',
  'localExecutiveBody',
  'akim',
  'militaryUnit',
  'other',
] as const

/** One of `bodyKinds`. */
export type BodyKind = (typeof bodyKinds)[number]

/** The administrative unit an akim heads. */
export const akimUnits = [
  'oblast',
  'cityOfRepublicanSignificance',
  'capital',
  'district',
  'cityDistrict',
  'cityOfOblastSignificance',
  'cityOfDistrictSignificance',
  'ruralOkrug',
  'settlement',
  'village',
] as const

/** One of `akimUnits`. */
export type AkimUnit = (typeof akimUnits)[number]

/** The positions the procedure knows. */
export const positionNames = [
  'firstHead',
  'deputyHead',
  'headOfApparatus',
  'headOfLegalService',
  'lawyer',
  'otherUnit',
  'chancery',
] as const

/** One of `positionNames`. */
export type PositionName = (typeof positionNames)[number]

/** What a person is charged with by a written order, apart from any position: for one body, or for all. */
export const roleNames = ['supervisor', 'auditor', 'administrator'] as const

/** One of `roleNames`. */
export type RoleName = (typeof roleNames)[number]
