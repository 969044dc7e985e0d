import { enableCompileCache } from 'node:module'

// Reading TypeScript takes most of a short run: what was read once is kept between runs.
enableCompileCache()
const { run } = await import('./run.ts')

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

// The exit code is set and never forced: a long document on a pipe is written to its end.
process.exitCode = await run(process.argv.slice(2), {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  errIsTerminal: process.stderr.isTTY === true,
})
