import { describe, expect, it } from 'vitest'
import { registryFaultInWords } from '../../domain/texts/registry-faults.ts'
import { sampleRegistry } from './csv.ts'
import { readRegistryTexts } from './texts.ts'

const existing = await sampleRegistry()
const read = (...lines: string[]) =>
  readRegistryTexts(
    [
      {
        name: 'readings.csv',
        text: ['body,reading,alternative,hour,number,date,validFrom,validTo', ...lines].join('\n'),
      },
    ],
    { ...existing, readings: [] },
  )

describe('a body’s decision how it reads an open point', () => {
  it('becomes a record with the day from which it holds', () => {
    const { records, faults } = read(
      'kgd,receiptDay,receiptDay,,17-ө,2026-01-09,2026-01-12,',
      'minfin,seventhDayEnds,closeOfBusiness,18:30,4,2026-01-09,2026-01-12,2026-12-31',
      '*,knbSubdivisions,humanChooses,,1,2026-01-09,2026-01-12,',
    )
    expect(faults).toEqual([])
    expect(records.readings).toEqual([
      {
        body: 'kgd',
        reading: 'receiptDay',
        alternative: 'receiptDay',
        number: '17-ө',
        date: '2026-01-09',
        validFrom: '2026-01-12',
      },
      {
        body: 'minfin',
        reading: 'seventhDayEnds',
        alternative: 'closeOfBusiness',
        hour: '18:30',
        number: '4',
        date: '2026-01-09',
        validFrom: '2026-01-12',
        validTo: '2026-12-31',
      },
      expect.objectContaining({ body: '*', reading: 'knbSubdivisions' }),
    ])
  })

  it.each([
    ['an unknown reading', 'kgd,moonPhase,full,,1,2026-01-09,2026-01-12,', 'reading VALUE_INVALID', 'expected one of'],
    [
      'an unknown alternative',
      'kgd,receiptDay,never,,1,2026-01-09,2026-01-12,',
      'alternative VALUE_NOT_ALLOWED',
      'part-10',
    ],
    [
      'a route of one body only',
      'kgd,knbSubdivisions,routed,,1,2026-01-09,2026-01-12,',
      'body VALUE_NOT_ALLOWED',
      'part-2',
    ],
    ['no hour', 'kgd,seventhDayEnds,closeOfBusiness,,1,2026-01-09,2026-01-12,', 'hour VALUE_MISSING', 'CPC-123-5'],
    [
      'an hour for nothing',
      'kgd,receiptDay,receiptDay,18:30,1,2026-01-09,2026-01-12,',
      'hour VALUE_NOT_ALLOWED',
      'part-10',
    ],
    [
      'no hour of a day',
      'kgd,seventhDayEnds,closeOfBusiness,25:00,1,2026-01-09,2026-01-12,',
      'hour VALUE_INVALID',
      'HH:mm',
    ],
    ['an unknown body', 'ghost,receiptDay,receiptDay,,1,2026-01-09,2026-01-12,', 'body BODY_UNKNOWN', 'ghost'],
    ['no act', 'kgd,receiptDay,receiptDay,,,2026-01-09,2026-01-12,', 'number VALUE_MISSING', 'number'],
    [
      'in force before it was decided',
      'kgd,receiptDay,receiptDay,,1,2026-01-09,2026-01-01,',
      'validFrom DATES_REVERSED',
      '2026-01-09',
    ],
    [
      'ended before it began',
      'kgd,receiptDay,receiptDay,,1,2026-01-09,2026-01-12,2026-01-10',
      'validTo DATES_REVERSED',
      '2026-01-12',
    ],
  ])('is refused with line, column and rule: %s', (_, line, fault, words) => {
    const { records, faults } = read(line)
    expect(faults.map(({ file, line, column, code }) => `${file}:${line} ${column} ${code}`)).toEqual([
      `readings.csv:2 ${fault}`,
    ])
    expect(faults.map(fault => registryFaultInWords(fault, 'en')).join()).toContain(words)
    expect(records.readings).toEqual([])
  })

  it('is refused where two hold on the same day', () => {
    const { faults } = read(
      'kgd,receiptDay,receiptDay,,1,2026-01-09,2026-01-12,',
      'kgd,receiptDay,nextWorkingDay,,2,2026-02-09,2026-02-12,',
    )
    expect(faults).toMatchObject([{ line: 3, column: 'reading', code: 'DUPLICATE' }])
  })

  it('lets an act of delegation by an acting head be registered where he may delegate', () => {
    const act = {
      name: 'acts.csv',
      text: [
        'id,kind,body,number,date,person,position,issuedBy,validFrom',
        'd-acting,delegation,minfin,1,2026-07-01,p-0003,headOfApparatus,p-0002,2026-07-02',
      ].join('\n'),
    }
    const faultsWith = (alternative: string) =>
      readRegistryTexts([act], {
        ...existing,
        readings: [
          {
            body: 'minfin',
            reading: 'actingHeadDecides',
            alternative,
            number: '1',
            date: '2026-01-01',
            validFrom: '2026-01-01',
          },
        ],
      }).faults.map(({ code }) => code)
    expect(faultsWith('decidesWithOrder')).toEqual(['NOT_ISSUED_BY_HEAD'])
    expect(faultsWith('decidesAndDelegates')).toEqual([])
  })
})
