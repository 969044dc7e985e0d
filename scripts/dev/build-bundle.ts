import { renameSync, writeFileSync } from 'node:fs'
import { bundle } from '../../worker/bundle.ts'

const [path = 'workflow-bundle.js'] = process.argv.slice(2)
const { code } = await bundle()
writeFileSync(`${path}.partial`, code)
renameSync(`${path}.partial`, path)
