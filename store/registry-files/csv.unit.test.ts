import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRegistryFiles } from './csv.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'registry-'))
})
afterEach(() => rm(folder, { recursive: true }))

const bodies =
  'id,kind,nameKk,nameRu,validFrom\nminfin,centralStateBody,Қаржы министрлігі,Министерство финансов,2023-01-01\n'

it('reads the files of a folder together', async () => {
  await writeFile(join(folder, 'b.csv'), bodies)
  await writeFile(
    join(folder, 'a.csv'),
    'id,kind,parent,nameKk,nameRu,validFrom\nkgd,department,minfin,МКК,КГД,2023-01-01\n',
  )
  await writeFile(join(folder, 'notes.txt'), 'not a registry')
  const { records, faults } = await readRegistryFiles([folder])
  expect(faults).toEqual([])
  expect(records.bodies.map(body => body.id)).toEqual(['kgd', 'minfin'])
})

it('tells of a file that is not there and reads the others', async () => {
  const file = join(folder, 'b.csv')
  await writeFile(file, bodies)
  const missing = join(folder, 'missing.csv')
  const { records, faults } = await readRegistryFiles([missing, file])
  expect(faults).toMatchObject([{ file: missing, line: 0, code: 'FILE_UNREADABLE' }])
  expect(records.bodies).toHaveLength(1)
})

it('reads a file whose ending is in capitals, and a file that is named twice once', async () => {
  await writeFile(join(folder, 'B.CSV'), bodies)
  const { records, faults } = await readRegistryFiles([folder, join(folder, 'B.CSV')])
  expect(faults).toEqual([])
  expect(records.bodies).toHaveLength(1)
})

it('tells of a folder without CSV files', async () => {
  expect((await readRegistryFiles([folder])).faults).toMatchObject([{ file: folder, code: 'FILE_UNREADABLE' }])
})

it('refuses a file in windows-1251 instead of reading wrong letters', async () => {
  const file = join(folder, 'b.csv')
  await writeFile(file, Buffer.from([...Buffer.from('id,kind,nameKk,nameRu,validFrom\nx,other,'), 0xca, 0xe0, 0xf0]))
  expect(await readRegistryFiles([file])).toMatchObject({
    faults: [{ file, code: 'FILE_NOT_UTF8' }],
    records: { bodies: [] },
  })
})
