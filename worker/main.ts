import { startProcess } from '../settings/start-process.ts'
import { readSettings } from './settings.ts'

await startProcess(readSettings, () => import('./run.ts'))
