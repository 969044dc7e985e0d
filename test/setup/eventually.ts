/** Asks again until the answer is there (neither undefined, null nor false), at most `seconds`; then fails with what was last seen. */
export const eventually = async <Answer>(
  ask: () => Promise<Answer> | Answer,
  { seconds = 15, of = '' }: { seconds?: number; of?: string } = {},
): Promise<NonNullable<Answer>> => {
  const until = Date.now() + seconds * 1_000
  let last: unknown
  for (;;) {
    try {
      last = await ask()
      if (last !== undefined && last !== null && last !== false) return last as NonNullable<Answer>
    } catch (error) {
      last = error
    }
    if (Date.now() > until) throw new Error(`Not within ${seconds} s: ${of || ask.toString()}`, { cause: last })
    await new Promise(resolve => setTimeout(resolve, 40))
  }
}
