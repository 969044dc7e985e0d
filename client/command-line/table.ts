import Table from 'cli-table3'

const plain = {
  ...Object.fromEntries(
    ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map(side => [
      side,
      '',
    ]),
  ),
  ...Object.fromEntries(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'].map(side => [side, ''])),
  middle: '  ',
}

/** Rows in columns without lines, which reads well and copies well. */
export const table = (head: string[], rows: (string | number)[][]): string => {
  const made = new Table({ head, chars: plain, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 } })
  made.push(...rows)
  return made.toString().replace(/ +$/gm, '')
}

/** Names and values, one a line, without those that have no value. */
export const pairs = (rows: readonly (readonly [string, string | null | undefined])[]): string => {
  const shown = rows.filter(([, value]) => value)
  const width = Math.max(...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}
