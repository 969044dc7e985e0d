/** One line of the bench: what was measured, beside its bar and beside the bare workflow where there is one. */
export type Measure = {
  name: string
  value: number
  unit: string
  /** The same of the bare workflow, in the same run. */
  bare?: number
  /** What must hold; without one the value is only told. */
  bar?: { is: '≤' | '≥'; value: number }
  /** What the number is made of; told as the reason where the bar is missed. */
  because: string
  /** Raw figures, for `--json`. */
  details?: unknown
}

/** Whether the bar is reached; undefined without one. */
export const isReached = ({ value, bar }: Measure): boolean | undefined =>
  bar && (bar.is === '≤' ? value <= bar.value : value >= bar.value)

/** The measure as one line for people, with what it is made of below. */
export const lineOf = (measure: Measure): string => {
  const { name, value, unit, bare, bar, because } = measure
  const shown = `${number(value)} ${unit}`.trim()
  const beside = bare === undefined ? '' : `bare ${number(bare)}`
  const wanted = bar ? `${bar.is} ${number(bar.value)}` : ''
  const reached = isReached(measure)
  const verdict = reached === undefined ? '' : reached ? 'reached' : `not reached: ${times(measure)}, because:`
  return `${name.padEnd(48)}${shown.padStart(16)}   ${beside.padEnd(14)}${wanted.padEnd(10)}${verdict}\n    ${because}`
}

/** The value at which this part (0 to 1) of the values lies at or below. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const number = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Number.isInteger(value) ? String(value) : value.toFixed(2)

const times = ({ value, bar }: Measure): string => (bar ? `${(value / bar.value).toFixed(2)}×` : '')
