const prefix = 'approval-'
const pattern = /^approval-([a-z0-9-]{1,40})\.([A-Za-z0-9._-]{1,64})$/

/** The id of a case, which is the workflow's id: `approval-<requester>.<requestId>`. Throws a RangeError on parts that are no ids. */
export const caseIdOf = (requester: string, requestId: string): string => {
  const caseId = `${prefix}${requester}.${requestId}`
  const parts = partsOfCaseId(caseId)
  if (parts?.requester !== requester)
    throw new RangeError(`Not a requester and a request id: ${requester}, ${requestId}`)
  return caseId
}

/** The inverse of `caseIdOf`; undefined for an id of anything else. A body's id has no dot, so the first one divides. */
export const partsOfCaseId = (caseId: string): { requester: string; requestId: string } | undefined => {
  const [, requester, requestId] = pattern.exec(caseId) ?? []
  return requester === undefined || requestId === undefined ? undefined : { requester, requestId }
}
