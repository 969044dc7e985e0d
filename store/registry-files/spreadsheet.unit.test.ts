import { describe, expect, it } from 'vitest'
import { readRegistryTexts } from './texts.ts'

const read = (text: string) => readRegistryTexts([{ name: 'x.csv', text }])
const told = (text: string) => read(text).faults.map(({ line, column, code }) => `${line} ${column} ${code}`)
const bodies = (...lines: string[]) => ['id;kind;nameKk;nameRu;validFrom;validTo', ...lines].join('\r\n')
const ministry = 'minfin;centralStateBody;Қаржы министрлігі;Министерство финансов;2023-01-01;'

describe('what a spreadsheet adds of itself', () => {
  it.each([
    ['columns without a name beside the table', 'id;kind;nameKk;nameRu;validFrom;;\r\nx;other;Қ;К;2023-01-01;;\r\n'],
    ['empty cells beyond the header', 'id;kind;nameKk;nameRu;validFrom\r\nx;other;Қ;К;2023-01-01;;;\r\n'],
    ['spaces that do not break around a cell', `${bodies(`x;\u00A0other ;Қ;К;2023-01-01 ;`)}\r\n;;;;;\r\n`],
  ])('is passed over: %s', (_, text) => {
    expect(read(text)).toMatchObject({ faults: [], records: { bodies: [{ id: 'x', kind: 'other' }] } })
  })

  it.each([
    ['TRUE', true],
    ['FALSE', false],
    ['ИСТИНА', true],
    ['ЛОЖЬ', false],
  ])('a truth value in capitals or in Russian is read: %s', (written, acting) => {
    const positions = ['person;body;position;acting;orderNumber;orderDate;validFrom']
    const { records } = readRegistryTexts([
      { name: 'bodies.csv', text: bodies(ministry) },
      { name: 'people.csv', text: 'id;nameRu;language\np-1;К;ru' },
      { name: 'x.csv', text: [...positions, `p-1;minfin;lawyer;${written};7;2023-01-01;2023-01-01`].join('\n') },
    ])
    expect(records.positions).toMatchObject([{ acting }])
  })

  it('a cell under a column without a name is not lost unsaid', () => {
    expect(told('id;kind;nameKk;nameRu;validFrom;\nx;other;Қ;К;2023-01-01;lost')).toEqual(['2  CSV_BROKEN'])
  })

  it('a quote that is not closed is told where it opens', () => {
    expect(told('id;kind;nameKk;nameRu;validFrom\na;other;"Қ\nҚ";К;2023-01-01\nb;other;"Қ;К\nc;other\n')).toEqual([
      '4  CSV_BROKEN',
    ])
  })
})

describe('a header that looks right', () => {
  it.each([
    ['in capitals', 'ID;Kind;NAMEKK;nameRu;validFrom', ['id', 'kind', 'nameKk']],
    ['with a Cyrillic letter', 'id;kind;nаmeKk;nameRu;validFrom', ['nameKk']],
  ])('is told with the name that was meant, and nothing else is: %s', (_, header, meant) => {
    const { faults } = read(`${header}\nx;other;Қ;К;2023-01-01`)
    expect(faults.map(({ kind, facts }) => ({ kind, facts }))).toEqual(
      meant.map(each => ({ kind: 'columnMisspelt', facts: { meant: each } })),
    )
  })
})

describe('letters that look like others', () => {
  it.each([
    ['id', 'kgd-аlmaty;other;Қ;К;2023-01-01;', 'а'],
    ['kind', 'x;оther;Қ;К;2023-01-01;', 'о'],
  ])('a Cyrillic one in a Latin cell is named: %s', (column, line, letters) => {
    expect(read(bodies(line)).faults).toMatchObject([{ line: 2, column, kind: 'cyrillicLetters', facts: { letters } }])
  })

  it('Latin ones in a Cyrillic name are named with their word', () => {
    expect(read(bodies('x;other;Қаржы министрлiгi;Министерство;2023-01-01;')).faults).toMatchObject([
      { line: 2, column: 'nameKk', code: 'VALUE_INVALID', facts: { word: 'министрлiгi', letters: 'i' } },
    ])
  })

  it.each(['IT-парк', 'Қарағанды II', 'eGovты дамыту'])('a name that has Latin words may stand: %s', name => {
    expect(told(bodies(`x;other;${name};К;2023-01-01;`))).toEqual([])
  })
})

describe('what was filled in is not lost unsaid', () => {
  it.each([
    ['a year that no calendar has', bodies('x;other;Қ;К;0000-01-01;'), '2 validFrom VALUE_INVALID'],
    ['a year mistyped', bodies('x;other;Қ;К;2026-01-01;20260-01-01'), '2 validTo VALUE_INVALID'],
    [
      'the number of an order without its date',
      'person;body;position;acting;orderNumber;orderDate;validFrom\np-1;minfin;lawyer;false;7;;2023-01-01',
      '2 orderDate VALUE_MISSING',
    ],
    [
      'a document without its hash',
      'id;kind;body;number;date;person;issuedBy;validFrom;documentName\nd;delegation;minfin;1;2024-01-01;p;p;2024-01-01;a.pdf',
      '2 documentSha256 VALUE_MISSING',
    ],
  ])('%s', (_, text, fault) => {
    expect(told(text)).toEqual([fault])
  })
})

describe('several words in a cell', () => {
  it.each(['appeal cassation', 'appeal, cassation', 'appeal,cassation'])('may be parted by a comma: %s', means => {
    const text = `id;kind;body;number;date;person;issuedBy;validFrom;means\nd;delegation;b;1;2024-01-09;p;p;2024-01-10;${means}`
    expect(told(text)).not.toContain('2 means VALUE_INVALID')
  })
})

describe('beside what the registry knows', () => {
  const known = readRegistryTexts([
    { name: 'bodies.csv', text: bodies(ministry) },
    { name: 'people.csv', text: 'id;nameRu;language\np-1;К;ru\np-2;К;ru' },
    {
      name: 'positions.csv',
      text: [
        'person;body;position;unit;acting;validFrom;validTo',
        'p-1;minfin;firstHead;;false;2023-01-01;2024-12-31',
        'p-1;minfin;otherUnit;claims;false;2023-01-01;',
      ].join('\n'),
    },
  ]).records
  const loaded = (...files: { name: string; text: string }[]) =>
    readRegistryTexts(files, known).faults.map(({ line, column, code }) => `${line} ${column} ${code}`)
  const positions = (...lines: string[]) => ({
    name: 'positions.csv',
    text: ['person;body;position;unit;acting;validFrom;validTo', ...lines].join('\n'),
  })

  it('a new version that overlaps a known one is told with its line', () => {
    expect(loaded({ name: 'x.csv', text: bodies(ministry.replace('2023', '2024')) })).toEqual(['2 validFrom DUPLICATE'])
  })

  it('a correction under the same first day, and the same file once more, have no fault', () => {
    expect(loaded({ name: 'x.csv', text: bodies(ministry.replace('Министерство', 'Минист.')) })).toEqual([])
    expect(loaded({ name: 'x.csv', text: bodies(ministry) })).toEqual([])
  })

  it('a person may be in two subdivisions of a body at once, and not twice in one', () => {
    expect(loaded(positions('p-1;minfin;otherUnit;audit;false;2024-01-01;'))).toEqual([])
    expect(loaded(positions('p-1;minfin;otherUnit;claims;false;2024-01-01;'))).toEqual(['2 validFrom DUPLICATE'])
  })

  it('an act of an earlier headship stands though the file brings a later headship of the same person', () => {
    const act = {
      name: 'acts.csv',
      text: 'id;kind;body;number;date;person;issuedBy;validFrom\nd;delegation;minfin;1;2024-01-09;p-2;p-1;2024-01-10',
    }
    expect(loaded(positions('p-1;minfin;firstHead;;false;2026-01-01;'), act)).toEqual([])
  })

  it('an earlier version of a body is still there though the file brings a later one', () => {
    const later = bodies(ministry.replace(/;$/, ';2025-12-31'), ministry.replace('2023', '2026'))
    const onlyLater = bodies(ministry.replace('2023', '2026'))
    const held = positions('p-2;minfin;lawyer;;false;2024-01-01;')
    expect(loaded({ name: 'x.csv', text: later }, held)).toEqual([])
    expect(loaded({ name: 'x.csv', text: onlyLater }, held)).toEqual(['2 validFrom DUPLICATE'])
  })

  describe('an act under another id with the body, number and date of one', () => {
    const act = (id: string, revokedOn = '') => `${id};delegation;minfin;15;2024-01-09;p-2;p-1;2024-01-10;${revokedOn}`
    const acts = (...lines: string[]) => ({
      name: 'acts.csv',
      text: ['id;kind;body;number;date;person;issuedBy;validFrom;revokedOn', ...lines].join('\n'),
    })
    const withAct = { ...known, acts: readRegistryTexts([acts(act('entered'))], known).records.acts }
    const beside = (...lines: string[]) =>
      readRegistryTexts([acts(...lines)], withAct).faults.map(({ line, column, code }) => `${line} ${column} ${code}`)

    it('is refused, since it would stand when that one is revoked (part 9)', () => {
      expect(beside(act('again'))).toEqual(['2 number DUPLICATE'])
      expect(loaded(acts(act('one'), act('two')))).toEqual(['3 number DUPLICATE'])
      expect(beside(act('again'), act('entered'))).toEqual(['2 number DUPLICATE'])
    })

    it('is revoked by a file where both are known already', () => {
      expect(beside(act('entered', '2024-05-01'))).toEqual([])
      const both = { ...withAct, acts: withAct.acts.flatMap(each => [each, { ...each, id: 'again' }]) }
      expect(readRegistryTexts([acts(act('again', '2024-05-01'))], both).faults).toEqual([])
    })
  })
})
