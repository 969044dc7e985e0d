type Given<Options> = { [Key in keyof Options as undefined extends Options[Key] ? never : Key]: Options[Key] } & {
  [Key in keyof Options as undefined extends Options[Key] ? Key : never]?: Exclude<Options[Key], undefined>
}

/** The options that were given: an absent one is left out, since a message has no `undefined`. */
export const withoutMissing = <Options extends object>(options: Options): Given<Options> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>
