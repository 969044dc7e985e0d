import { createServer } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server in this process, on its own port of the loopback. */
export type MailServer = {
  url: string
  /** What has arrived, in order. */
  mails: ParsedMail[]
  /** Answers every further envelope from or for an address with this code; 250 takes it again. */
  answer(address: string, code: number): void
  up(): Promise<void>
  down(): Promise<void>
}

/** A server that is not up yet. */
export const aMailServer = async (): Promise<MailServer> => {
  const port = await freePort()
  const mails: ParsedMail[] = []
  const answers = new Map<string, number>()
  let server: SMTPServer | undefined
  const reply = ({ address }: { address: string }, _: unknown, done: (error?: Error) => void): void => {
    const code = answers.get(address) ?? 250
    done(code === 250 ? undefined : Object.assign(new Error(`${address} says ${code}`), { responseCode: code }))
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answer: (address, code) => void answers.set(address, code),
    up: () => {
      const started = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        // Nobody needs to log in, and whoever tries is refused for good.
        allowInsecureAuth: true,
        onAuth: (_, __, done) => done(Object.assign(new Error('no such user'), { responseCode: 535 })),
        onMailFrom: reply,
        onRcptTo: reply,
        onData: (stream, _, done) => {
          simpleParser(stream).then(mail => {
            mails.push(mail)
            done()
          }, done)
        },
      })
      server = started
      return new Promise((resolve, reject) => {
        started.once('error', reject)
        started.listen(port, '127.0.0.1', () => resolve())
      })
    },
    down: () => new Promise(resolve => (server ? server.close(() => resolve()) : resolve())),
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
