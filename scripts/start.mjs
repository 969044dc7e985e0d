import { orExplain, prepare } from './setup/prepare.mjs'
import { runAndEnd } from './setup/run.mjs'

// Runs on any Node from 20: what follows, in TypeScript, needs the Node 24 that this makes sure of.
const node = await orExplain(() => prepare())
runAndEnd(node, ['scripts/dev/main.ts'])
