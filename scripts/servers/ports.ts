import { createServer } from 'node:net'

/** A port of the loopback that is free now. */
export async function freePort(): Promise<number> {
  const port = await listenBriefly(0)
  if (typeof port === 'string') throw new Error(`no free port on 127.0.0.1: ${port}`)
  return port
}

/** Rejects, naming the port, its use and the setting that changes it, when the port cannot be listened on. */
export async function ensureFree(port: number, use: string, setting: string): Promise<void> {
  const failure = await listenBriefly(port)
  if (typeof failure !== 'string') return
  throw new Error(
    failure === 'EADDRINUSE'
      ? `Port ${port} (${use}) is taken by another program. End that program, or choose another port: ${setting}=${port + 10} npm start`
      : `Port ${port} (${use}) cannot be used: ${failure}. Choose another: ${setting}=20000 npm start`,
  )
}

/** The port that could be listened on, or the error's code. */
function listenBriefly(port: number): Promise<number | string> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
