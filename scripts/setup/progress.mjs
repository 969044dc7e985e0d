const begun = Number(process.env.KELISU_BEGUN ?? Date.now())

/** Prints one line of progress with the seconds since the command began. */
export function progress(text) {
  console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s] ${text}`)
}

/** What a child process inherits so that its seconds count from the same beginning. */
export const sameBeginning = { KELISU_BEGUN: String(begun) }
