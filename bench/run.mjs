import { orExplain, prepare } from '../scripts/setup/prepare.mjs'
import { runAndEnd } from '../scripts/setup/run.mjs'

const node = await orExplain(() => prepare())
runAndEnd(node, ['bench/main.ts', ...process.argv.slice(2)])
