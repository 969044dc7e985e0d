import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Why an address cannot be a subscriber's. */
export type AddressFault = 'malformed' | 'credentials' | 'notHttps' | 'port' | 'notPublic'

/**
 * Whether we may send to an address: https, port 443, a host that is public, no user or password in it; or one of the
 * origins (`https://host:port`, `http://host:port`) that the settings name. Where a name leads is asked when we connect.
 */
export const addressFault = (address: string, allowedOrigins: readonly string[]): AddressFault | undefined => {
  const url = URL.parse(address)
  if (!url || address.length > longestAddress) return 'malformed'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (allowedOrigins.includes(url.origin)) return undefined
  if (url.protocol !== 'https:') return 'notHttps'
  if (url.port !== '') return 'port'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) !== 0 && !isPublic(host) ? 'notPublic' : undefined
}

/**
 * Whether an IP address is one of the public internet. IPv6 is public where it has been given out (2000::/3) and wraps no
 * IPv4 address; an IPv4 address written as IPv6 is judged as IPv4.
 */
export const isPublic = (ip: string): boolean => {
  if (!ipaddr.isValid(ip)) return false
  const address = ipaddr.process(ip)
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || address.match(givenOut)
}

const givenOut = ipaddr.IPv6.parseCIDR('2000::/3')

const longestAddress = 2_000
