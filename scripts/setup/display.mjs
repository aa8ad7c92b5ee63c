// A display to draw on: the one there is, else a virtual one, which is said.
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
