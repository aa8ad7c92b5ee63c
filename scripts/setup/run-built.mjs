// Runs one of the built programs in the foreground, with the arguments of this one; builds it first if need be.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { checkNode } from './node-version.mjs'
import { root } from './root.mjs'
import { runScript } from './say.mjs'

/** @param {string} program under out/ @param {string[]} [args] */
export function runBuilt(program, args) {
  runScript(async () => runProgram(program, args))
}

/** @param {string} program under out/ @param {string[]} [args] @returns {number} its exit code */
export function runProgram(program, args = process.argv.slice(2)) {
  checkNode()
  ensureDependencies()
  ensureBuilt()
  const run = spawnSync(process.execPath, ['--enable-source-maps', path.join(root, 'out', program), ...args], {
    cwd: process.env.INIT_CWD ?? root,
    stdio: 'inherit',
  })
  return run.status ?? 1
}
