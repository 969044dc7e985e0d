import { orExplain, prepare } from './setup/prepare.mjs'
import { runAndEnd } from './setup/run.mjs'

const node = await orExplain(() => prepare())
runAndEnd(node, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)])
