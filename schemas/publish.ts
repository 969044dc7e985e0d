import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { jsonSchemas } from './json-schemas.ts'

// `npm run schemas`: writes docs/schemas; a test refuses stale ones.
const folder = fileURLToPath(new URL('../docs/schemas/', import.meta.url))
await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(jsonSchemas())) await writeFile(`${folder}${name}`, text)
