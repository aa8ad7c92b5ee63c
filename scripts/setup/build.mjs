// Builds the console and the Node programs, if a source has changed since they were built.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { say, SetupError } from './say.mjs'

const sources = [
  'shared',
  'server',
  'electron',
  'renderer',
  'scripts',
  'resources/locales',
  'resources/demo-city',
  'electron.vite.config.ts',
  'vite.node.config.ts',
  'package-lock.json',
]
const marker = path.join(root, 'out', '.built')

export function ensureBuilt() {
  const state = sourceState()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === state) return
  say('Build: console, relay and programs')
  const started = Date.now()
  rmSync(marker, { force: true })
  run('electron-vite', ['build', '--logLevel', 'warn'])
  run('vite', ['build', '-c', 'vite.node.config.ts', '--logLevel', 'warn'])
  writeFileSync(marker, state)
  say(`Build: done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** @param {string} tool @param {string[]} args */
function run(tool, args) {
  const result = spawnSync(path.join(root, 'node_modules', '.bin', tool), args, { cwd: root, encoding: 'utf8' })
  if (result.status !== 0) throw new SetupError(`${tool} failed:\n${result.stdout}${result.stderr}`)
}

/** Names, sizes and times of all sources, as one hash. */
function sourceState() {
  const hash = createHash('sha256')
  for (const source of sources) {
    const at = path.join(root, source)
    if (statSync(at).isFile()) note(hash, source, at)
    else
      for (const name of readdirSync(at, { recursive: true, encoding: 'utf8' }).sort()) {
        const file = path.join(at, name)
        if (!name.includes('.test.') && statSync(file).isFile()) note(hash, name, file)
      }
  }
  return hash.digest('hex')
}

/** @param {import('node:crypto').Hash} hash @param {string} name @param {string} file */
function note(hash, name, file) {
  const { size, mtimeMs } = statSync(file)
  hash.update(`${name} ${size} ${mtimeMs}\n`)
}
