import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { webhookEnvironment, webhookSettings } from './webhooks.ts'

const key = randomBytes(32)
const given = (variables: Record<string, string>) =>
  z.object(webhookEnvironment).safeParse({ KELISU_WEBHOOK_KEY: key.toString('base64'), ...variables })

describe('the settings of webhooks', () => {
  it('are none without a key', () => {
    expect(webhookSettings(z.object(webhookEnvironment).parse({}))).toEqual({})
  })

  it('are the key, the origins that are allowed, and the certificates of the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kelisu-ca-'))
    const file = join(folder, 'ca.pem')
    writeFileSync(file, 'certificates')
    const { data } = given({
      KELISU_WEBHOOK_ORIGINS: 'https://documents.kgd.example:8443, http://10.1.2.3:9000',
      KELISU_WEBHOOK_CA: file,
    })
    rmSync(folder, { recursive: true })
    expect(data && webhookSettings(data)).toEqual({
      webhooks: {
        key,
        allowedOrigins: ['https://documents.kgd.example:8443', 'http://10.1.2.3:9000'],
        ca: 'certificates',
      },
    })
  })

  it('have a key before this one while the deployment changes over', () => {
    const keyBefore = randomBytes(32)
    const { data } = given({ KELISU_WEBHOOK_KEY_BEFORE: keyBefore.toString('base64') })
    expect(data && webhookSettings(data)).toEqual({ webhooks: { key, keyBefore, allowedOrigins: [] } })
  })

  it.each([
    [
      'a key before that is too long',
      { KELISU_WEBHOOK_KEY_BEFORE: randomBytes(33).toString('base64') },
      /32 random bytes/,
    ],
    ['a key that is too short', { KELISU_WEBHOOK_KEY: randomBytes(16).toString('base64') }, /32 random bytes/],
    ['an origin with a path', { KELISU_WEBHOOK_ORIGINS: 'https://documents.kgd.example/kelisu' }, /must be origins/],
    ['an origin with no scheme', { KELISU_WEBHOOK_ORIGINS: 'documents.kgd.example' }, /must be origins/],
    ['an origin of another scheme', { KELISU_WEBHOOK_ORIGINS: 'ftp://documents.kgd.example' }, /must be origins/],
    ['certificates that are not there', { KELISU_WEBHOOK_CA: join(tmpdir(), 'no-such.pem') }, /must name a file/],
  ])('are refused by name: %s', (_, variables, message) => {
    const [issue] = given(variables).error?.issues ?? []
    expect(issue?.path).toEqual(Object.keys(variables))
    expect(issue?.message).toMatch(message)
  })
})
