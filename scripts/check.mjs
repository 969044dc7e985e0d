import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { orExplain, prepare, root } from './setup/prepare.mjs'

/** Every check by name; all run even when one fails, and a failure shows what the tool said. */
const checks = {
  types: ['typescript/bin/tsc', '-p', '.'],
  'format and lint': ['@biomejs/biome/bin/biome', 'ci', '--reporter=summary', '.'],
  promises: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  'unused code': ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  'code only of tests': ['knip/bin/knip.js', '--no-progress', '--no-config-hints', '--production'],
  layers: ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', '.'],
  // From node_modules, as the others.
  'law map': ['../client/command-line/kelisu.ts', 'law', '--check'],
}

const node = await orExplain(() => prepare({ servers: false }))
const waiting = Object.entries(checks)
const failed = []
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker))
if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.join(', ')}`)
  process.exit(1)
}

async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, command] = next
    const begun = Date.now()
    const { code, output } = await run(command)
    const seconds = ((Date.now() - begun) / 1000).toFixed(1)
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(18)} ${seconds.padStart(5)} s`)
    if (code === 0) continue
    failed.push(name)
    console.log(output.trim().replace(/^/gm, '  '))
  }
}

function run([tool, ...args]) {
  return new Promise(resolve => {
    const child = spawn(node, [join(root, 'node_modules', tool), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', data => (output += data))
    child.stderr.on('data', data => (output += data))
    child.on('close', code => resolve({ code, output }))
  })
}
