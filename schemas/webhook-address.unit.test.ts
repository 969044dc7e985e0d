import { describe, expect, it } from 'vitest'
import { addressFault, isPublic } from './webhook-address.ts'

const allowed = ['https://intake.gov.example:8443', 'http://127.0.0.1:9000']

describe('the address of a subscriber', () => {
  it.each([
    'https://intake.gov.example/kelisu',
    'https://intake.gov.example:443/kelisu?office=1',
    'https://185.100.10.1/kelisu',
    'https://[2a02:6b8::1]/kelisu',
  ])('may be public and https: %s', address => {
    expect(addressFault(address, [])).toBeUndefined()
  })

  it.each([
    ['no address', 'intake', 'malformed'],
    ['longer than any address is', `https://intake.gov.example/${'a'.repeat(2_000)}`, 'malformed'],
    ['plain http', 'http://intake.gov.example/', 'notHttps'],
    ['another scheme', 'ftp://intake.gov.example/', 'notHttps'],
    ['a file of ours', 'file:///etc/hosts', 'notHttps'],
    ['a user and a password', 'https://kelisu:1234@intake.gov.example/', 'credentials'],
    ['a user alone', 'https://kelisu@intake.gov.example/', 'credentials'],
    ['another port', 'https://intake.gov.example:8443/', 'port'],
    ['this very machine', 'https://127.0.0.1/', 'notPublic'],
    ['this machine as one number', 'https://2130706433/', 'notPublic'],
    ['this machine in hexadecimal', 'https://0x7f.1/', 'notPublic'],
    ['this machine with a dot at the end', 'https://127.0.0.1./', 'notPublic'],
    ['this machine in IPv6', 'https://[::1]/', 'notPublic'],
    ['this machine, IPv4 written as IPv6', 'https://[::ffff:127.0.0.1]/', 'notPublic'],
    ['a machine of the office', 'https://10.1.2.3/', 'notPublic'],
    ['the address from which clouds give out keys', 'https://169.254.169.254/', 'notPublic'],
  ])('may not be %s', (_, address, fault) => {
    expect(addressFault(address, [])).toBe(fault)
  })

  it('may be what the settings name, by scheme, host and port, and nothing beside it', () => {
    expect(addressFault('https://intake.gov.example:8443/kelisu', allowed)).toBeUndefined()
    expect(addressFault('http://127.0.0.1:9000/kelisu', allowed)).toBeUndefined()
    expect(addressFault('http://intake.gov.example:8443/kelisu', allowed)).toBe('notHttps')
    expect(addressFault('http://127.0.0.1:9001/kelisu', allowed)).toBe('notHttps')
    expect(addressFault('http://kelisu:1234@127.0.0.1:9000/kelisu', allowed)).toBe('credentials')
  })
})

describe('an address is public', () => {
  it.each(['1.1.1.1', '185.100.10.1', '2a02:6b8::1', '::ffff:1.1.1.1'])('%s', ip => {
    expect(isPublic(ip)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::10.0.0.1',
    '::808:808',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2001:db8::1',
    '2002:a00:1::',
    'fc00::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'not an address',
  ])('but not %s', ip => {
    expect(isPublic(ip)).toBe(false)
  })
})
