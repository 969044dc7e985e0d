import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this user keeps what can be made or fetched again. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kelisu')

/** Where Node keeps compiled code, so that programs start in two thirds of the time. Nobody else's folder: code is run from it. */
export const compiledCode = process.env.NODE_COMPILE_CACHE || join(cacheFolder, 'compiled')
