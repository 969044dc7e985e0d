import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { signCredential } from '../client/library/credential.ts'
import { commandNames } from '../domain/approval/commands.ts'
import { payloadExamples } from './examples.ts'
import { jsonSchemas } from './json-schemas.ts'

const folder = fileURLToPath(new URL('../docs/schemas/', import.meta.url))

describe('the published JSON Schemas', () => {
  const made = jsonSchemas()

  it.each(Object.keys(made))('%s is up to date (npm run schemas)', name => {
    expect(readFileSync(`${folder}${name}`, 'utf8')).toBe(made[name])
  })

  it('are all that lies in docs/schemas', () => {
    expect(
      readdirSync(folder)
        .filter(name => name.endsWith('.json'))
        .sort(),
    ).toEqual(Object.keys(made).sort())
  })

  it('have patterns that JSON Schema engines understand', () => {
    const patterns = Object.values(made).flatMap(text => [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)])
    expect(patterns.length).toBeGreaterThan(0)
    for (const [, pattern] of patterns) expect(() => new RegExp(JSON.parse(pattern as string), 'u')).not.toThrow()
  })
})

describe('a system in any language, which has only the published schemas,', () => {
  const schemas = new Ajv2020({ allErrors: true })
  addFormats.default(schemas)
  const read = (path: string) => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'))
  const faultsBy = (name: string, content: unknown): string[] => {
    const validate = schemas.getSchema(name) ?? schemas.addSchema(read(name), name).getSchema(name)
    if (!validate) throw new Error(`no schema ${name}`)
    validate(content)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }

  it('finds the example of a request right', () => {
    const { examples } = read('request.json')
    expect(examples).toEqual([read('../examples/request.json')])
    expect(faultsBy('request.json', examples[0])).toEqual([])
  })

  it('finds wrong a request without its requester, and a date that does not exist', () => {
    const { requester: _, ...request } = read('../examples/request.json')
    const wrong = { ...request, act: { kind: 'decision', finalFormOn: '2026-02-30' } }
    expect(faultsBy('request.json', wrong)).toEqual(
      expect.arrayContaining([
        " must have required property 'requester'",
        expect.stringContaining('/act/finalFormOn must match'),
      ]),
    )
  })

  it.each(commandNames)('is shown a whole message of %s that the schema accepts', name => {
    const { examples } = read(`${name}.json`)
    expect(examples).toEqual([expect.objectContaining({ payload: payloadExamples[name] })])
    expect(faultsBy(`${name}.json`, examples[0])).toEqual([])
    const { payload: _, ...withoutPayload } = examples[0]
    expect(faultsBy(`${name}.json`, withoutPayload)).toEqual([" must have required property 'payload'"])
  })

  it('makes a credential whose claims the schema accepts, and none without the case', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
    const command = { caseId: 'approval-kgd.1', commandId: 'c-1', name: 'assign', actor: 'p-0041', payload: {} }
    const key = await exportJWK(privateKey)
    const token = await signCredential({ key, issuer: 'intake', ...command, time: '2026-08-13T05:00:00.123Z' })
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(faultsBy('credential.json', claims)).toEqual([])
    const { case: _, ...withoutCase } = claims
    expect(faultsBy('credential.json', withoutCase)).toEqual([" must have required property 'case'"])
  })
})
