/**
 * Asks again until the answer is there (neither undefined, null nor false), at most `seconds`; then fails with what was last seen.
 * The longer it has waited, the more rarely it asks: what asks all the time keeps from working what it waits for.
 */
export const eventually = async <Answer>(
  ask: () => Promise<Answer> | Answer,
  { seconds = 15, of = '' }: { seconds?: number; of?: string } = {},
): Promise<NonNullable<Answer>> => {
  const begun = Date.now()
  const until = begun + seconds * 1_000
  let last: unknown
  for (;;) {
    try {
      last = await ask()
      if (last !== undefined && last !== null && last !== false) return last as NonNullable<Answer>
    } catch (error) {
      last = error
    }
    if (Date.now() > until) throw new Error(`Not within ${seconds} s: ${of || ask.toString()}`, { cause: last })
    await new Promise(resolve => setTimeout(resolve, Math.min(20 + (Date.now() - begun) / 8, 300)))
  }
}
