import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createMailSender } from '../activities/notices/mail.ts'
import { createActivities } from '../worker/activities.ts'
import { createWorkers } from '../worker/workers.ts'
import type { BareActivities } from './bare-workflow.ts'
import { heapOfAllThreads } from './thread-heap.ts'
import type { WorkerSettings } from './worker-process.ts'

/** A worker process of the bench: the real one, or one that knows only the bare workflow. Settings come with the first message. */
process.once('message', settings => void run(settings as WorkerSettings))
process.on('disconnect', () => process.exit())

async function run({ kind, address, databaseUrl, smtpUrl, code, taskQueue }: WorkerSettings): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const connection = await NativeConnection.connect({ address })
  const workers =
    kind === 'approval'
      ? await createWorkers({
          connection,
          namespace: 'default',
          taskQueue,
          workflowBundle: { code },
          activities: createActivities({
            databaseUrl,
            smtpUrl,
            mailFrom: 'kelisu@office.example',
            uiUrl: 'http://127.0.0.1:8233',
            allowUnsigned: false,
            client: new Client({ connection: await Connection.connect({ address }) }),
          }).activities,
          maxCachedWorkflows,
        })
      : [
          await Worker.create({
            connection,
            namespace: 'default',
            taskQueue,
            workflowBundle: { code },
            activities: bareActivities(smtpUrl),
            maxCachedWorkflows,
          }),
        ]
  process.on('message', ask => {
    if (ask !== 'heap') return
    // One thread runs the workflows of a worker; the worker for notices has none.
    void heapOfAllThreads(1).then(heap => process.send?.(heap))
  })
  process.send?.('ready')
  await Promise.all(workers.map(worker => worker.run()))
}

/** Each notice is one mail of the usual size, without anything looked up for it. */
function bareActivities(url: string): BareActivities {
  const mail = createMailSender({ url, from: 'kelisu@office.example' })
  const line = 'Келісу туралы сұрау салу бойынша хабарлама / Уведомление по запросу о согласовании.\n'
  const letter = { subject: 'Хабарлама / Уведомление', text: line.repeat(15), html: `<p>${line.repeat(20)}</p>` }
  return { notice: async to => void (await mail.send({ ...letter, id: randomUUID(), to: `${to}@office.example` })) }
}

/** The default of the worker's environment (KELISU_MAX_CACHED_CASES). */
const maxCachedWorkflows = 2_000
