import { orExplain, prepare } from './setup/prepare.mjs'
import { runAndEnd } from './setup/run.mjs'

const node = await orExplain(() => prepare({ servers: false }))
runAndEnd(node, ['scripts/dev/reset.ts'])
