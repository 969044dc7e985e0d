/**
 * Where values stand in a JSON document: the line, counted from 1, of the value at a path of keys and indexes, or of the
 * nearest thing around it when it is missing. The document must be one that `JSON.parse` takes.
 */
export const jsonLines = (text: string): ((path: readonly (string | number)[]) => number) => {
  const tokens = tokensOf(text)
  const lines = new Map<string, number>()
  let at = 0

  const value = (path: readonly (string | number)[]): void => {
    const { token = '', line = 1 } = tokens[at++] ?? {}
    if (!lines.has(keyOf(path))) lines.set(keyOf(path), line)
    if (token === '{' || token === '[') members(token, path)
  }
  const members = (opening: string, path: readonly (string | number)[]): void => {
    const closing = opening === '{' ? '}' : ']'
    for (let index = 0; at < tokens.length && tokens[at]?.token !== closing; index++) {
      if (tokens[at]?.token === ',') at++
      value([...path, opening === '[' ? index : nameOfMember()])
    }
    at++
  }
  const nameOfMember = (): string => {
    const name = JSON.parse(tokens[at]?.token ?? '""')
    at += 2 // the name and its colon
    return name
  }

  value([])
  return path => {
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(keyOf(path.slice(0, length)))
      if (line !== undefined) return line
    }
    return 1
  }
}

const keyOf = (path: readonly (string | number)[]): string => JSON.stringify(path)

const tokensOf = (text: string): { token: string; line: number }[] => {
  const tokens: { token: string; line: number }[] = []
  let line = 1
  for (const [token] of text.matchAll(/\n|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g))
    if (token === '\n') line++
    else tokens.push({ token, line })
  return tokens
}
