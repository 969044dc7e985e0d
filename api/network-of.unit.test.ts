import { expect, it } from 'vitest'
import { networkOf } from './network-of.ts'

it.each([
  ['one address of IPv4', '203.0.113.7', '203.0.113.7'],
  ['one address of IPv4 written as IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['all addresses of a /64', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['the next /64 for itself', '2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['a socket without an address', '', ''],
])('callers without a name are counted by %s', (_, address, network) => {
  expect(networkOf(address)).toBe(network)
})
