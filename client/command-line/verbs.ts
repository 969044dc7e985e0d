import type { Print } from './print.ts'
import type { Program } from './program.ts'

type Add = (program: Program, print: Print) => void

const approver = async (): Promise<Add> => (await import('./verbs/approver.ts')).addApprover
const requester = async (): Promise<Add> => (await import('./verbs/requester.ts')).addRequester

const completion = async (): Promise<Add> => (await import('./verbs/completion.ts')).addCompletion

const login = async (): Promise<Add> => (await import('./verbs/login.ts')).addLogin

/** Where each verb is defined; nothing of it is loaded before it is asked for. */
const verbs: Record<string, () => Promise<Add>> = {
  calendar: async () => (await import('./verbs/calendar.ts')).addCalendar,
  deadlines: async () => (await import('./verbs/deadlines.ts')).addDeadlines,
  route: async () => (await import('./verbs/route.ts')).addRoute,
  readings: async () => (await import('./verbs/readings.ts')).addReadings,
  law: async () => (await import('./verbs/law.ts')).addLaw,
  bodies: async () => (await import('./verbs/bodies.ts')).addBodies,
  people: async () => (await import('./verbs/people.ts')).addPeople,
  example: async () => (await import('./verbs/example.ts')).addExample,
  submit: async () => (await import('./verbs/submit.ts')).addSubmit,
  receive: approver,
  return: approver,
  'set-approver': approver,
  assign: approver,
  reassign: approver,
  'request-information': approver,
  recommend: approver,
  'return-for-rework': approver,
  decide: approver,
  complete: requester,
  'supply-information': requester,
  withdraw: requester,
  'confirm-delivery': requester,
  'report-filing': requester,
  'correct-facts': requester,
  command: async () => (await import('./verbs/command.ts')).addCommand,
  show: async () => (await import('./verbs/show.ts')).addShow,
  explain: async () => (await import('./verbs/explain.ts')).addExplain,
  list: async () => (await import('./verbs/list.ts')).addList,
  links: async () => (await import('./verbs/links.ts')).addLinks,
  registry: async () => (await import('./verbs/registry.ts')).addRegistry,
  receipt: async () => (await import('./verbs/receipt.ts')).addReceipt,
  replay: async () => (await import('./verbs/replay.ts')).addReplay,
  simulate: async () => (await import('./verbs/simulate.ts')).addSimulate,
  recompute: async () => (await import('./verbs/recompute.ts')).addRecompute,
  'restore-log': async () => (await import('./verbs/restore-log.ts')).addRestoreLog,
  notices: async () => (await import('./verbs/notices.ts')).addNotices,
  acts: async () => (await import('./verbs/acts.ts')).addActs,
  grants: async () => (await import('./verbs/grants.ts')).addGrants,
  documents: async () => (await import('./verbs/documents.ts')).addDocuments,
  webhooks: async () => (await import('./verbs/webhooks.ts')).addWebhooks,
  login,
  logout: login,
  whoami: login,
  demo: async () => (await import('./verbs/demo.ts')).addDemo,
  completion,
}

/** What defines the verb that the words begin with; for a word that is none, all of them, so that the verb that was meant can be suggested. */
export const addersFor = async ([word = '', ...others]: readonly string[]): Promise<Add[]> => {
  // Completion comes last: it completes what was added before.
  const asked = word === 'completion' ? [...new Set([...completed(others.slice(1)), completion])] : verbOf(word)
  return Promise.all((asked.length > 0 ? asked : [...new Set(Object.values(verbs))]).map(load => load()))
}

const verbOf = (word: string) => (Object.hasOwn(verbs, word) ? [verbs[word]].filter(load => load !== undefined) : [])

/** The verb whose words are completed; none while the verb itself, the last word, is being typed. */
const completed = (words: readonly string[]) => words.slice(0, -1).flatMap(verbOf).slice(0, 1)
