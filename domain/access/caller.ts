/** Who asks: a person of the registry, or a registered system (the id of its issuer). */
export type Caller = { kind: 'person'; person: string } | { kind: 'system'; system: string }
