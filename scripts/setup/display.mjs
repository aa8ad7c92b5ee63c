// Displays to draw on: the one there is, else virtual ones, which is said.
import { spawn } from 'node:child_process'
import { hasDisplay } from './system-libraries.mjs'
import { say, SetupError } from './say.mjs'

/** Room for the frame and the menu bar of a window whose content has the asked size. */
const frame = 120

/**
 * @param {string} size WIDTHxHEIGHT of the windows' content in pixels
 * @returns {Promise<{ env: NodeJS.ProcessEnv, virtual: boolean, stop: () => void }>}
 */
export async function openDisplay(size) {
  if (hasDisplay()) return { env: process.env, virtual: false, stop: () => {} }
  const [width = 0, height = 0] = size.split('x').map(Number)
  const screen = `${width + frame}x${height + frame}x24`
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const number = await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new SetupError(`No virtual display could be started: ${error.message}`)))
    server.once('exit', (code) => reject(new SetupError(`The virtual display ended at once (code ${code}).`)))
    server.stdio[3]?.once('data', (data) => resolve(String(data).trim()))
  })
  say(`Display: none here, using a virtual one (:${number}, ${size})`)
  return { env: { ...process.env, DISPLAY: `:${number}` }, virtual: true, stop: () => server.kill('SIGTERM') }
}

/**
 * Several to draw on at the same time, each with a pointer and a focus of its own: a virtual one for each, or the one there is.
 * @param {string} size WIDTHxHEIGHT of the windows' content in pixels
 * @param {number} count
 * @returns {Promise<{ names: string[], env: NodeJS.ProcessEnv, virtual: boolean, stop: () => void }>} names: none for the one there is
 */
export async function openDisplays(size, count) {
  const first = await openDisplay(size)
  if (!first.virtual) return { ...first, names: [] }
  const all = [first]
  while (all.length < count) all.push(await openDisplay(size))
  return {
    env: first.env,
    virtual: true,
    names: all.map(({ env }) => env['DISPLAY'] ?? ''),
    stop: () => all.forEach((display) => display.stop()),
  }
}
