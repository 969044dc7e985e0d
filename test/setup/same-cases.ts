import { fc } from '@fast-check/vitest'

// A property carries its seed in its name, and the mutation runner finds by name the tests that reach a mutant:
// with a new seed in each run it would find none of them. The first counterexample is enough, so none is made smaller.
fc.configureGlobal({ seed: 20231024, endOnFailure: true })
