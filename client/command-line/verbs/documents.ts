import { writeFile } from 'node:fs/promises'
import type { Text } from '../../../domain/texts/languages.ts'
import { apiInUse } from '../over-http/api.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { documentIn } from '../stored-document.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage-error.ts'
import { words } from '../words.ts'

/** `documents …`: the files of the draft and of what is attached to it. Always by the HTTP API. */
export const addDocuments = (program: Program, print: Print): void => {
  const documents = program
    .command('documents')
    .description('the files of a request: its draft (part 5) and what is attached, by the HTTP API')

  documents
    .command('list')
    .description('which documents a request names, and whether their files are held')
    .argument('<case>', "the case's id")
    .action(async caseId => {
      const { documents: named } = await (await apiInUse(print)).get<{ documents: Named[] }>(path(caseId))
      print.answer(named, language =>
        table(
          [words.name, said.size, words.state, said.sha256].map(text => text[language]),
          named.map(({ name, size, held, sha256 }) => [
            name,
            size ?? '',
            (held ? said.held : said.notHeld)[language],
            sha256,
          ]),
        ),
      )
    })

  documents
    .command('send')
    .description('hand in the file of a document that the request names; its name does not matter, its content does')
    .argument('<case>', "the case's id")
    .argument('<file>', 'the file')
    .action(async (caseId, file) => {
      const { document, bytes } = await documentIn(file)
      const { sha256 } = document
      print.progress(said.sending)
      await (await apiInUse(print)).hand(path(caseId, sha256), bytes)
      print.answer({ caseId, sha256, held: true }, language => `${said.held[language]}: ${sha256}`)
    })

  documents
    .command('save')
    .description('save the file of a document; an existing file is not written over')
    .argument('<case>', "the case's id")
    .argument('<sha256>', 'which document, as "documents list" shows it')
    .argument('<file>', 'where to')
    .action(async (caseId, sha256, file) => {
      print.progress(said.reading)
      const content = await (await apiInUse(print)).bytes(path(caseId, sha256))
      await writeFile(file, content, { flag: 'wx' }).catch(({ message }: Error) => {
        throw new UsageError({
          kk: `${file} жазылмады: ${message}`,
          ru: `${file} не записан: ${message}`,
          en: `${file} cannot be written: ${message}`,
        })
      })
      print.answer({ caseId, sha256, file, size: content.length }, language => `${said.saved[language]}: ${file}`)
    })
}

type Named = { role: 'draft' | 'attachment'; name: string; sha256: string; held: boolean; size: number | null }

const path = (caseId: string, ...sha256: string[]): string =>
  ['/api/v1/cases', encodeURIComponent(caseId), 'documents', ...sha256.map(encodeURIComponent)].join('/')

const said = {
  held: { kk: 'файлы бар', ru: 'файл есть', en: 'held' },
  notHeld: { kk: 'файлы жоқ', ru: 'файла нет', en: 'not held' },
  reading: { kk: 'Файл алынуда', ru: 'Файл загружается', en: 'Reading the file' },
  saved: { kk: 'Сақталды', ru: 'Сохранено', en: 'Saved' },
  sending: { kk: 'Файл жіберілуде', ru: 'Файл отправляется', en: 'Sending the file' },
  sha256: { kk: 'sha256', ru: 'sha256', en: 'sha256' },
  size: { kk: 'байт', ru: 'байт', en: 'bytes' },
} as const satisfies Record<string, Text>
