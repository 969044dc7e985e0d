import type { Server } from 'node:http'

const lookEveryMs = 100

/**
 * Of a server that is closing, ends each connection once nothing is under way on it, and all of them after `limitMs`. Node ends only those
 * that are idle at that moment: a sender who keeps his connection would hold the process for a minute, one who stops half-way for ever.
 */
export const endConnections = (server: Server, limitMs: number): void => {
  if (!server.listening) return
  const idle = setInterval(() => server.closeIdleConnections(), lookEveryMs)
  const all = setTimeout(() => server.closeAllConnections(), limitMs)
  server.once('close', () => {
    clearInterval(idle)
    clearTimeout(all)
  })
}
