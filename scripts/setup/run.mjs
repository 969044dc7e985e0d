import { spawn } from 'node:child_process'
import { compiledCode } from './cache-folder.mjs'
import { root } from './prepare.mjs'
import { sameBeginning } from './progress.mjs'

// Known from the first moment: npm may be gone before all is installed.
const parent = process.ppid

/**
 * Runs a program of the checkout under Node 24 in this terminal and ends as it ends, with its exit code.
 * @param {string} node path of Node 24
 * @param {string[]} args script and arguments
 */
export function runAndEnd(node, args) {
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...sameBeginning, NODE_COMPILE_CACHE: compiledCode },
    // The channel tells the child, by closing, that this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // A signal sent to npm alone ends npm and its shell, not us: their end is the signal.
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
