import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandNames } from '../../domain/approval/commands.ts'

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8')

it.each(commandNames)('the page for intake systems names every field of %s', name => {
  const row = read('intake.md')
    .split('\n')
    .find(line => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${name}\``))
  const { properties, required } = JSON.parse(read(`schemas/${name}.json`)).properties.payload
  const fields = Object.keys(properties).map(field => (required?.includes(field) ? `\`${field}\`` : `\`${field}?\``))
  for (const field of fields) expect(row).toContain(field)
})
