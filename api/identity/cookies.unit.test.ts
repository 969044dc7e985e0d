import { describe, expect, it } from 'vitest'
import { cookieNamed } from './cookies.ts'

describe('the cookie of a session', () => {
  const office = () => cookieNamed('kelisu', new URL('https://kelisu.gov.example'))
  const local = () => cookieNamed('kelisu', new URL('http://127.0.0.1:8400'))

  it('over https goes to this host alone, over https alone, and to no script', () => {
    expect(office().set('v', 60)).toBe('__Host-kelisu=v; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax')
  })

  it('on the loopback does without what browsers refuse there', () => {
    expect(local().set('v', 60)).toBe('kelisu=v; Max-Age=60; Path=/; HttpOnly; SameSite=Lax')
  })

  it('is not read under the name that another host could have set', () => {
    expect(office().of({ headers: { cookie: 'kelisu=planted' } })).toBeUndefined()
    expect(office().of({ headers: { cookie: 'kelisu=planted; __Host-kelisu=own' } })).toBe('own')
  })

  it.each([undefined, '', ';;=', '__proto__=x', '__Host-kelisu=', 'x'])('is not found in %s', cookie => {
    expect(office().of({ headers: { cookie } as never })).toBeUndefined()
  })
})
