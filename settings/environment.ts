import type { z } from 'zod'

/** A process that must not start; each fault names its setting. */
export class EnvironmentFault extends Error {
  readonly faults: string[]

  constructor(process: string, faults: string[]) {
    super(`The ${process} cannot start:\n${faults.map(fault => `  - ${fault}`).join('\n')}`)
    this.name = 'EnvironmentFault'
    this.faults = faults
  }
}

/**
 * The settings of a process (an empty one counts as not given), or an `EnvironmentFault` that names every wrong one.
 * @param between what is wrong between settings, by what was given.
 */
export const environmentOf = <Schema extends z.ZodType>(
  process: string,
  schema: Schema,
  variables: NodeJS.ProcessEnv,
  between: (given: NodeJS.ProcessEnv) => string[] = () => [],
): z.output<Schema> => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const faults = between(given)
  if (parsed.success && faults.length === 0) return parsed.data
  const wrong =
    parsed.error?.issues.map(({ path, message }) => {
      const name = path.join('.')
      return `${name}: ${name in given ? message : 'must be set'}`
    }) ?? []
  throw new EnvironmentFault(process, [...wrong, ...faults])
}
