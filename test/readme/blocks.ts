import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A fenced block of the README: the words after its fence, and its lines. */
export type Block = { info: string; lines: string[] }

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

export const blocks = (): Block[] =>
  [...readme.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({
    info,
    lines: text.trimEnd().split('\n'),
  }))

/** Commands that the README has one type one after the other, whether they are refused, and what it shows of their output. */
export type Step = { commands: string[]; refused: boolean; shown: string[] }

/** The walk: the blocks marked `sh` in order, each with the `text` that follows it. What is marked `bash` is not part of it. */
export const walk = (): Step[] => {
  const all = blocks()
  return all.flatMap(({ info, lines }, index) => {
    if (info !== 'sh' && info !== 'sh refused') return []
    const next = all[index + 1]
    return [{ commands: lines, refused: info === 'sh refused', shown: next?.info === 'text' ? next.lines : [] }]
  })
}

/**
 * The shown lines that the output does not have, in order. `…` stands for what was left out, a line or the rest of one;
 * dates and times are those of another day, and columns may be wider.
 */
export const missing = (shown: readonly string[], output: string): string[] => {
  const lines = output.split('\n').map(normal)
  let from = 0
  return shown
    .filter(line => line !== '…')
    .filter(line => {
      const at = lines.findIndex((candidate, index) => index >= from && fits(normal(line), candidate))
      if (at >= 0) from = at + 1
      return at < 0
    })
}

const fits = (shown: string, line: string): boolean =>
  shown.endsWith('…') ? line.startsWith(shown.slice(0, -1).trimEnd()) : line === shown

const normal = (line: string): string =>
  line
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DATE')
    .replaceAll(/\b\d{2}:\d{2}\b/g, 'TIME')
    .replaceAll(/\s+/g, ' ')
    .trim()
