import {
  CancellationScope,
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow'
import { searchAttributes } from '../workflows/search-attributes.ts'

/** What a bare case does to the world: it sends its notices. */
export type BareActivities = { notice(to: string): Promise<void> }

const { notice } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' })

/**
 * The shape of the procedure without the procedure: the same three messages as updates, as many notices as a case has, one timer,
 * one upsert. No rules, no proof, no log, no read model. What a case costs more than this is what Kelisu does.
 */
export async function bare(request: { requester: string }): Promise<string> {
  let messages = 0
  for (const name of ['registerReceipt', 'recommend', 'decide'])
    setHandler(defineUpdate<number, [unknown]>(name), () => ++messages)
  upsertSearchAttributes([{ key: searchAttributes.requester, value: request.requester }])

  await notice('approverChancery')
  await condition(() => messages >= 1)
  const deadline = new CancellationScope()
  const rings = deadline.run(() => sleep('9 days'))
  rings.catch(() => undefined)
  await Promise.all([notice('requester'), notice('legalHead')])
  await condition(() => messages >= 2)
  await notice('head')
  await condition(() => messages >= 3)
  deadline.cancel()
  await Promise.all([notice('legalHead'), notice('requester')])
  return 'refused'
}
