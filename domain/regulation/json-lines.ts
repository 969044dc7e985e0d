/**
 * Where values stand in a JSON document: the line, counted from 1, of the value at a path of keys and indexes; undefined where there
 * is none. Of a key written twice the last one counts. The document must be one that `JSON.parse` takes.
 */
export const jsonLines = (text: string): ((path: readonly (string | number)[]) => number | undefined) => {
  const tokens = tokensOf(text)
  const lines = new Map<string, number>()
  let at = 0

  const value = (path: readonly (string | number)[]): void => {
    const { token = '', line = 1 } = tokens[at++] ?? {}
    lines.set(keyOf(path), line)
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
  return path => lines.get(keyOf(path))
}

/**
 * The line on which a text ceases to be JSON, by what the parser says of it: it tells the line, or shows ten characters on both
 * sides of the token; what ends too early ends on the last line.
 */
export const lineOfJsonFault = (said: string, text: string): number => {
  const told = /\(line (\d+) column \d+\)/.exec(said)?.[1]
  if (told) return Number(told)
  const [, cut, shown = ''] = /, (\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/.exec(said) ?? []
  const at = shown === '' ? text.trimEnd().length : text.indexOf(shown) + (cut ? 10 : 0)
  return text.slice(0, at).split('\n').length
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
