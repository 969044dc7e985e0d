import { pino } from 'pino'
import { expect, it } from 'vitest'
import { openApi } from './an-api.ts'

it('the log of the API names route, status and request, and nothing that was sent', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const api = await openApi({ logger })
  const secret = 'ЖСН-010203400506'
  const as = 'person:p-0041'
  const headers = { cookie: `__Host-kelisu=${secret}`, 'x-anything': secret }
  await api.ask('GET', `/bodies?text=${encodeURIComponent(secret)}`, { as, headers })
  await api.ask('GET', `/cases/${encodeURIComponent(secret)}`, { as, headers })
  await api.ask('POST', '/previews/route', { as, headers, body: { body: secret } })
  await api.ask('POST', '/previews/deadlines', { as, headers, body: { [secret]: 1 } })
  // Temporal is not there: a fault, told without what was sent.
  const submitted = {
    ...{ requestId: 'r-1', requester: 'dgd-almaty', means: 'appeal', procedure: 'civil', court: secret },
    ...{ courtCaseNumber: secret, act: { kind: 'decision' }, subject: secret },
    outgoing: { number: secret, sentOn: '2026-11-02' },
  }
  const failed = await api.ask('POST', '/requests', { as: 'person:p-0068', headers, body: submitted })
  await api.close()
  expect([failed.statusCode, failed.json().code]).toEqual([500, 'INTERNAL_FAULT'])
  const log = lines.join('')
  expect(log).toContain('"route":"/api/v1/cases/:caseId","status":404')
  expect(log).toContain(failed.headers['x-request-id'])
  expect(log).not.toMatch(/ЖСН|%D0%96|010203400506|p-0041/)
})
