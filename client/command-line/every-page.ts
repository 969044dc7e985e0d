import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { Print } from './print.ts'

/** All cases of a list that is answered in pages, each asked for by the `next` of the one before. */
export const everyPage = async (
  pageAfter: (after: string | undefined) => Promise<{ cases: readonly CaseSummary[]; next: string | null }>,
  print: Print,
): Promise<CaseSummary[]> => {
  const found: CaseSummary[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await pageAfter(after)
    found.push(...page.cases)
    after = page.next
    if (after !== null)
      print.progress({
        kk: `Істер оқылуда: ${found.length}`,
        ru: `Читаются дела: ${found.length}`,
        en: `Reading the cases: ${found.length}`,
      })
  }
  return found
}
