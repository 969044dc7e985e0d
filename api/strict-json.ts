import type { FieldFault } from '../schemas/faults.ts'

/** What cannot be read: the fields at fault, an empty name for the whole. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
  readonly faults: readonly FieldFault[]

  constructor(...faults: FieldFault[]) {
    super(faults.map(({ field, message }) => `${field}: ${message}`).join('; '))
    this.faults = faults
  }
}

/** Deeper than any message of ours, shallow enough for whatever walks it. */
const deepest = 20

/**
 * The value of a JSON text in UTF-8. Throws `Malformed` on what readers of JSON take differently: invalid UTF-8, a key given twice,
 * `__proto__`; on nesting deeper than any message is; on anything that is no JSON.
 */
export const strictJson = (bytes: Uint8Array): unknown => {
  const text = decoded(bytes)
  const value = parsedJson(text)
  refuseAmbiguous(text)
  return value
}

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Malformed({ field: '', message: 'must be UTF-8' })
  }
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Malformed({ field: '', message: 'must be JSON' })
  }
}

/** Of a text that is JSON: strings, with the colon that makes them keys, and brackets. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\]]/gs

const refuseAmbiguous = (text: string): void => {
  const keysAbove: Set<string>[] = []
  for (const [all, inside = '', colon] of text.matchAll(token)) {
    if (all === '{' || all === '[') {
      keysAbove.push(new Set())
      if (keysAbove.length > deepest)
        throw new Malformed({ field: '', message: `must not be nested deeper than ${deepest}` })
    } else if (all === '}' || all === ']') {
      keysAbove.pop()
    } else if (colon !== undefined) {
      const key = inside.includes('\\') ? (JSON.parse(`"${inside}"`) as string) : inside
      const keys = keysAbove.at(-1)
      if (keys?.has(key)) throw new Malformed({ field: key.slice(0, 200), message: 'is given twice' })
      if (key === '__proto__') throw new Malformed({ field: key, message: 'is not a field of this message' })
      keys?.add(key)
    }
  }
}
