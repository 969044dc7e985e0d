import type { Client } from '@temporalio/client'
import { oneCase } from '../store/read-model.ts'
import { type Bench, until } from './bench.ts'
import type { Steps } from './cases.ts'
import { type Measure, median } from './measure.ts'

/**
 * Events and workflow tasks of one case, with a pause after each message: until the record of the step is in and nothing is open.
 * Messages back to back would share tasks and look cheaper than the real procedure, where days lie between them.
 */
export const historyOfOneCase = async ({ client, db, approval, bare, progress }: Bench): Promise<Measure[]> => {
  const ours: History[] = []
  const theirs: History[] = []
  for (let turn = 0; turn < turns; turn++) {
    progress(`one case with pauses, ${turn + 1} of ${turns}`)
    const recorded = async (id: string, seq: number) => ((await oneCase(db, id))?.seq ?? 0) >= seq
    ours.push(await withPauses(client, approval.steps, recorded))
    theirs.push(await withPauses(client, bare.steps, async () => true))
  }
  const typical = (of: History[], what: 'events' | 'tasks') => median(of.map(history => history[what]))
  const [one] = ours
  const [bareOne] = theirs
  if (!one || !bareOne) throw new Error('No case was measured')
  const because = `${partsOf(one)}; bare: ${partsOf(bareOne)}`
  return [
    {
      name: 'events of one case, with pauses',
      value: typical(ours, 'events'),
      unit: '',
      bare: typical(theirs, 'events'),
      bar: { is: '≤', value: 75 },
      because,
      details: { ours, bare: theirs },
    },
    {
      name: 'workflow tasks of one case, with pauses',
      value: typical(ours, 'tasks'),
      unit: '',
      bare: typical(theirs, 'tasks'),
      bar: { is: '≤', value: 13 },
      because: `of ${turns} cases: ${ours.map(({ tasks }) => tasks).join(', ')}; bare: ${theirs.map(({ tasks }) => tasks).join(', ')}`,
    },
  ]
}

const turns = 3

type History = { events: number; tasks: number; kinds: Record<string, number> }

const withPauses = async (
  client: Client,
  steps: Steps,
  recorded: (id: string, seq: number) => Promise<boolean>,
): Promise<History> => {
  const id = await steps.start()
  const pause = async (seq: number) => {
    await until(`${id} has recorded ${seq}`, () => recorded(id, seq))
    await until(`${id} rests`, () => rests(client, id))
  }
  await pause(1)
  await pause((await steps.receive(id)).seq)
  await pause((await steps.recommend(id)).seq)
  await steps.decide(id)
  await steps.closed(id)
  return await historyOf(client, id)
}

/** Nothing is scheduled or running: no workflow task, no activity. Asked twice, since one may follow the other. */
const rests = async (client: Client, id: string): Promise<boolean> => {
  for (let time = 0; time < 2; time++) {
    const { raw } = await client.workflow.getHandle(id).describe()
    if (raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0) return false
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return true
}

const historyOf = async (client: Client, id: string): Promise<History> => {
  const { events } = await client.workflow.getHandle(id).fetchHistory()
  const kinds: Record<string, number> = {}
  for (const event of events ?? []) {
    const kind = Object.keys(event).find(key => key.endsWith('EventAttributes') && event[key as keyof typeof event])
    const name = kind?.replace('EventAttributes', '') ?? 'other'
    kinds[name] = (kinds[name] ?? 0) + 1
  }
  return { events: events?.length ?? 0, tasks: kinds.workflowTaskStarted ?? 0, kinds }
}

const partsOf = ({ tasks, kinds }: History): string => {
  const count = (kind: string) => kinds[kind] ?? 0
  return [
    `${tasks} tasks`,
    `${count('activityTaskScheduled')} activities`,
    `${count('markerRecorded')} local activities`,
    `${count('workflowExecutionUpdateAccepted')} updates`,
    `${count('timerStarted')} timers`,
    `${count('upsertWorkflowSearchAttributes')} upserts`,
  ].join(', ')
}
