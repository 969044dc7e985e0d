import type { Text } from '../../domain/texts/languages.ts'
import type { Print } from './print.ts'

/** All that is answered in pages, each asked for by the `next` of the one before; `readSoFar` says how far that has come. */
export const everyPage = async <Item>(
  pageAfter: (after: string | undefined) => Promise<{ items: readonly Item[]; next: string | null }>,
  print: Print,
  readSoFar: (count: number) => Text,
): Promise<Item[]> => {
  const found: Item[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await pageAfter(after)
    found.push(...page.items)
    after = page.next
    if (after !== null) print.progress(readSoFar(found.length))
  }
  return found
}

/** How far a list of cases is read. */
export const casesRead = (count: number): Text => ({
  kk: `Істер оқылуда: ${count}`,
  ru: `Читаются дела: ${count}`,
  en: `Reading the cases: ${count}`,
})
