import { describe, expect, it } from 'vitest'
import { sampleWith } from '../../test/approval/preparing.ts'
import { aRequest, local, people } from '../../test/approval/request.ts'
import { chooses } from '../../test/bodies/made-up-registry.ts'
import { openedCase } from '../../test/readings/told-case.ts'
import { caseReadings } from './case-readings.ts'

const received = async (choices: Parameters<typeof sampleWith>[0], request = aRequest()) => {
  const theCase = await openedCase(request, local('2026-08-14', '10:00'), sampleWith(choices))
  const at = local('2026-08-15', '09:00')
  const receiver = theCase.summary.approver === 'kgd' ? people.chancery : 'p-0073'
  expect(await theCase.send('registerReceipt', receiver, { number: '77', at }, at)).toBeUndefined()
  return caseReadings(theCase.state)
}

describe('what a case shows of the open points', () => {
  it('by the default (received on a Saturday): what its dates rest on, with the date of the other reading', async () => {
    expect(await received({})).toEqual({
      ownReadings: [],
      restsOn: [
        {
          result: 'sendBy',
          reading: 'sendBy',
          taken: 'plain',
          value: '2026-08-17',
          other: { alternative: 'strict', value: '2026-08-14' },
        },
        {
          result: 'decisionDue',
          reading: 'receiptDay',
          taken: 'nextWorkingDay',
          value: '2026-08-25',
          other: { alternative: 'receiptDay', value: '2026-08-25' },
        },
        { result: 'decisionDue', reading: 'receiptOnDayOff', taken: 'actualDay' },
        { result: 'decisionDue', reading: 'seventhDayEnds', taken: 'midnight' },
      ],
    })
  })

  it('otherwise: each reading of the approving body with its hour, and the dates as it reads them', async () => {
    const { ownReadings, restsOn } = await received({
      readings: [
        chooses('kgd', 'sendBy', 'strict'),
        chooses('kgd', 'seventhDayEnds', 'closeOfBusiness', { hour: '18:30' }),
        chooses('kgd', 'receiptOnDayOff', 'nextWorkingDay', { hour: '18:30' }),
      ],
    })
    expect(ownReadings).toEqual([
      { reading: 'sendBy', alternative: 'strict', default: 'plain' },
      { reading: 'seventhDayEnds', alternative: 'closeOfBusiness', default: 'midnight', hour: '18:30' },
      { reading: 'receiptOnDayOff', alternative: 'nextWorkingDay', default: 'actualDay', hour: '18:30' },
    ])
    expect(restsOn).toMatchObject([
      { reading: 'sendBy', taken: 'strict', value: '2026-08-14', other: { value: '2026-08-17' } },
      { reading: 'receiptDay', value: '2026-08-26' },
      { reading: 'receiptOnDayOff', taken: 'nextWorkingDay' },
      { reading: 'seventhDayEnds', taken: 'closeOfBusiness' },
    ])
  })

  it('the route too, where the words of part 1 allow two', async () => {
    const { restsOn } = await received({}, aRequest({ requester: 'ugd-bostandyk' }))
    expect(restsOn).toContainEqual({ result: 'route', reading: 'thirdLevelTerritorialBody', taken: 'item4' })
  })

  it('nothing before it is opened', () => {
    expect(caseReadings({ stage: 'unopened', seq: 0 })).toEqual({ ownReadings: [], restsOn: [] })
  })
})
