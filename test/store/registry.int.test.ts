import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Body, Position, RegistryRecords } from '../../domain/bodies/records.ts'
import { type Instant, instantOf } from '../../domain/calendar/dates.ts'
import { searchBodies } from '../../store/body-search.ts'
import { openDatabase } from '../../store/database.ts'
import { loadRegistry, RegistryConflict } from '../../store/registry.ts'
import { registriesAsKnown } from '../../store/registry-as-known.ts'
import { registryRecordsOf, registrySnapshotOf } from '../../store/registry-snapshot.ts'
import { freshDatabase } from '../setup/database.ts'
import { aDatabase } from './a-database.ts'

const loadedAt: Instant = '2026-01-10T05:00:00.000Z'
const correctedAt: Instant = '2026-02-20T05:00:00.000Z'

const ministry = (changes: Partial<Body> = {}): Body =>
  ({
    id: 'minfin',
    kind: 'centralStateBody',
    name: { kk: 'Қаржы министрлігі', ru: 'Министерство финансов' },
    validFrom: '2023-01-01',
    ...changes,
  }) as Body

const committee: Body = {
  id: 'kgd',
  kind: 'department',
  parent: 'minfin',
  name: { kk: 'Мемлекеттік кірістер комитеті', ru: 'Комитет государственных доходов' },
  validFrom: '2023-01-01',
}

const head = (changes: Partial<Position> = {}): Position => ({
  person: 'p-0001',
  body: 'minfin',
  position: 'firstHead',
  acting: false,
  validFrom: '2023-01-01',
  ...changes,
})

const office: RegistryRecords = {
  bodies: [ministry(), committee],
  people: [{ id: 'p-0001', name: { kk: 'Әсел', ru: 'Асель' }, language: 'kk' }],
  positions: [head()],
  acts: [
    {
      id: 'act-1',
      kind: 'delegation',
      body: 'minfin',
      number: '12',
      date: '2026-01-05',
      issuedBy: 'p-0001',
      position: 'deputyHead',
      validFrom: '2026-01-05',
    },
  ],
  issuers: [{ id: 'api', actsFor: '*', publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'AA' }, validFrom: '2026-01-01' }],
  readings: [
    {
      body: 'minfin',
      reading: 'receiptDay',
      alternative: 'receiptDay',
      number: '7',
      date: '2026-01-05',
      validFrom: '2026-01-05',
    },
  ],
  grants: [
    {
      person: 'p-0001',
      body: '*',
      role: 'auditor',
      order: { number: '3', date: '2026-01-05' },
      validFrom: '2026-01-05',
    },
  ],
}

const unchanged = (number: number) => ({ added: 0, changed: 0, unchanged: number, ended: 0 })

describe('loading the registry', () => {
  const database = aDatabase()

  it('adds what is new, once', async () => {
    expect(await loadRegistry(database.db, office, { knownAt: loadedAt })).toMatchObject({
      bodies: { added: 2, changed: 0, unchanged: 0, ended: 0 },
      people: { added: 1 },
      positions: { added: 1 },
      acts: { added: 1 },
      issuers: { added: 1 },
      readings: { added: 1 },
      grants: { added: 1 },
      revision: 1,
    })
    const again = await loadRegistry(database.db, office, { knownAt: loadedAt })
    expect(again).toMatchObject({ bodies: unchanged(2), people: unchanged(1), acts: unchanged(1), revision: 1 })
    expect((await registryRecordsOf(database.db)).acts).toEqual([
      { ...office.acts[0], knownFrom: loadedAt, entered: { source: 'file' } },
    ])
  })

  it('tries a load without leaving anything', async () => {
    const renamed = { bodies: [ministry({ name: { kk: 'Қаржы', ru: 'Финансы' } })] }
    expect(await loadRegistry(database.db, renamed, { dryRun: true })).toMatchObject({ bodies: { changed: 1 } })
    expect((await registryRecordsOf(database.db)).bodies.find(({ id }) => id === 'minfin')?.name).toEqual(
      ministry().name,
    )
    expect((await loadRegistry(database.db, {})).revision).toBe(1)
  })

  it('corrects without overwriting: what was known before the correction can still be told', async () => {
    const appointedLater = head({ acting: true, order: { number: '7', date: '2026-01-09' } })
    const load = await loadRegistry(database.db, { positions: [appointedLater] }, { knownAt: correctedAt })
    expect(load.positions).toEqual({ added: 0, changed: 1, unchanged: 0, ended: 0 })

    const acting = async (knownAt?: Instant) =>
      (await registrySnapshotOf(database.db, knownAt && { knownAt })).holders('minfin', 'firstHead', '2026-01-15')
    expect(await acting()).toMatchObject([{ acting: true, knownFrom: correctedAt }])
    expect(await acting('2026-02-19T00:00:00.000Z')).toMatchObject([
      { acting: false, knownFrom: loadedAt, knownTo: correctedAt },
    ])
    expect(await acting(correctedAt)).toMatchObject([{ acting: true }])
    expect(await acting('2026-01-09T00:00:00.000Z')).toEqual([])
  })

  it('keeps versions that follow each other in time and answers for each day', async () => {
    const renamed = { kk: 'Қаржы және экономика министрлігі', ru: 'Министерство финансов и экономики' }
    await loadRegistry(database.db, {
      bodies: [ministry({ validTo: '2026-06-30' }), ministry({ validFrom: '2026-07-01', name: renamed })],
    })
    const registry = await registrySnapshotOf(database.db)
    expect(registry.body('minfin', '2026-06-30')?.name).toEqual(ministry().name)
    expect(registry.body('minfin', '2026-07-01')?.name).toEqual(renamed)
  })

  it('refuses versions of one body that hold on the same day, and keeps nothing of that load', async () => {
    const before = await registryRecordsOf(database.db)
    const load = loadRegistry(database.db, {
      people: [{ id: 'p-0099', name: { ru: 'Новый' }, language: 'ru' }],
      bodies: [{ ...committee, validFrom: '2026-03-01' }],
    })
    const error = await load.catch(reason => reason)
    expect(error).toBeInstanceOf(RegistryConflict)
    expect(error.overlaps).toEqual([
      {
        kind: 'bodies',
        subject: 'kgd',
        versions: [
          { validFrom: '2023-01-01', validTo: null },
          { validFrom: '2026-03-01', validTo: null },
        ],
      },
    ])
    expect(await registryRecordsOf(database.db)).toEqual(before)
  })

  it('ends what a complete load no longer names, and leaves other kinds alone', async () => {
    const load = await loadRegistry(database.db, { acts: [], people: [] }, { complete: ['acts'] })
    expect(load).toMatchObject({ acts: { ended: 1 }, people: { ended: 0 } })
    expect((await registrySnapshotOf(database.db)).act('act-1')).toBeUndefined()
    expect((await registrySnapshotOf(database.db, { knownAt: correctedAt })).act('act-1')).toBeDefined()
  })

  it('refuses to have learned something before the last load, and the same record twice', async () => {
    await expect(loadRegistry(database.db, office, { knownAt: loadedAt })).rejects.toThrow(RangeError)
    await expect(loadRegistry(database.db, { bodies: [committee, committee] })).rejects.toThrow('kgd@2023-01-01')
  })

  it.each(['registry_body', 'registry_person', 'registry_position', 'registry_act', 'registry_issuer'])(
    'is never overwritten or emptied in %s',
    async table => {
      for (const change of [
        `update ${table} set record = '{}'`,
        `update ${table} set known_to = now(), subject = 'x'`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(sql.raw(change).execute(database.db), change).rejects.toMatchObject({ code: '23001' })
      }
      const { rows } = await sql.raw<{ left: number }>(`select count(*) as left from ${table}`).execute(database.db)
      expect(rows[0]?.left).toBeGreaterThan(0)
    },
  )

  it('never makes known again what was corrected', async () => {
    const revived = sql`update registry_position set known_to = null where known_to is not null`.execute(database.db)
    await expect(revived).rejects.toMatchObject({ code: '23001' })
  })

  it('takes two loads at once one after the other', async () => {
    const { revision } = await loadRegistry(database.db, {})
    const people = [{ id: 'p-0100', name: { ru: 'Тест' }, language: 'ru' as const }]
    const loads = await database.db.transaction().execute(async tx => {
      await tx.selectFrom('registryRevision').select('revision').forUpdate().execute()
      const both = [loadRegistry(database.db, { people }), loadRegistry(database.db, { people })]
      await waitingForLocks(2)
      return both
    })
    const done = await Promise.all(loads)
    expect(done.map(load => load.people.added).sort()).toEqual([0, 1])
    expect(done.map(load => load.revision)).toEqual([revision + 1, revision + 1])
  })

  it('is known from when it is there for all: a decision while it is being loaded is judged by what was known before', async () => {
    const order = async (knownAt?: Instant) =>
      (await registrySnapshotOf(database.db, knownAt && { knownAt })).holders('minfin', 'firstHead', '2026-01-15')[0]
        ?.order?.number
    const before = await order()
    const corrected = head({ acting: true, order: { number: '8', date: '2026-01-09' } })

    // Roles are loaded after positions: the load has written the position and waits.
    const { loading, meanwhile } = await database.db.transaction().execute(async tx => {
      await sql`lock table registry_grant in access exclusive mode`.execute(tx)
      const loading = loadRegistry(database.db, { positions: [corrected] })
      await waitingForLocks(1)
      return { loading: [loading], meanwhile: instantOf(Date.now()) }
    })
    const [load] = await Promise.all(loading)

    expect(load?.positions).toMatchObject({ changed: 1 })
    expect([before, await order(meanwhile), await order(load?.knownAt), await order()]).toEqual(['7', '7', '8', '8'])
    const asKnown = await registriesAsKnown(database.db)
    expect((await asKnown(meanwhile)).holders('minfin', 'firstHead', '2026-01-15')).toMatchObject([
      { order: { number: '7' }, knownTo: load?.knownAt },
    ])
  })

  const waitingForLocks = async (number: number): Promise<void> => {
    for (;;) {
      const { rows } = await sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      `.execute(database.db)
      if (rows.length === number) return
      await after(5)
    }
  }
})

describe('the registry in memory', () => {
  it('is read again only after a load, by every reader', async () => {
    const fresh = await freshDatabase()
    const [reader, writer] = [openDatabase(fresh.url, { poolSize: 2 }), openDatabase(fresh.url, { poolSize: 2 })]
    try {
      await loadRegistry(writer, office)
      const first = await registrySnapshotOf(reader)
      expect(await registrySnapshotOf(reader)).toBe(first)

      await loadRegistry(writer, { bodies: [ministry({ designatedUnit: 'audit' } as Partial<Body>)] })
      const second = await registrySnapshotOf(reader)
      expect(second.body('minfin', '2026-01-15')).toMatchObject({ designatedUnit: 'audit' })
      expect(first.body('minfin', '2026-01-15')).not.toHaveProperty('designatedUnit')
    } finally {
      await reader.destroy()
      await writer.destroy()
      await fresh.drop()
    }
  })

  it('is not served when the database is away', async () => {
    const fresh = await freshDatabase()
    const reader = openDatabase(fresh.url, { poolSize: 1 })
    await loadRegistry(reader, office)
    await registrySnapshotOf(reader)

    await fresh.drop()
    await expect(registrySnapshotOf(reader)).rejects.toThrow()
    await reader.destroy()
  })
})

describe('searching bodies', () => {
  const database = aDatabase()
  const named = (id: string, kk: string, ru: string, validTo?: Body['validTo']): Body => ({
    id,
    kind: 'other',
    name: { kk, ru },
    validFrom: '2023-01-01',
    ...(validTo && { validTo }),
  })
  const names = async (text: string, on: Body['validFrom'] = '2026-01-15') =>
    (await searchBodies(database.db, { text, on })).map(body => body.name.kk)

  it('lists names in the order of the Kazakh alphabet', async () => {
    const alphabet = [
      'Абай',
      'Ақмола',
      'Әділет',
      'Батыс',
      'Ғылым',
      'Жетісу',
      'Қаржы',
      'Нұра',
      'Ойыл',
      'Өскемен',
      'Тараз',
      'Ұлытау',
      'Үржар',
      'Шымкент',
      'Ішкі істер',
    ]
    const bodies = alphabet.toReversed().map((kk, index) => named(`b-${index}`, kk, `тело ${index}`))
    await loadRegistry(database.db, { bodies })

    expect(await names('')).toEqual(alphabet.toSorted(new Intl.Collator('kk').compare))
    const shown = await names('')
    expect(shown.indexOf('Әділет')).toBe(2)
    expect(shown.indexOf('Қаржы')).toBeLessThan(shown.indexOf('Нұра'))
    expect(shown.indexOf('Өскемен')).toBe(shown.indexOf('Ойыл') + 1)
  })

  it('finds a part of either name in any case, also in letters that only Kazakh has', async () => {
    await loadRegistry(database.db, {
      bodies: [named('uib', 'Өңірлік Әкімдік', 'Региональный акимат'), named('per', '100%_тест', 'проценты')],
    })
    expect(await names('әКІМ')).toEqual(['Өңірлік Әкімдік'])
    expect(await names('РЕГИОН')).toEqual(['Өңірлік Әкімдік'])
    expect(await names('uib')).toEqual(['Өңірлік Әкімдік'])
    expect(await names('0%_т')).toEqual(['100%_тест'])
    expect(await names('%т%')).toEqual([])
  })

  it('shows a body only on the days it exists', async () => {
    await loadRegistry(database.db, { bodies: [named('old', 'Ескі орган', 'Старый орган', '2024-12-31')] })
    expect(await names('Ескі', '2024-12-31')).toEqual(['Ескі орган'])
    expect(await names('Ескі', '2025-01-01')).toEqual([])
  })
})
