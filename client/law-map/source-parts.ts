/**
 * A TypeScript source as its code (strings and titles included) and its doc comments; each keeps the lines of the source, so
 * that what is found has its line. Other comments belong to neither: a remark is not a citation.
 */
export const sourceParts = (source: string): { code: string; docs: string } => {
  let code = ''
  let docs = ''
  let end = 0
  const take = (text: string, kind: 'code' | 'docs' | 'neither') => {
    code += kind === 'code' ? text : blank(text)
    docs += kind === 'docs' ? text : blank(text)
  }
  for (const { 0: token, index } of source.matchAll(commentOrLiteral)) {
    take(source.slice(end, index), 'code')
    take(token, token.startsWith('/**') ? 'docs' : /^\/[/*]/.test(token) ? 'neither' : 'code')
    end = index + token.length
  }
  take(source.slice(end), 'code')
  return { code, docs }
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ')

// Literals are matched as a whole, so that `//` within one (an address) begins no comment.
const commentOrLiteral = new RegExp(
  [
    /\/\*[\s\S]*?\*\//,
    /\/\/[^\n]*/,
    /'(?:[^'\\\n]|\\.)*'/,
    /"(?:[^"\\\n]|\\.)*"/,
    /`(?:[^`\\]|\\[\s\S])*`/,
    /(?<=[(,=:[!&|?{};>]\s*)\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
