import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands on the loopback between a process and a server, so that a test can take the server away and give it back. */
export type FaultProxy = {
  /** The same address, by way of the proxy. One server per proxy. */
  before(url: string): string
  /** Ends every connection, and every new one at once: the server is down. */
  cut(): void
  /** Keeps the connections and takes new ones, but nothing passes: the server hangs. */
  freeze(): void
  /** Everything passes again, what waited first. */
  restore(): void
  close(): Promise<void>
}

export const openFaultProxy = async (): Promise<FaultProxy> => {
  let target: { host: string; port: number } | undefined
  let mode: 'passing' | 'cut' | 'frozen' = 'passing'
  const sockets = new Set<Socket>()
  const server = createServer({ pauseOnConnect: true }, near => {
    if (mode === 'cut' || target === undefined) return void near.resetAndDestroy()
    const far = connect(target)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('data', bytes => void other.write(bytes))
      socket.on('end', () => other.end())
      // Told by `close`; unheard it would end the process.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      if (mode === 'frozen') socket.pause()
      else socket.resume()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const cut = () => {
    mode = 'cut'
    for (const socket of sockets) socket.resetAndDestroy()
  }

  return {
    before: address => {
      const url = new URL(address)
      target = { host: url.hostname, port: Number(url.port) }
      url.hostname = '127.0.0.1'
      url.port = String(port)
      return url.href
    },
    cut,
    freeze: () => {
      mode = 'frozen'
      for (const socket of sockets) socket.pause()
    },
    restore: () => {
      mode = 'passing'
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
