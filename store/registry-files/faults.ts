import type { RegistryFaultFacts, RegistryFaultKind } from '../../domain/texts/registry-faults.ts'

/** Where in a registry file something is wrong. */
export type FaultPlace = {
  file: string
  /** As an editor counts: the header is line 1. 0 where the whole file is meant. */
  line: number
  /** The name of the column; empty where the whole line is meant. */
  column: string
}

/** What is wrong with a registry file, and where; `domain/texts/registry-faults.ts` has the words of each kind. */
export type Fault = FaultPlace & {
  code: FaultCode
  kind: RegistryFaultKind
  facts: object
  /** What stood in the cell, without what a terminal would obey. */
  value?: string
}

/** The codes of faults: coarser than the kinds, and stable for programs. */
export type FaultCode = (typeof codeOf)[RegistryFaultKind]

/** The fault of the kind at the place, with the facts that its words need. */
export const faultAt = <Kind extends RegistryFaultKind>(
  { file, line, column }: FaultPlace,
  kind: Kind,
  ...facts: RegistryFaultFacts<Kind>
): Fault => ({ file, line, column, code: codeOf[kind], kind, facts: facts[0] ?? {} })

/** Whether a schema's message is the name of a kind of fault that needs no facts. */
export const isFaultKind = (message: string): message is RegistryFaultKind => Object.hasOwn(codeOf, message)

const codeOf = {
  fileMissing: 'FILE_UNREADABLE',
  fileUnreadable: 'FILE_UNREADABLE',
  folderEmpty: 'FILE_UNREADABLE',
  notUtf8: 'FILE_NOT_UTF8',
  fileEmpty: 'FILE_EMPTY',
  notRecognised: 'FILE_NOT_RECOGNISED',
  quoteNotClosed: 'CSV_BROKEN',
  quoteMisplaced: 'CSV_BROKEN',
  csvBroken: 'CSV_BROKEN',
  tooManyCells: 'CSV_BROKEN',
  columnMissing: 'COLUMN_MISSING',
  columnMisspelt: 'COLUMN_UNKNOWN',
  columnUnknown: 'COLUMN_UNKNOWN',
  columnTwice: 'COLUMN_TWICE',

  valueMissing: 'VALUE_MISSING',
  partMissing: 'VALUE_MISSING',
  notAnId: 'VALUE_INVALID',
  notASystemId: 'VALUE_INVALID',
  individualNumber: 'VALUE_INVALID',
  cyrillicLetters: 'VALUE_INVALID',
  latinLetters: 'VALUE_INVALID',
  notADate: 'VALUE_INVALID',
  notYesOrNo: 'VALUE_INVALID',
  notAKey: 'VALUE_INVALID',
  notAFormat: 'VALUE_INVALID',
  notAnEmail: 'VALUE_INVALID',
  notASha256: 'VALUE_INVALID',
  notATime: 'VALUE_INVALID',
  notOneOf: 'VALUE_INVALID',
  tooLong: 'VALUE_INVALID',
  notOneLine: 'VALUE_INVALID',
  akimWithoutUnit: 'VALUE_MISSING',
  onlyOfAkim: 'VALUE_NOT_ALLOWED',
  onlyOfOtherUnit: 'VALUE_NOT_ALLOWED',
  orderWithoutApprover: 'VALUE_MISSING',
  notOfThisAct: 'VALUE_NOT_ALLOWED',
  notAnAlternative: 'VALUE_NOT_ALLOWED',
  onlyForAll: 'VALUE_NOT_ALLOWED',
  hourMissing: 'VALUE_MISSING',
  hourForNothing: 'VALUE_NOT_ALLOWED',

  datesReversed: 'DATES_REVERSED',
  sameTime: 'DUPLICATE',
  knownAlready: 'DUPLICATE',
  twice: 'DUPLICATE',
  actEntered: 'DUPLICATE',
  bodyUnknown: 'BODY_UNKNOWN',
  bodyNotValid: 'BODY_NOT_VALID',
  personUnknown: 'PERSON_UNKNOWN',
  parentCycle: 'PARENT_CYCLE',
  apparatusInvalid: 'APPARATUS_INVALID',
  sitsInApparatus: 'SITS_IN_APPARATUS',
  actingWithoutOrder: 'ACTING_WITHOUT_ORDER',
  actWithoutSubject: 'ACT_WITHOUT_SUBJECT',
  notIssuedByHead: 'NOT_ISSUED_BY_HEAD',
} as const satisfies Record<RegistryFaultKind, string>
