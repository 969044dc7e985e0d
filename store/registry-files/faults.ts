/** What is wrong with a registry file, and where. */
export type Fault = {
  file: string
  /** As an editor counts: the header is line 1. 0 where the whole file is meant. */
  line: number
  /** The name of the column; empty where the whole line is meant. */
  column: string
  code: FaultCode
  message: string
}

/** The codes of faults. */
export type FaultCode =
  | 'FILE_UNREADABLE'
  | 'FILE_NOT_UTF8'
  | 'FILE_EMPTY'
  | 'FILE_NOT_RECOGNISED'
  | 'CSV_BROKEN'
  | 'COLUMN_MISSING'
  | 'COLUMN_UNKNOWN'
  | 'COLUMN_TWICE'
  | 'VALUE_MISSING'
  | 'VALUE_INVALID'
  | 'VALUE_NOT_ALLOWED'
  | 'DATES_REVERSED'
  | 'DUPLICATE'
  | 'BODY_UNKNOWN'
  | 'BODY_NOT_VALID'
  | 'PERSON_UNKNOWN'
  | 'PARENT_CYCLE'
  | 'APPARATUS_INVALID'
  | 'SITS_IN_APPARATUS'
  | 'ACTING_WITHOUT_ORDER'
  | 'ACT_WITHOUT_SUBJECT'
  | 'NOT_ISSUED_BY_HEAD'
