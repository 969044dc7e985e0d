import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { type Rejection, reject } from '../domain/regulation/codes.ts'
import { problemOf, problemType } from './problem.ts'

/** Answers what is no request of HTTP, or did not come in time, and closes the connection. */
export const refuseConnection = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [line, rejection] = answers[error.code ?? ''] ?? unreadable
  // No header could be read, so neither could the language asked for.
  const body = JSON.stringify(problemOf(rejection, 'kk', randomUUID()))
  socket.end(
    `HTTP/1.1 ${line}\r\ncontent-type: ${problemType}\r\ncontent-language: kk\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

type Answer = readonly [line: string, rejection: Rejection]

const unreadable: Answer = ['400 Bad Request', reject('REQUEST_MALFORMED')]

const answers: Record<string, Answer> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', reject('SENT_TOO_SLOWLY')],
  HPE_HEADER_OVERFLOW: ['400 Bad Request', reject('REQUEST_MALFORMED', { field: 'headers' })],
}
