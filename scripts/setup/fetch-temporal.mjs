import { temporalCli } from '../servers/temporal-cli.mjs'
import { orExplain } from './prepare.mjs'
import { progress } from './progress.mjs'

await orExplain(() => temporalCli(progress))
