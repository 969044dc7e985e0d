import { describe, expect, it } from 'vitest'
import { sampleRegistry } from './csv.ts'
import { readRegistryTexts } from './texts.ts'

const existing = await sampleRegistry()
const read = (name: string, header: string, lines: string[]) =>
  readRegistryTexts([{ name, text: [header, ...lines].join('\n') }], { ...existing, grants: [] })
const grants = (...lines: string[]) =>
  read('grants.csv', 'person,body,role,orderNumber,orderDate,validFrom,validTo', lines)
const acts = (line: string) =>
  read(
    'acts.csv',
    'id,kind,body,number,date,person,position,approver,issuedBy,validFrom,means,requesters,documentName,documentSha256',
    [line],
  )
const told = ({ faults }: ReturnType<typeof read>) =>
  faults.map(({ file, line, column, code }) => `${file}:${line} ${column} ${code}`)

describe('a role by an order', () => {
  it('becomes a record with its order', () => {
    const { records, faults } = grants(
      'p-0004,kgd,supervisor,31-ө,2026-01-09,2026-01-12,',
      'p-0226,*,auditor,112-к,2026-01-09,2026-01-12,2026-12-31',
    )
    expect(faults).toEqual([])
    const common = { validFrom: '2026-01-12' }
    expect(records.grants).toEqual([
      { ...common, person: 'p-0004', body: 'kgd', role: 'supervisor', order: { number: '31-ө', date: '2026-01-09' } },
      {
        ...common,
        person: 'p-0226',
        body: '*',
        role: 'auditor',
        order: { number: '112-к', date: '2026-01-09' },
        validTo: '2026-12-31',
      },
    ])
  })

  it.each([
    ['an unknown role', 'p-0004,kgd,owner,1,2026-01-09,2026-01-12,', 'role VALUE_INVALID'],
    ['no order', 'p-0004,kgd,auditor,,2026-01-09,2026-01-12,', 'orderNumber VALUE_MISSING'],
    ['an unknown person', 'p-9999,kgd,auditor,1,2026-01-09,2026-01-12,', 'person PERSON_UNKNOWN'],
    ['an unknown body', 'p-0004,ghost,auditor,1,2026-01-09,2026-01-12,', 'body BODY_UNKNOWN'],
    ['held before it was ordered', 'p-0004,kgd,auditor,1,2026-01-09,2026-01-08,', 'validFrom DATES_REVERSED'],
    ['ended before it began', 'p-0004,kgd,auditor,1,2026-01-09,2026-01-12,2026-01-10', 'validTo DATES_REVERSED'],
  ])('is refused with line, column and rule: %s', (_, line, fault) => {
    expect(told(grants(line))).toEqual([`grants.csv:2 ${fault}`])
  })

  it('is refused where the same is held twice on a day', () => {
    const twice = grants('p-0004,kgd,auditor,1,2026-01-09,2026-01-12,', 'p-0004,kgd,auditor,2,2026-02-09,2026-02-12,')
    expect(told(twice)).toEqual(['grants.csv:3 person DUPLICATE'])
  })
})

describe('an act of delegation', () => {
  const act = 'd-1,delegation,kgd,7,2026-01-09,p-0039,deputyHead,,p-0038,2026-01-12'
  const sha256 = 'a'.repeat(64)

  it('keeps what it is limited to, and its document', () => {
    const { records, faults } = acts(`${act},appeal,dgd-almaty dgd-karaganda,buiryk.pdf,${sha256}`)
    expect(faults).toEqual([])
    expect(records.acts).toMatchObject([
      {
        scope: { means: ['appeal'], requesters: ['dgd-almaty', 'dgd-karaganda'] },
        document: { name: 'buiryk.pdf', sha256 },
      },
    ])
  })

  it('without limits vests in everything', () => {
    expect(acts(`${act},,,,`).records.acts[0]).not.toHaveProperty('scope')
  })

  it.each([
    ['an unknown means', `${act},protest,,,`, 'means VALUE_INVALID'],
    ['an unknown requesting body', `${act},,ghost,,`, 'requesters BODY_UNKNOWN'],
    ['no hash', `${act},,,buiryk.pdf,abc`, 'documentSha256 VALUE_INVALID'],
  ])('is refused with line, column and rule: %s', (_, line, fault) => {
    expect(told(acts(line))).toEqual([`acts.csv:2 ${fault}`])
  })
})
