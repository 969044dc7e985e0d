import type { StoredCaseWithRows } from '../../store/stored-cases.ts'

/** Where cases are read from. */
export type StoredCases = {
  /** The ids after one, in order. */
  idsAfter(after: string, limit: number): Promise<string[]>
  casesOf(ids: readonly string[]): Promise<StoredCaseWithRows[]>
}

const pageSize = 100

/**
 * Every case in order of ids, a few pages at once and no more of them in memory. No further page is begun once `work` has
 * answered false.
 */
export const eachPage = async (
  { idsAfter, casesOf }: StoredCases,
  work: (cases: StoredCaseWithRows[]) => Promise<boolean>,
  { atOnce = 4 }: { atOnce?: number } = {},
): Promise<void> => {
  let after = ''
  let ended = false
  let turn: Promise<string[]> = Promise.resolve([])
  /** Ids are asked for one page after the other, whoever works on them. */
  const nextIds = (): Promise<string[]> => {
    turn = turn.then(async () => {
      const ids = ended ? [] : await idsAfter(after, pageSize)
      after = ids.at(-1) ?? after
      ended ||= ids.length < pageSize
      return ids
    })
    return turn
  }
  const worker = async (): Promise<void> => {
    for (let ids = await nextIds(); ids.length > 0; ids = await nextIds())
      if (!(await work(await casesOf(ids)))) ended = true
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
