// `npm run simulate -- day|storm`: a control room at work. At the pace of the day it brings a relay of its own and opens a
// trainee's console at it, or sits down at the relay that is named; faster it needs no window.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureCity } from './setup/city.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { openDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { endProgram, startConsole, startProgram, startRelay, waitFor } from './setup/programs.mjs'
import { cityFolder, made } from './setup/root.mjs'
import { runProgram } from './setup/run-built.mjs'
import { runScript, say, SetupError } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'

const program = 'scripts/simulate/main.js'

runScript(async () => {
  checkNode()
  const args = process.argv.slice(2)
  const asked = (/** @type {string} */ name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`))
  ensureDependencies()
  ensureBuilt()
  ensureCity()
  const folder = path.join(made, 'simulation', new Date().toISOString().slice(0, 19).replaceAll(':', '-'))
  const own = [...args, '--city', cityFolder, ...(asked('--folder') ? [] : ['--folder', folder])]
  if (['--help', '--check', '--speed', '--relay'].some(asked)) return runProgram(program, own)
  return train(own, folder, !asked('--no-console'))
})

/** @param {string[]} args @param {string} folder @param {boolean} withConsole @returns {Promise<number>} */
async function train(args, folder, withConsole) {
  const log = (/** @type {string} */ name) => path.join(folder, `${name}.log`)
  const profile = path.join(folder, 'console')
  const runtime = withConsole ? await ensureElectron() : undefined
  if (runtime) ensureSystemLibraries(runtime.executable)
  const relay = await startRelay(path.join(folder, 'relay'), 0, log('relay'))
  const { url } = relay.status
  say(`Relay: ${url}`)
  const door = ['--relay', url, '--setup-key', path.join(folder, 'relay', 'setup-key'), '--console-profile', profile]
  const simulation = startProgram(program, [...args, ...door], log('simulation'))
  const seatFile = path.join(profile, 'seat', 'seat.json')
  const display = runtime ? await openDisplay('1920x1080') : undefined
  const end = async () => {
    await endProgram(window, 8_000)
    await endProgram(simulation)
    await endProgram(relay.child)
    display?.stop()
  }
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let window
  process.on('SIGINT', () => void end())
  process.on('SIGTERM', () => void end())
  await waitFor(() => existsSync(seatFile) || simulation.exitCode !== null, 60_000)
  if (!existsSync(seatFile)) {
    await end()
    throw new SetupError(`The simulation did not start:\n${readFileSync(log('simulation'), 'utf8').slice(-2_000)}`)
  }
  if (runtime && display)
    window = startConsole(runtime, [`--profile=${profile}`, `--map=${cityFolder}`], display, log('console'))
  say(
    withConsole
      ? 'Training: the console is open, a quarter of the tickets is left to it. Ctrl+C ends all; the figures come then.'
      : `Training: open a console with --profile=${profile}. Ctrl+C ends all; the figures come then.`,
  )
  const code = await new Promise((resolve) => simulation.once('exit', resolve))
  await end()
  process.stdout.write(readFileSync(log('simulation'), 'utf8'))
  return code ?? 1
}
