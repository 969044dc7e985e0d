export { approval } from './approval.ts'
export { notices } from './notices.ts'
export { recompute } from './recompute.ts'
export { replayCases } from './replay-cases.ts'

// The SDK computes a stack for each promise and keeps it while that is pending: with the engine's ten frames a third of the
// time of the thread that runs workflows. Possible since this module is loaded before the engine's own objects are frozen.
Error.stackTraceLimit = 4
