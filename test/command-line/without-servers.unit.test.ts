import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runHere, runJson, runJsonHere, runKelisu } from './run-kelisu.ts'

// Each run in a process of its own starts Node, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

// No local environment of whoever runs the tests.
beforeEach(() => void vi.stubEnv('KELISU_DATA', 'nowhere'))
afterEach(() => void vi.unstubAllEnvs())

const words = (line: string) => line.split(' ')

describe('kelisu calendar', () => {
  it.each([
    [2023, 246],
    [2024, 249],
    [2025, 246],
    [2026, 247],
    [2027, 247],
  ])('%i has every day, %i of them worked', async (year, working) => {
    const { code, document } = await runJsonHere(['calendar', String(year)])
    expect(code).toBe(0)
    expect(document).toHaveLength(year % 4 === 0 ? 366 : 365)
    expect(document.filter((day: { working: boolean }) => day.working)).toHaveLength(working)
    for (const day of document) {
      expect(day).toMatchObject({
        date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        reason: expect.any(String),
        source: expect.any(String),
        status: expect.stringMatching(/^(confirmed|derived|estimated)$/),
      })
    }
  })

  it.each(['1991', '2028', '2199'])(
    'refuses %s, which it does not know, with the code and its citation',
    async year => {
      expect(await runJsonHere(['calendar', year])).toMatchObject({
        code: 1,
        document: { error: { code: 'BEYOND_CALENDAR', message: expect.stringContaining(year), citation: 'LC-84' } },
      })
    },
  )
})

describe('kelisu deadlines', () => {
  // The worked vectors: final form, last day, plain, strict, due by default, due when the receipt day counts.
  it.each([
    ['2024-01-31', '2024-02-29', '2024-02-15', '2024-02-14', '2024-02-26', '2024-02-23'],
    ['2025-08-01', '2025-09-02', '2025-08-18', '2025-08-15', '2025-08-27', '2025-08-26'],
    ['2026-07-31', '2026-08-31', '2026-08-17', '2026-08-14', '2026-08-26', '2026-08-25'],
  ])(
    'for an appeal against a decision in final form of %s',
    async (actDate, last, plain, strict, due, dueOtherwise) => {
      const line = `deadlines --means appeal --procedure civil --act-date ${actDate} --received-on ${plain} --sent-on ${plain}`
      const { code, document } = await runJsonHere(words(line))
      expect(code).toBe(0)
      expect(document).toMatchObject({
        courtTermEnds: last,
        sendBy: { plain, strict },
        decisionDue: due,
        lateRequest: { plain: false, strict: true },
        proof: {
          courtTerm: { rule: { citation: 'CPC-403-3' }, result: last },
          decisionDue: { rule: { citation: 'part-10' }, other: { reading: 'receiptDay', result: dueOtherwise } },
        },
      })
      const other = await runJsonHere([...words(line), '--receipt-day', 'receiptDay'])
      expect(other.document.decisionDue).toBe(dueOtherwise)
    },
  )

  it('proves each by the document that explain prints of a case', async () => {
    const line = 'deadlines --means appeal --procedure civil --act-date 2026-07-31 --received-on 2026-08-17'
    const { document } = await runJsonHere(words(line))
    expect(document.proofs).toMatchObject([
      { deadline: 'courtTerm', caseId: null, givenBy: { kind: 'asker' }, kept: null, proof: document.proof.courtTerm },
      { deadline: 'sendBy', givenBy: { kind: 'counted' }, proof: document.proof.sendBy },
      { deadline: 'decision', editions: { regulation: { id: 'E2' } }, proof: document.proof.decisionDue },
    ])
    const notSent = await runJsonHere(words('deadlines --means appeal --procedure civil --act-date 2026-07-31'))
    expect(notSent.document.proofs[1].editions.regulation).toBeNull()
  })

  it('says loudly that a result is provisional', async () => {
    const line = 'deadlines --means appeal --procedure civil --act-date 2027-01-11'
    expect((await runHere(words(line))).out).toContain('PROVISIONAL')
    const certain = line.replace('2027', '2026')
    expect((await runHere(words(certain))).out).not.toContain('PROVISIONAL')
  })

  it('leaves null what is not known yet', async () => {
    const { document } = await runJsonHere(words('deadlines --means cassation --procedure civil --act-date 2025-08-01'))
    expect(document).toMatchObject({ decisionDue: null, lateRequest: null })
  })

  it('counts ten working days for the short term of APPC 168(4)', async () => {
    const line = 'deadlines --means appeal --procedure administrative --act-date 2025-08-01 --short-term'
    expect((await runJsonHere(words(line))).document).toMatchObject({
      courtTermEnds: '2025-08-15',
      proof: { courtTerm: { rule: { citation: 'APPC-168-4' } } },
    })
  })

  it.each([
    ['deadlines --means appeal --procedure civil --act-date 2025-08-01 --short-term', 'SHORT_TERM_NOT_APPLICABLE'],
    ['deadlines --means protest --procedure civil --act-date 2025-08-01', 'MEANS_OUTSIDE_ALGORITHM'],
    ['deadlines --means appeal --procedure civil --act-date 2027-12-20', 'BEYOND_CALENDAR'],
  ])('refuses %s as %s', async (line, refusal) => {
    expect(await runJsonHere(words(line))).toMatchObject({ code: 1, document: { error: { code: refusal } } })
  })

  it('answers a file in its order, each bad entry in its place', async () => {
    const entries = [
      { means: 'appeal', procedure: 'civil', actDate: '2026-07-31', receivedOn: '2026-08-17' },
      { means: 'appeal', procedure: 'civil', actDate: '2026-02-30', receivedOn: '2026-08-17' },
      { means: 'appeal', procedure: 'civil', actDate: '2024-01-31', receivedOn: '2024-02-15' },
      { means: 'appel', procedure: 'civil', actDate: '2024-01-31' },
    ]
    const { code, document } = await runJson(words('deadlines --file -'), { input: JSON.stringify(entries) })
    expect(code).toBe(1)
    expect(document).toMatchObject([
      { courtTermEnds: '2026-08-31', decisionDue: '2026-08-26' },
      { error: { code: 'REQUEST_MALFORMED', message: expect.stringContaining('actDate') } },
      { courtTermEnds: '2024-02-29', decisionDue: '2024-02-26' },
      { error: { code: 'REQUEST_MALFORMED', message: expect.stringContaining('means') } },
    ])
  })

  it.each(['actDate', 'receivedOn', 'sentOn'])(
    'answers the other entries of a file where one has a year outside 1991 to 2199 as its %s',
    async field => {
      const entry = { means: 'appeal', procedure: 'civil', actDate: '2026-07-31', receivedOn: '2026-08-17' }
      const odd = ['9999-12-31', '2200-01-01', '1990-12-31', '0001-01-01'].map(date => ({ ...entry, [field]: date }))
      const { code, document } = await runJson(words('deadlines --file -'), {
        input: JSON.stringify([entry, ...odd, entry]),
      })
      const refused = { error: { code: 'REQUEST_MALFORMED', message: expect.stringContaining(field) } }
      const answered = { courtTermEnds: '2026-08-31' }
      expect({ code, document }).toMatchObject({ code: 1, document: [answered, ...odd.map(() => refused), answered] })
    },
  )

  it('answers a file without fault with exit code 0, as JSON also for people', async () => {
    const entries = [{ means: 'appeal', procedure: 'civil', actDate: '2026-07-31', receivedOn: '2026-08-17' }]
    const { code, out } = await runKelisu(words('deadlines --file -'), { input: JSON.stringify(entries) })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ sendBy: { plain: '2026-08-17', strict: '2026-08-14' } }])
  })

  it('reads a file as Windows editors write it, with a byte order mark', async () => {
    expect(await runJson(words('deadlines --file -'), { input: '\uFEFF[]' })).toMatchObject({ code: 0, document: [] })
  })

  it.each(['{', '{}'])('refuses a file that is no JSON array: %s', async input => {
    expect(await runJson(words('deadlines --file -'), { input })).toMatchObject({
      code: 1,
      document: { error: { code: 'MESSAGE_MALFORMED' } },
    })
  })
})

describe('kelisu readings', () => {
  const readingsOf = async (line: string[]) => {
    const { code, document } = await runJsonHere(line)
    return { code, document: document as { reading: string }[] }
  }

  it('lists each open point with its alternatives, its default, and what is in force since when', async () => {
    const { code, document } = await readingsOf(words('readings akim-astana --on 2026-02-02'))
    expect(code).toBe(0)
    const point = (reading: string) => document.find(each => each.reading === reading)
    expect(point('sendBy')).toMatchObject({ alternatives: ['plain', 'strict'], default: 'plain', inForce: 'plain' })
    expect(point('seventhDayEnds')).toMatchObject({
      question: { kk: 'Жетінші күн қашан аяқталады?' },
      citation: 'CPC-123-5',
      default: 'midnight',
      inForce: 'closeOfBusiness',
      hour: '18:30',
      by: { body: 'akim-astana', number: '01-11/52', date: '2026-01-09', since: '2026-01-12' },
    })
  })

  it('says it to people in the three languages', async () => {
    const said = async (language: string) =>
      (await runHere(words(`readings akim-astana --on 2026-02-02 --language ${language}`))).out
    expect(await said('kk')).toContain(
      '→ required: міндетті (органның өз ережесі)  (қолданылады; akim-astana, № 01-11/52',
    )
    expect(await said('ru')).toContain('Обязательны ли доводы в решении?')
    expect(await said('en')).toContain('since 2026-01-12')
  })

  it('before its day the default holds, and for all where no body is named', async () => {
    for (const verb of ['readings akim-astana --on 2026-01-11', 'readings --on 2026-02-02']) {
      const { document } = await readingsOf(words(verb))
      expect(document.find(({ reading }) => reading === 'reasons')).toMatchObject({ inForce: 'offered' })
    }
  })

  it('refuses a body that is not in the registry', async () => {
    expect(await runJsonHere(words('readings ghost'))).toMatchObject({
      code: 1,
      document: { error: { code: 'BODY_UNKNOWN' } },
    })
  })
})

describe('kelisu route', () => {
  it('says who approves, by which item, and why', async () => {
    expect(await runJsonHere(words('route kgd --on 2026-01-12'))).toMatchObject({
      code: 0,
      document: {
        body: 'kgd',
        kind: 'approver',
        route: 1,
        approver: 'minfin',
        citation: 'part-1-item-1',
        because: expect.any(String),
      },
      err: expect.stringContaining('sample'),
    })
  })

  it('answers for every body; all eight routes, the exemptions, the order and the gaps are in the sample', async () => {
    const [routes, bodies] = await Promise.all([
      runJsonHere(words('route --all --on 2026-01-12')),
      runJsonHere(words('bodies --on 2026-01-12')),
    ])
    const answers = routes.document as { body: string; kind: string; route?: number }[]
    expect(answers.map(({ body }) => body)).toEqual(bodies.document.map(({ id }: { id: string }) => id))
    expect([...new Set(answers.flatMap(({ route }) => route ?? []))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect([...new Set(answers.map(({ kind }) => kind))].sort()).toEqual([
      'approver',
      'exempt',
      'militaryOrder',
      'noRoute',
    ])
  })

  it('refuses a body that is not in the registry', async () => {
    expect(await runJsonHere(words('route nobody'))).toMatchObject({
      code: 1,
      document: { error: { code: 'REQUESTER_UNKNOWN', citation: 'part-1' } },
    })
  })
})

describe('kelisu bodies', () => {
  it('names each body in Kazakh and Russian', async () => {
    const { document } = await runJsonHere(['bodies'])
    for (const body of document) {
      expect(body).toMatchObject({
        id: expect.stringMatching(/^[a-z0-9-]{1,40}$/),
        kind: expect.any(String),
        name: { kk: expect.any(String), ru: expect.any(String) },
      })
    }
    expect(document).toContainEqual(expect.objectContaining({ id: 'kgd', kind: 'department', parent: 'minfin' }))
  })
})

describe('kelisu people', () => {
  it('says who holds which position of a body, with the id that --as and a lawyer are named by', async () => {
    const { code, document } = await runJsonHere(words('people kgd --on 2026-01-12'))
    expect(code).toBe(0)
    const lawyer = { person: 'p-0041', body: 'kgd', position: 'lawyer', acting: false }
    expect(document).toContainEqual({ ...lawyer, name: { kk: 'Шәріпов Ғалым', ru: expect.any(String) } })
    expect((await runHere(words('people kgd --language ru'))).out).toMatch(
      /^p-0040 .* руководитель юридической службы$/m,
    )
  })

  it('finds the people of an akim in his apparatus, too', async () => {
    const { document } = await runJsonHere(words('people akim-astana --on 2026-01-12'))
    const bodies = new Set(document.map(({ body }: { body: string }) => body))
    expect(bodies.size).toBe(2)
  })

  it('refuses a body that is not in the registry', async () => {
    expect(await runJsonHere(words('people ghost'))).toMatchObject({
      code: 1,
      document: { error: { code: 'BODY_UNKNOWN' } },
    })
  })
})

describe('kelisu without its servers', () => {
  it.each([
    'show approval-kgd.1',
    'explain approval-kgd.1',
    'list',
    'links',
    'demo forward approval-kgd.1 3d',
    'assign approval-kgd.1 p-1 --as p-2',
  ])('%s says what is missing and how to start it', async line => {
    expect(await runJsonHere(words(line))).toMatchObject({
      code: 1,
      document: { error: { code: 'SERVERS_UNAVAILABLE', message: expect.stringContaining('npm start') } },
    })
  })

  it('says so too when nobody answers at the address', async () => {
    const environment = {
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      KELISU_DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
    }
    const [shown, listed] = await Promise.all([
      runJson(words('show approval-kgd.1'), { environment }),
      runKelisu(['list'], { environment }),
    ])
    expect(shown).toMatchObject({ code: 1, document: { error: { code: 'SERVERS_UNAVAILABLE' } } })
    expect(listed.code).toBe(1)
    expect(listed.err).toContain('127.0.0.1:1')
    expect(listed.err).not.toContain('secret')
  })

  it.each([
    [{ TEMPORAL_ADDRESS: '127.0.0.1:1' }, 'assign approval-kgd.1 p-1 --as p-2', 'TEMPORAL_ADDRESS'],
    [{ KELISU_DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }, 'list', 'KELISU_DATABASE_URL'],
    // One of two: what npm start would start is still not what was named.
    [{ TEMPORAL_ADDRESS: '127.0.0.1:1' }, 'list', 'TEMPORAL_ADDRESS'],
  ])(
    'advises by the setting where %j names other servers than npm start does: %s',
    async (environment, line, setting) => {
      for (const language of ['kk', 'ru', 'en']) {
        const { code, err } = await runKelisu([...words(line), '--language', language], { environment })
        expect(code).toBe(1)
        expect(err).toContain(setting)
        expect(err).not.toContain('npm start')
      }
    },
  )

  it('names every malformed field of a request before anything is sent', async () => {
    const request = { requestId: '1', requester: 'KGD', means: 'appeal' }
    const { code, document } = await runJson(words('submit -'), { input: JSON.stringify(request) })
    expect(code).toBe(1)
    expect(document.error).toMatchObject({
      code: 'REQUEST_MALFORMED',
      details: expect.arrayContaining([expect.objectContaining({ field: 'requester' })]),
    })
    expect(document.error.message).toContain('outgoing')
    const inRussian = await runKelisu(words('submit - --language ru'), { input: JSON.stringify(request) })
    expect(inRussian.err).toContain('  outgoing: не указано\n')
    expect(inRussian.err).toContain('  requester: обозначение органа')
    expect(inRussian.err).not.toMatch(/Invalid|must be/)
  })

  it('reports links from the settings alone', async () => {
    const environment = { KELISU_UI_URL: 'http://127.0.0.1:8233', TEMPORAL_NAMESPACE: 'approvals' }
    const { document } = await runJson(['links'], { environment })
    const query = (link: string) => new URL(link).searchParams.get('query')
    expect(document.overdue).toMatch(/^http:\/\/127\.0\.0\.1:8233\/namespaces\/approvals\/workflows\?query=/)
    expect(query(document.overdue)).toBe(
      'WorkflowType="approval" AND ExecutionStatus="Running" AND ApprovalOverdue=true',
    )
    expect(query(document.dueSoon)).toContain('ApprovalDeadlineState="dueSoon"')
    expect(query(document.termAtRisk)).toContain('ApprovalFlags="termAtRisk"')
    expect(query(document.allOpen)).toBe('WorkflowType="approval" AND ExecutionStatus="Running"')
  })
})

describe('kelisu written wrongly', () => {
  it.each([
    'calender 2026',
    'calendar',
    'calendar next',
    'calendar 2026 2027',
    'calendar 0000',
    'calendar 0999',
    'calendar 1990',
    'calendar 2200',
    'deadlines --means appeal',
    'deadlines --means appeal --procedure civil --act-date 2025-02-30',
    'deadlines --means appeal --procedure civil --act-date 9999-12-05',
    'deadlines --means appeal --procedure civil --act-date 2200-01-01',
    'deadlines --means appeal --procedure civil --act-date 1990-12-31',
    'deadlines --means appeal --procedure criminal --act-date 2025-08-01',
    'deadlines --file nowhere.json',
    'route',
    'route kgd --all',
    'recommend approval-kgd.1 approve --as p-1',
    'decide approval-kgd.1 maybe --as p-1',
    'decide approval-kgd.1 approve',
    'decide approval-kgd.1 approve --paper-signed-on 2025-08-20 --as p-1',
    'decide approval-kgd.1 approve --paper-registered-by p-2 --as p-1',
    'receive approval-kgd.1 --number 1 --at 2025-08-18T10:00 --as p-1',
    'receive approval-kgd.1 --number 1 --at 9999-12-31T10:00+05:00 --as p-1',
    'demo forward approval-kgd.1 3',
    'command approval-kgd.1 approve --payload {} --as p-1',
    'command approval-kgd.1 assign --payload { --as p-1',
    'deadlines --means appel --procedure civil --act-date 2025-08-01',
    'explain',
    'explain approval-kgd.1 --deadline tomorrow',
    '--langage ru',
    '--language de calendar 2026',
  ])('exits with 2: %s', async line => {
    const { code, out, err } = await runHere(words(line))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('error: ')
  })

  it.each(['route kgd --all', 'replay approval-kgd.1 --all'])(
    'says that it may be one or the other: %s',
    async line => {
      expect(await runHere(words(line))).toMatchObject({ code: 2, err: expect.stringContaining('not both') })
    },
  )

  it.each([
    ['calender 2026', 'нет такой команды: calender\n(Может быть, calendar?)'],
    ['route --bogus', 'нет такого параметра: --bogus'],
    ['calendar', 'не хватает аргумента: <year>'],
    ['calendar 2026 2027', 'слишком много аргументов: нужно 1, дано 2 (2026, 2027)'],
    ['deadlines --means', 'у параметра нет значения: --means <means>'],
    ['decide approval-kgd.1 approve', 'не указан обязательный параметр: --as <person>'],
    ['decide approval-kgd.1 maybe --as p-1', 'значение не подходит: <outcome>: maybe. Одно из: approve, refuse.'],
    ['calendar next', 'значение не подходит: <year>: next. Нужен год от 1991 до 2199.'],
    ['bodies --on 2026-02-30', 'значение не подходит: --on <date>: 2026-02-30. Нужна дата календаря'],
    ['command approval-kgd.1 assign --payload { --as p-1', 'Нужен JSON: '],
    ['deadlines --means appel --procedure civil --act-date 2025-08-01', 'Нужно appeal или cassation.'],
    ['route kgd --all', 'но не оба сразу'],
    ['registry', 'не хватает слова после: registry\n'],
  ])('is told in the language of the person: %s', async (line, said) => {
    const [russian, kazakh, english] = await Promise.all(
      ['ru', 'kk', 'en'].map(language => runHere([...words(line), '--language', language])),
    )
    expect(russian?.err).toContain(`ошибка: `)
    expect(russian?.err).toContain(said)
    expect(kazakh?.err).toMatch(/^қате: .*[әіңғүұқөһ]/m)
    expect(english?.err).toMatch(/^error: /m)
    expect(english?.err).not.toMatch(/\p{sc=Cyrillic}/u)
  })

  it('is told a fault of the setting of the language, too', async () => {
    vi.stubEnv('KELISU_LANGUAGE', 'de')
    expect(await runHere(['bodies'])).toMatchObject({ code: 2, err: expect.stringContaining('KELISU_LANGUAGE') })
  })

  it('is told by the verb that says in its help what it does, in the language of the person', async () => {
    const help = await runHere(words('--help --language ru'))
    expect(help.out).toMatch(/^Команды:$/m)
    expect(help.out).toMatch(/^ {2}decide .*согласовать или отказать$/m)
    const ofOne = await runHere(words('route --help --language kk'))
    expect(ofOne.out).toMatch(/^Қолдану: /)
    expect(ofOne.out).toContain('келісуді кім береді')
  })

  it('exits with 2 as a process, too', async () => {
    expect(await runKelisu(words('calender 2026'))).toMatchObject({ code: 2, out: '' })
  })

  it('suggests the verb that was meant', async () => {
    expect((await runHere(words('calender 2026'))).err).toContain('calendar')
  })

  it('is told to programs as one JSON document as well', async () => {
    expect(await runJsonHere(words('calendar next'))).toMatchObject({ code: 2, document: { error: { code: 'USAGE' } } })
    expect((await runJsonHere(['registry'])).document.error.message).toContain('registry')
  })
})

describe('kelisu alone', () => {
  it('prints its verbs, each with an example', async () => {
    const { code, out } = await runKelisu([])
    expect(code).toBe(0)
    expect(out).toContain('npm run -s kelisu -- calendar 2026')
  })

  it('knows exactly the verbs it prints', async () => {
    const [{ document }, help] = await Promise.all([runJsonHere([]), runHere(['--help'])])
    const listed = [...help.out.matchAll(/^ {2}([a-z-]+) /gm)]
      .map(([, verb]) => verb)
      .filter(verb => !verb?.startsWith('-'))
    expect(document.map(({ verb }: { verb: string }) => verb).sort()).toEqual(listed.sort())
  })

  it('does not mind a reader that has seen enough', async () => {
    expect(await runKelisu(['calendar', '2026', '--json'], { readsOnlyTheBeginning: true })).toMatchObject({ err: '' })
  })

  it.each([
    'deadlines --means appeal --procedure civil --act-date 2026-07-31 --received-on 2026-08-17 --sent-on 2026-08-18',
    'route dgd-almaty --on 2026-01-12',
    'route minfin --on 2026-01-12',
    'route mo-00001 --on 2026-01-12',
    'route ng-00002 --on 2026-01-12',
    'route akim-temirtau --on 2026-01-12',
    'route --all --on 2026-01-12',
    'calendar 2026',
    'bodies --on 2026-01-12',
    'people kgd --on 2026-01-12',
    'list',
    '',
  ])('answers in Kazakh and Russian: %s', async line => {
    const english = /\b(approver|because|body|court|counted|dayOff|decision|exempt|noRoute|reason|the|working)\b/i
    for (const language of ['kk', 'ru']) {
      vi.stubEnv('KELISU_LANGUAGE', language)
      const { out, err } = await runHere(words(line).filter(word => word !== ''))
      // Ids, commands to type and names of files stay what they are.
      const said = `${out}\n${err}`.replaceAll(/npm run .*|data\/registry|[a-z0-9]+(-[a-z0-9]+)+/g, '')
      expect(said).toMatch(/[а-яәіңғүұқөһ]/)
      expect(said.match(english)?.[0]).toBe(undefined)
    }
  })

  it('speaks Kazakh and Russian where asked', async () => {
    const said = await Promise.all(['kk', 'ru'].map(language => runHere(['calendar', '2028', '--language', language])))
    expect(said.map(({ code }) => code)).toEqual([1, 1])
    expect(said[0]?.err).toMatch(/[әіңғүұқөһ]/)
    expect(said[1]?.err).toContain('календар')
  })
})
