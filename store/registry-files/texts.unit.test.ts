import { describe, expect, it } from 'vitest'
import { readRegistryTexts } from './texts.ts'

const bodies = (...lines: string[]) => ({
  name: 'bodies.csv',
  text: ['id,kind,unit,parent,apparatus,nameKk,nameRu,successor,validFrom,validTo', ...lines].join('\n'),
})
const people = (...lines: string[]) => ({
  name: 'people.csv',
  text: ['id,nameKk,nameRu,email,language', ...lines].join('\n'),
})
const positions = (...lines: string[]) => ({
  name: 'positions.csv',
  text: ['person,body,position,unit,acting,orderNumber,orderDate,validFrom,validTo', ...lines].join('\n'),
})
const acts = (...lines: string[]) => ({
  name: 'acts.csv',
  text: ['id,kind,body,number,date,person,position,approver,terms,issuedBy,validFrom,validTo,revokedOn', ...lines].join(
    '\n',
  ),
})
const issuers = (...lines: string[]) => ({
  name: 'issuers.csv',
  text: ['id;actsFor;publicKey;validFrom;validTo', ...lines].join('\n'),
})

const x = 'A'.repeat(43)
const ministry = 'minfin,centralStateBody,,,,Қаржы министрлігі,Министерство финансов,,2023-01-01,'
const head = 'p-1,Ә. Серіков,А. Сериков,head@minfin.example,kk'
const headship = 'p-1,minfin,firstHead,,false,,,2023-01-01,'

const faultsOf = (...files: { name: string; text: string }[]) =>
  readRegistryTexts(files).faults.map(({ file, line, column, code }) => `${file}:${line} ${column} ${code}`)

describe('a registry without faults', () => {
  it('keeps of a key only what proves', () => {
    const { records } = readRegistryTexts([
      issuers(String.raw`api;*;"{""kty"":""OKP"",""crv"":""Ed25519"",""x"":""${x}"",""use"":""\u0000""}";2023-01-01;`),
    ])
    expect(records.issuers).toMatchObject([{ publicKey: { kty: 'OKP', crv: 'Ed25519', x } }])
    expect(records.issuers[0]?.publicKey).not.toHaveProperty('use')
  })

  it('becomes records', () => {
    const { records, faults } = readRegistryTexts([
      bodies(ministry, 'akim-x,akim,district,,,Аудан әкімі,Аким района,,2023-01-01,2025-12-31'),
      people(head, 'p-2,,Б. Оспанова,,ru'),
      positions(headship, 'p-2,minfin,firstHead,,true,7-к,2024-02-28,2024-03-01,2024-03-31'),
      acts('d-1,delegation,minfin,15,2024-01-12,p-2,deputyHead,,,p-1,2024-01-15,2027-12-31,'),
      issuers(`api;*;"{""kty"":""OKP"",""crv"":""Ed25519"",""x"":""${x}""}";2023-01-01;`),
    ])
    expect(faults).toEqual([])
    expect(records).toEqual({
      bodies: [
        {
          id: 'minfin',
          kind: 'centralStateBody',
          name: { kk: 'Қаржы министрлігі', ru: 'Министерство финансов' },
          validFrom: '2023-01-01',
        },
        {
          id: 'akim-x',
          kind: 'akim',
          unit: 'district',
          name: { kk: 'Аудан әкімі', ru: 'Аким района' },
          validFrom: '2023-01-01',
          validTo: '2025-12-31',
        },
      ],
      people: [
        { id: 'p-1', name: { kk: 'Ә. Серіков', ru: 'А. Сериков' }, email: 'head@minfin.example', language: 'kk' },
        { id: 'p-2', name: { ru: 'Б. Оспанова' }, language: 'ru' },
      ],
      positions: [
        { person: 'p-1', body: 'minfin', position: 'firstHead', acting: false, validFrom: '2023-01-01' },
        {
          person: 'p-2',
          body: 'minfin',
          position: 'firstHead',
          acting: true,
          order: { number: '7-к', date: '2024-02-28' },
          validFrom: '2024-03-01',
          validTo: '2024-03-31',
        },
      ],
      acts: [
        {
          id: 'd-1',
          kind: 'delegation',
          body: 'minfin',
          number: '15',
          date: '2024-01-12',
          person: 'p-2',
          position: 'deputyHead',
          issuedBy: 'p-1',
          validFrom: '2024-01-15',
          validTo: '2027-12-31',
        },
      ],
      issuers: [
        {
          id: 'api',
          actsFor: '*',
          publicKey: { kty: 'OKP', crv: 'Ed25519', x },
          validFrom: '2023-01-01',
        },
      ],
      readings: [],
      grants: [],
    })
  })

  it('may come as a spreadsheet writes it: byte order mark, semicolons, CR LF, columns in another order', () => {
    const text =
      '\uFEFFnameRu;nameKk;kind;id;validFrom\r\nМинистерство финансов;Қаржы министрлігі;centralStateBody;minfin;2023-01-01\r\n;;;;\r\n'
    const { records, faults } = readRegistryTexts([{ name: 'x.csv', text }])
    expect(faults).toEqual([])
    expect(records.bodies.map(body => body.name.kk)).toEqual(['Қаржы министрлігі'])
  })

  it('may refer to bodies and people that are registered already', () => {
    const existing = readRegistryTexts([bodies(ministry), people(head)]).records
    expect(readRegistryTexts([positions(headship)], existing).faults).toEqual([])
    expect(readRegistryTexts([positions(headship)]).faults).toHaveLength(2)
  })

  it('may have versions of a body one after the other', () => {
    const files = bodies('kgd,department,,,,КҚ,КР,,2023-01-01,2024-12-31', 'kgd,department,,,,ҚҚ,РР,,2025-01-01,')
    expect(readRegistryTexts([files])).toMatchObject({ faults: [], records: { bodies: [{}, {}] } })
  })
})

describe('a file that cannot be used', () => {
  it.each([
    ['nothing in it', '', 0, '', 'FILE_EMPTY'],
    ['a header of nothing we know', 'a,b\n1,2', 1, '', 'FILE_NOT_RECOGNISED'],
    ['a quote that is not closed', 'id,kind,nameKk,nameRu,validFrom\nx,"y', 2, '', 'CSV_BROKEN'],
    ['a column missing', 'id,kind,nameKk,nameRu\nx,other,Қ,К', 1, 'validFrom', 'COLUMN_MISSING'],
    ['a column we do not know', 'id,kind,nameKk,nameRu,validFrom,bin\n', 1, 'bin', 'COLUMN_UNKNOWN'],
    ['a column twice', 'id,kind,nameKk,nameRu,validFrom,id\n', 1, 'id', 'COLUMN_TWICE'],
    ['more cells than columns', 'id,kind,nameKk,nameRu,validFrom\nx,other,Қ,К,2023-01-01,y', 2, '', 'CSV_BROKEN'],
  ])('is told with its place: %s', (_, text, line, column, code) => {
    const { records, faults } = readRegistryTexts([{ name: 'x.csv', text }])
    expect(faults).toMatchObject([{ file: 'x.csv', line, column, code }])
    expect(records.bodies).toEqual([])
  })
})

describe('a body with a fault', () => {
  it.each([
    ['unknown kind', 'x,ministry,,,,Қ,К,,2023-01-01,', 'kind VALUE_INVALID'],
    ['unknown unit', 'x,akim,region,,,Қ,К,,2023-01-01,', 'unit VALUE_INVALID'],
    ['akim without unit', 'x,akim,,,,Қ,К,,2023-01-01,', 'unit VALUE_MISSING'],
    ['unit of one who is no akim', 'x,other,oblast,,,Қ,К,,2023-01-01,', 'unit VALUE_NOT_ALLOWED'],
    ['id with capitals', 'X,other,,,,Қ,К,,2023-01-01,', 'id VALUE_INVALID'],
    ['no name in Kazakh', 'x,other,,,,,К,,2023-01-01,', 'nameKk VALUE_MISSING'],
    ['date in another form', 'x,other,,,,Қ,К,,01.01.2023,', 'validFrom VALUE_INVALID'],
    ['date that does not exist', 'x,other,,,,Қ,К,,2023-02-29,', 'validFrom VALUE_INVALID'],
    ['ends before it begins', 'x,other,,,,Қ,К,,2023-01-02,2023-01-01', 'validTo DATES_REVERSED'],
    ['parent nobody registered', 'x,other,,ghost,,Қ,К,,2023-01-01,', 'parent BODY_UNKNOWN'],
    ['successor nobody registered', 'x,other,,,,Қ,К,ghost,2023-01-01,', 'successor BODY_UNKNOWN'],
    ['itself as parent', 'x,other,,x,,Қ,К,,2023-01-01,', 'parent PARENT_CYCLE'],
    ['parent that began later', 'x,other,,minfin,,Қ,К,,2022-01-01,', 'parent BODY_NOT_VALID'],
    ['ministry as apparatus', 'x,akim,district,,minfin,Қ,К,,2023-01-01,', 'apparatus APPARATUS_INVALID'],
  ])('%s', (_, line, fault) => {
    expect(faultsOf(bodies(ministry, line))).toEqual([`bodies.csv:3 ${fault}`])
  })

  it('in a circle of parents: every line of the circle is named', () => {
    const circle = ['a,other,,b,,Қ,К,,2023-01-01,', 'b,other,,c,,Қ,К,,2023-01-01,', 'c,other,,a,,Қ,К,,2023-01-01,']
    expect(faultsOf(bodies(...circle, 'd,other,,a,,Қ,К,,2023-01-01,'))).toEqual([
      'bodies.csv:2 parent PARENT_CYCLE',
      'bodies.csv:3 parent PARENT_CYCLE',
      'bodies.csv:4 parent PARENT_CYCLE',
    ])
  })

  it('twice at the same time', () => {
    const again = 'minfin,centralStateBody,,,,Қ,К,,2024-01-01,2024-12-31'
    expect(faultsOf(bodies(ministry, again))).toEqual(['bodies.csv:3 id DUPLICATE'])
  })

  it('is left out of the records, the others stay', () => {
    const { records } = readRegistryTexts([bodies(ministry, 'x,ministry,,,,Қ,К,,2023-01-01,')])
    expect(records.bodies.map(body => body.id)).toEqual(['minfin'])
  })

  it('makes no further faults of the lines that refer to it', () => {
    const files = [bodies('minfin,ministry,,,,Қ,К,,2023-01-01,'), people(head), positions(headship)]
    expect(faultsOf(...files)).toEqual(['bodies.csv:2 kind VALUE_INVALID'])
  })

  it('is found on the right line after cells with line breaks and empty lines', () => {
    const broken = 'a,other,,,,"Қ\r\nҚ",К,,2023-01-01,\r\n\r\nb,nothing,,,,Қ,К,,2023-01-01,'
    expect(faultsOf(bodies(broken))).toEqual(['bodies.csv:2 nameKk VALUE_INVALID', 'bodies.csv:5 kind VALUE_INVALID'])
  })

  it('says what stood in the cell', () => {
    const [fault] = readRegistryTexts([bodies('x,other,,,,Қ,К,,01.01.2023,')]).faults
    expect(fault).toMatchObject({ kind: 'notADate', value: '01.01.2023' })
  })
})

describe('people and positions with a fault', () => {
  it.each([
    ['no language', 'p-2,Қ,К,,', 'language VALUE_MISSING'],
    ['unknown language', 'p-2,Қ,К,,en', 'language VALUE_INVALID'],
    ['no e-mail address', 'p-2,Қ,К,minfin,kk', 'email VALUE_INVALID'],
    ['a name with NUL, which the database keeps nowhere', 'p-2,Қ,К\0,,kk', 'nameRu VALUE_INVALID'],
    ['a person twice', 'p-1,Қ,К,,kk', 'id DUPLICATE'],
    ['an individual number as id', '880214300127,Қ,К,,kk', 'id VALUE_INVALID'],
  ])('%s', (_, line, fault) => {
    expect(faultsOf(people(head, line))).toEqual([`people.csv:3 ${fault}`])
  })

  it.each([
    ['unknown position', 'p-1,minfin,boss,,false,,,2023-01-01,', 'position VALUE_INVALID'],
    ['unknown person', 'p-9,minfin,lawyer,,false,,,2023-01-01,', 'person PERSON_UNKNOWN'],
    ['unknown body', 'p-1,ghost,lawyer,,false,,,2023-01-01,', 'body BODY_UNKNOWN'],
    ['acting is no yes or no', 'p-1,minfin,lawyer,,maybe,,,2023-01-01,', 'acting VALUE_INVALID'],
    ['acting without order', 'p-1,minfin,lawyer,,true,,,2023-01-01,', 'orderNumber ACTING_WITHOUT_ORDER'],
    ['acting by an order without date', 'p-1,minfin,lawyer,,true,7,,2023-01-01,', 'orderDate ACTING_WITHOUT_ORDER'],
    ['unit of a lawyer', 'p-1,minfin,lawyer,claims,false,,,2023-01-01,', 'unit VALUE_NOT_ALLOWED'],
    ['ends before it begins', 'p-1,minfin,lawyer,,false,,,2023-01-02,2023-01-01', 'validTo DATES_REVERSED'],
    ['the same position twice', 'p-1,minfin,firstHead,,false,,,2024-01-01,', 'person DUPLICATE'],
  ])('%s', (_, line, fault) => {
    expect(faultsOf(bodies(ministry), people(head), positions(headship, line))).toEqual([`positions.csv:3 ${fault}`])
  })

  it("a clerk registered with the akim instead of the akim's apparatus", () => {
    const akim = ['akim,akim,district,,apparat,Қ,К,,2023-01-01,', 'apparat,other,,akim,,Қ,К,,2023-01-01,']
    const files = [bodies(...akim), people(head)]
    expect(faultsOf(...files, positions('p-1,akim,chancery,,false,,,2023-01-01,'))).toEqual([
      'positions.csv:2 body SITS_IN_APPARATUS',
    ])
    expect(faultsOf(...files, positions('p-1,akim,firstHead,,false,,,2023-01-01,'))).toEqual([])
  })
})

describe('acts and issuers with a fault', () => {
  const registry = [bodies(ministry), people(head, 'p-2,,Б,,ru'), positions(headship)]

  it.each([
    ['unknown kind', 'd,order,minfin,1,2024-01-01,p-2,,,,p-1,2024-01-01,,', 'kind VALUE_INVALID'],
    ['unknown body', 'd,delegation,ghost,1,2024-01-01,p-2,,,,p-2,2024-01-01,,', 'body BODY_UNKNOWN'],
    ['unknown person', 'd,delegation,minfin,1,2024-01-01,p-9,,,,p-1,2024-01-01,,', 'person PERSON_UNKNOWN'],
    ['unknown issuer', 'd,delegation,minfin,1,2024-01-01,p-2,,,,p-9,2024-01-01,,', 'issuedBy PERSON_UNKNOWN'],
    [
      'issued by another than the head',
      'd,delegation,minfin,1,2024-01-01,p-2,,,,p-2,2024-01-01,,',
      'issuedBy NOT_ISSUED_BY_HEAD',
    ],
    ['vests nobody', 'd,delegation,minfin,1,2024-01-01,,,,,p-1,2024-01-01,,', 'person ACT_WITHOUT_SUBJECT'],
    [
      'valid before it was signed',
      'd,delegation,minfin,1,2024-01-02,p-2,,,,p-1,2024-01-01,,',
      'validFrom DATES_REVERSED',
    ],
    [
      'revoked before it was signed',
      'd,delegation,minfin,1,2024-01-02,p-2,,,,p-1,2024-01-02,,2024-01-01',
      'revokedOn DATES_REVERSED',
    ],
    ['without number', 'd,delegation,minfin,,2024-01-01,p-2,,,,p-1,2024-01-01,,', 'number VALUE_MISSING'],
    [
      'military order without approver',
      'm,militaryOrder,minfin,1,2024-01-01,,,,,p-1,2024-01-01,,',
      'approver VALUE_MISSING',
    ],
    [
      'military order by an unknown approver',
      'm,militaryOrder,minfin,1,2024-01-01,,,ghost,,p-1,2024-01-01,,',
      'approver BODY_UNKNOWN',
    ],
    [
      'delegation with an approver',
      'd,delegation,minfin,1,2024-01-01,p-2,,minfin,,p-1,2024-01-01,,',
      'approver VALUE_NOT_ALLOWED',
    ],
  ])('%s', (_, line, fault) => {
    expect(faultsOf(...registry, acts(line))).toEqual([`acts.csv:2 ${fault}`])
  })

  it.each([
    ['a key that is no JSON', 'api;*;key;2023-01-01;', 'publicKey VALUE_INVALID'],
    ['a private key', 'api;*;"{""kty"":""OKP"",""d"":""secret""}";2023-01-01;', 'publicKey VALUE_INVALID'],
    [
      'a key with NUL, which the database keeps nowhere',
      String.raw`api;*;"{""kty"":""OKP"",""crv"":""Ed25519"",""x"":""\u0000""}";2023-01-01;`,
      'publicKey VALUE_INVALID',
    ],
    ['a shared secret', 'api;*;"{""kty"":""oct"",""k"":""secret""}";2023-01-01;', 'publicKey VALUE_INVALID'],
    [
      'a body nobody registered',
      `api;ghost;"{""kty"":""OKP"",""crv"":""Ed25519"",""x"":""${x}""}";2023-01-01;`,
      'actsFor BODY_UNKNOWN',
    ],
    ['a key of a kind that proves no credential', 'api;*;"{""kty"":""RSA""}";2023-01-01;', 'publicKey VALUE_INVALID'],
  ])('issuer: %s', (_, line, fault) => {
    expect(faultsOf(issuers(line))).toEqual([`issuers.csv:2 ${fault}`])
  })

  it('what a terminal would obey is not repeated in the message', () => {
    const [fault] = readRegistryTexts([people('p-2,Қ,К\u001b[2J,,kk')]).faults
    expect(fault?.value).toMatch(/^К.\[2J$/)
    expect(fault?.value).not.toContain('\u001b')
  })

  it('a private key is not repeated in the message', () => {
    const { faults } = readRegistryTexts([issuers('api;*;"{""kty"":""OKP"",""d"":""secret""}";2023-01-01;')])
    expect(JSON.stringify(faults)).not.toContain('secret')
  })
})
