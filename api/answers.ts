import { problemSchema, problemType } from './problem.ts'

/** What any route may answer instead: unreadable, not logged in or not registered, wrong form, too often, or a fault of ours. */
const always = [400, 401, 403, 406, 408, 413, 415, 429, 500, 503]

/** The answers by which a route refuses, beside those that every route has. Typed empty: handlers throw them, and never send one. */
export const refusals = (...statuses: number[]): object =>
  Object.fromEntries(
    [...always, ...statuses].map(status => [
      status,
      { description: descriptions[status] ?? 'Refused', content: { [problemType]: { schema: problemSchema } } },
    ]),
  )

const descriptions: Record<number, string> = {
  400: 'Cannot be read; the fields at fault are named',
  401: 'It is not known who calls',
  403: 'The caller may not do this',
  404: 'Not there, or not for the caller to know of',
  406: 'Not given in the form asked for',
  408: 'Did not come in time',
  409: 'Does not fit what is there already',
  412: 'The entry asked for is not shown yet',
  413: 'The body is too large',
  415: 'Not of a type that is taken here',
  422: 'Well formed, but the law or the registry has another answer',
  429: 'Too often; the header Retry-After says when to come again',
  500: 'A fault of the program',
  503: 'A part of the service does not answer',
  504: 'No answer in time; repeat with the same key',
}
