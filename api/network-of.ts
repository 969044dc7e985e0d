import ipaddr from 'ipaddr.js'

/** To whom an address belongs: one host has a whole /64 of IPv6, so its single addresses say nothing of how many ask. */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address
  const ip = ipaddr.process(address)
  return ip.kind() === 'ipv4' ? ip.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${ip}/64`)}/64`
}
