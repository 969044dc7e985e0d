import { typed } from './command-of.ts'

const verb = (name: string, does: string, example: string) => ({ verb: name, does, example: typed(example) })

/** What `kelisu` alone prints: each verb with an example to copy. */
export const verbsWithExamples = [
  verb('calendar', 'every day of a year: worked or off, and why', 'calendar 2026'),
  verb(
    'deadlines',
    'court term, latest sending, decision due, each day counted',
    'deadlines --means appeal --procedure civil --act-date 2025-08-01 --received-on 2025-08-18',
  ),
  verb('route', 'who approves for a body, by which item, and why', 'route --all'),
  verb('bodies', 'the bodies of the registry', 'bodies'),
  verb('example', 'a request to try out, as if sent today', 'example request > request.json'),
  verb('submit', 'open a case from a request as JSON', 'submit request.json'),
  verb('receive', 'register the receipt', 'receive CASE --number 17-5/123 --as PERSON'),
  verb('assign', 'assign the lawyer', 'assign CASE LAWYER --as PERSON'),
  verb('recommend', 'propose to approve or to refuse', 'recommend CASE approve --text "Grounds exist" --as LAWYER'),
  verb('decide', 'approve or refuse', 'decide CASE approve --as PERSON'),
  verb('report-filing', 'report that the appeal was filed', 'report-filing CASE --filed-on 2025-08-28 --as PERSON'),
  verb('complete', 'supply what the request lacked', 'complete CASE --draft appeal.pdf --as PERSON'),
  verb('return', 'return what lacks the signature or the draft', 'return CASE part-5 --reason "No draft" --as PERSON'),
  verb('withdraw', 'withdraw the request', 'withdraw CASE --reason "Settled" --as PERSON'),
  verb(
    'set-approver',
    'choose who approves where the text has no route',
    'set-approver CASE BODY --reason "…" --as PERSON',
  ),
  verb('reassign', 'assign another lawyer', 'reassign CASE LAWYER --reason "On leave" --as PERSON'),
  verb(
    'request-information',
    'ask the requesting body',
    'request-information CASE --text "The expert opinion?" --as PERSON',
  ),
  verb('supply-information', 'answer what was asked', 'supply-information CASE --text "Enclosed" --as PERSON'),
  verb('return-for-rework', 'give the proposal back', 'return-for-rework CASE --reason "Which ground?" --as PERSON'),
  verb(
    'confirm-delivery',
    'confirm that the decision has arrived',
    'confirm-delivery CASE --how "By courier" --as PERSON',
  ),
  verb(
    'correct-facts',
    'correct a wrong fact',
    'correct-facts CASE --sent-on 2025-08-15 --reason "Misread" --as PERSON',
  ),
  verb('command', 'send any command by its name', `command CASE assign --payload '{"lawyer":"LAWYER"}' --as PERSON`),
  verb('show', 'a case: stage, holder, dates, history, next step', 'show CASE'),
  verb('list', 'the cases, the nearest deadline first', 'list --overdue'),
  verb('links', 'links to Temporal UI for supervisors', 'links'),
  verb('registry', 'load your own bodies, people, positions, acts', 'registry load data/registry --dry-run'),
  verb('demo', 'move one case in time, for trying out', 'demo forward CASE 3d'),
]
