// Starts the programs of the house: the relay, the demo's seats, the console. Each writes to a log of its own.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cityFolder, root } from './root.mjs'
import { SetupError } from './say.mjs'

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ pid: number, host: string, port: number, url: string }} RelayStatus
 */

/** In a group of its own, so that Ctrl+C in the terminal reaches the one who started it, who ends all in good order.
 * @param {string} script a built program, from out/
 * @param {string[]} args
 * @param {string} log the file that takes what it prints
 * @returns {ChildProcess}
 */
export function startProgram(script, args, log) {
  return spawn(process.execPath, ['--enable-source-maps', path.join(root, 'out', script), ...args], {
    cwd: root,
    stdio: ['ignore', logFile(log), logFile(log)],
    detached: true,
  })
}

/**
 * @param {string} data the relay's data folder
 * @param {number} port
 * @param {string} log
 * @returns {Promise<{ child: ChildProcess, status: RelayStatus }>}
 */
export async function startRelay(data, port, log) {
  const before = existsSync(log) ? readFileSync(log, 'utf8').length : 0
  const child = startProgram('server/main.js', ['--data', data, '--port', String(port), ...roads()], log)
  const status = await waitFor(() => child.exitCode !== null || relayStatus(data, child.pid), 20_000)
  if (status && typeof status === 'object') return { child, status }
  const said = readFileSync(log, 'utf8').slice(before).trim().split('\n').at(-1) ?? ''
  throw new SetupError(said.replace(/^signalbox relay: /, '') || `The relay did not start: see ${log}`)
}

/** The demo's relay knows the roads of the demo city. */
function roads() {
  const file = path.join(cityFolder, 'roads.bin')
  return existsSync(file) ? ['--roads', file] : []
}

/**
 * @param {string} data
 * @param {number} [pid] only if it is this process
 * @returns {RelayStatus | undefined} of a relay that runs
 */
export function relayStatus(data, pid) {
  const file = path.join(data, 'relay.json')
  if (!existsSync(file)) return undefined
  try {
    const status = /** @type {RelayStatus} */ (JSON.parse(readFileSync(file, 'utf8')))
    return (pid === undefined || status.pid === pid) && isRunning(status.pid) ? status : undefined
  } catch {
    return undefined
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, virtual: boolean }} display
 * @param {string} log
 */
export function startConsole(runtime, args, display, log) {
  return spawn(runtime.executable, [...chromiumFlags(display.virtual), root, ...args], {
    cwd: root,
    env: display.env,
    stdio: ['ignore', logFile(log), logFile(log)],
    detached: true,
  })
}

/** @param {boolean} virtual no graphics card: draw by software @returns {string[]} */
export function chromiumFlags(virtual) {
  const flags = ['--log-level=3']
  // Chromium's sandbox refuses to run as root.
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  if (virtual) {
    flags.push('--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader')
    // What is not the map is drawn faster without the detour over an imitated card, and put together so, too: a frame costs
    // what has changed in it, not the whole window.
    flags.push('--disable-gpu-compositing', '--disable-gpu-rasterization', '--disable-accelerated-2d-canvas')
  }
  return flags
}

/**
 * Ends a process and what it started, politely first.
 * @param {ChildProcess | undefined} child
 * @param {number} [patience] ms
 */
export async function endProgram(child, patience = 6_000) {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(child.pid, 'SIGTERM')
  const gentle = await Promise.race([ended.then(() => true), sleep(patience).then(() => false)])
  if (!gentle) {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It went by itself in the meantime.
    }
  }
}

/**
 * @template T
 * @param {() => T} condition
 * @param {number} patience ms
 * @returns {Promise<T>} the condition's last value
 */
export async function waitFor(condition, patience) {
  const until = Date.now() + patience
  for (;;) {
    const value = condition()
    if (value || Date.now() > until) return value
    await sleep(50)
  }
}

/** @param {string} file */
function logFile(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  return openSync(file, 'a')
}
