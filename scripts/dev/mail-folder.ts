import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { SMTPServer } from 'smtp-server'

export type MailFolder = { folder: string; url: string; stop(): Promise<void> }

/** An SMTP server on the loopback that delivers nothing: each accepted mail becomes a file `<time>-<number>-<recipient>.eml`. */
export async function startMailFolder({ folder, port }: { folder: string; port: number }): Promise<MailFolder> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let received = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipient = (session.envelope.rcptTo[0]?.address ?? 'nobody').replace(/[^A-Za-z0-9@._-]/g, '_')
        // As the office's clock shows it, as everything else that a person sees.
        const time = DateTime.now().setZone('Asia/Almaty').toFormat('yyyy-MM-dd_HH-mm-ss')
        received += 1
        const file = join(folder, `${time}-${String(received).padStart(4, '0')}-${recipient}.eml`)
        try {
          // Renamed when whole, so that whoever watches the folder never reads half a mail.
          writeFileSync(`${file}.partial`, Buffer.concat(chunks))
          renameSync(`${file}.partial`, file)
          done()
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)))
        }
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  // From here on an error is one sender's broken connection, which must not end the program.
  server.on('error', () => {})
  const address = server.server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  return {
    folder,
    url: `smtp://127.0.0.1:${listening}`,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
