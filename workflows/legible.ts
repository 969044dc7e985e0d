/** Three times the largest request that the schemas allow, in characters. */
const largest = 200_000
const deepest = 32

/**
 * What was sent, as it may be passed on; anything larger or nested deeper than an honest message is replaced by the reason.
 * JSON can be read deeper than it can be written, and the server takes only so much at once: without this, one message could
 * fail the workflow task for ever.
 */
export const legible = (sent: unknown): unknown => {
  let size = 0
  const fits = (value: unknown, depth: number): boolean => {
    if (typeof value === 'string') size += value.length
    if (typeof value !== 'object' || value === null) return ++size <= largest
    // Bytes would be passed on as one field a byte.
    if (depth === deepest || ArrayBuffer.isView(value)) return false
    for (const [key, inner] of Object.entries(value)) {
      size += key.length
      if (!fits(inner, depth + 1)) return false
    }
    return ++size <= largest
  }
  return fits(sent, 0) ? sent : { malformed: `larger than ${largest} characters, or nested deeper than ${deepest}` }
}
