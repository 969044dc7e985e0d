import type { Command, OptionValues } from '@commander-js/extra-typings'
import type { Text } from '../../../domain/texts/languages.ts'
import { editionsInFiles } from '../edition-files.ts'
import type { Print } from '../print.ts'
import { UsageError } from '../usage-error.ts'

/** `law editions`: the editions of the Regulation, what runs under each, and what is not known of it. */
export const addLawEditions = <Arguments extends unknown[], Options extends OptionValues, Shared extends OptionValues>(
  law: Command<Arguments, Options, Shared>,
  print: Print,
): void => {
  law
    .command('editions')
    .description('the editions of the Regulation, what runs under each, and what is not known of it')
    .argument('[edition]', 'only this one, with the wording of every part and paragraph')
    .option('--files <files...>', 'check edition files instead, the oldest first')
    .action(async (id, { files }) => {
      if (files) return print.answer({ editions: await editionsInFiles(files) }, language => filesAreRight[language])
      // Loaded last: files can be checked, and corrected, while those in use are at fault.
      const [{ editionIds, editionsAsked, editionsInWords }, { editionDocument }] = await Promise.all([
        import('../edition-in-words.ts'),
        import('../../../domain/regulation/edition-document.ts'),
      ])
      const asked = editionsAsked(id)
      if (asked.length === 0) throw new UsageError(noSuchEdition(id ?? '', editionIds().join(', ')))
      print.answer(asked.map(editionDocument), language => editionsInWords(asked, id !== undefined, language))
    })
}

const noSuchEdition = (id: string, known: string): Text => ({
  kk: `${id} деген редакция жоқ; бары: ${known}`,
  ru: `редакции ${id} нет; есть ${known}`,
  en: `there is no edition ${id}; there are ${known}`,
})

const filesAreRight: Text = {
  kk: 'Қате жоқ: редакциялар бірінен кейін бірі келеді.',
  ru: 'Ошибок нет: редакции идут одна за другой.',
  en: 'No faults: the editions follow each other without a gap.',
}
