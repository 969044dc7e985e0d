/** Who asks: a person of the registry, or a registered system (the id of its issuer). */
export type Caller = { kind: 'person'; person: string } | { kind: 'system'; system: string }

/** The caller as commands and tables name him: `p-0041` or `system:erp`, an opaque id, never a name. */
export const actorOf = (caller: Caller): string =>
  caller.kind === 'person' ? caller.person : `system:${caller.system}`
