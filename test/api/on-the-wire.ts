import { connect } from 'node:net'

/** What the API answers to these bytes until it ends the connection: for what no HTTP client would send. */
export const answerOnTheWire = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8').on('data', data => (answer += data))
    socket.on('close', () => resolve(answer)).on('error', reject)
  })
