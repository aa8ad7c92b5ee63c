// `npm start`: sets up what is missing, then runs the demo day: a relay on its own store, sixty technicians on the roads of
// a real city, a dispatcher who leaves a queue, and the console. Ctrl+C ends all of it and nothing else.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './setup/build.mjs'
import { newDay, writeCurrent } from './setup/demo-files.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { openDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { checkNode } from './setup/node-version.mjs'
import { endProgram, startConsole, startProgram, startRelay, waitFor } from './setup/programs.mjs'
import { cityFolder } from './setup/root.mjs'
import { runScript, say, SetupError } from './setup/say.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'
import { ensureCity } from './setup/city.mjs'

const help = `npm start -- [options]
  --shot FILE.png      take a picture of the running console and end
  --after SECONDS      how long after the first full picture (default 20)
  --size 1920x1080     size of the window or picture
  --theme dark|light   --lang zh|en
  --wall               the wall instead of the console, full screen: Ctrl+Q ends it
  --port N             the relay's port (default 7420)
  --no-console         the relay and the demo day alone`

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

function readArguments() {
  const { values } = parseArgs({
    options: {
      shot: { type: 'string' },
      after: { type: 'string', default: '20' },
      size: { type: 'string', default: '1920x1080' },
      theme: { type: 'string' },
      lang: { type: 'string' },
      port: { type: 'string', default: '7420' },
      wall: { type: 'boolean', default: false },
      'no-console': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (!/^\d{3,5}x\d{3,5}$/.test(values.size)) throw new SetupError(`--size takes WIDTHxHEIGHT, not "${values.size}".`)
  if (!(Number(values.after) >= 0)) throw new SetupError(`--after takes seconds, not "${values.after}".`)
  if (values.theme && !['dark', 'light'].includes(values.theme)) throw new SetupError('--theme takes dark or light.')
  if (values.lang && !['zh', 'en'].includes(values.lang)) throw new SetupError('--lang takes zh or en.')
  return values
}

async function main() {
  checkNode()
  const options = readArguments()
  if (options.help) return say(help)

  ensureDependencies()
  const runtime = options['no-console'] ? undefined : await ensureElectron()
  if (runtime) ensureSystemLibraries(runtime.executable)
  ensureBuilt()
  ensureCity()

  const day = newDay()
  const log = (/** @type {string} */ name) => path.join(day.logs, `${name}.log`)
  /** @type {Record<string, ChildProcess>} */
  const children = {}
  const display = runtime ? await openDisplay(options.size) : undefined
  let ending = false

  const end = async (/** @type {number} */ code) => {
    if (ending) return
    ending = true
    await Promise.all([
      endProgram(children['console'], 8_000),
      endProgram(children['fleet']),
      endProgram(children['day']),
    ])
    await endProgram(children['relay'])
    display?.stop()
    process.exit(code)
  }
  process.on('SIGINT', () => void end(130))
  process.on('SIGTERM', () => void end(143))

  try {
    const relay = await startRelay(day.data, Number(options.port), log('relay'))
    children['relay'] = relay.child
    const watchRelay = () =>
      children['relay']?.once('exit', () => {
        if (!ending) say('Relay: stopped. It comes back with: npm run relay:start')
      })
    watchRelay()
    const { url } = relay.status
    const setupKeyFile = path.join(day.data, 'setup-key')
    writeCurrent({
      pid: process.pid,
      relay: url,
      setupKeyFile,
      data: day.data,
      profile: day.profile,
      city: cityFolder,
      logs: day.logs,
    })
    say(`Relay: ${url}`)

    const shared = ['--relay', url, '--setup-key', setupKeyFile, '--city', cityFolder]
    children['day'] = startProgram(
      'scripts/demo/day.js',
      [...shared, '--folder', path.join(day.seats, 'day'), '--console-profile', day.profile],
      log('day'),
    )
    const seatFile = path.join(day.profile, 'seat', 'seat.json')
    if (
      !(await waitFor(() => existsSync(seatFile) || children['day']?.exitCode !== null, 30_000)) ||
      !existsSync(seatFile)
    )
      throw new SetupError(`The demo day did not start:\n${readFileSync(log('day'), 'utf8').slice(-2000)}`)
    children['fleet'] = startProgram(
      'scripts/demo/fleet.js',
      [...shared, '--folder', path.join(day.seats, 'fleet')],
      log('fleet'),
    )
    say('Demo day: sixty technicians are on the road')

    // `npm run relay:start` asks whoever runs the demo to bring the relay back, so that Ctrl+C here ends it too.
    process.on('SIGUSR2', () => {
      if (children['relay']?.exitCode === null && children['relay'].signalCode === null) return
      startRelay(day.data, Number(options.port), log('relay')).then(
        ({ child }) => {
          children['relay'] = child
          say('Relay: back')
          watchRelay()
        },
        (error) => say(`Relay: ${error.message}`),
      )
    })
    for (const name of ['day', 'fleet'])
      children[name]?.once('exit', (code) => {
        if (!ending) say(`Demo day: the ${name} program ended (code ${code}); see ${log(name)}`)
      })

    if (!runtime || !display) return say('The console is not opened (--no-console). Ctrl+C ends the demo.')
    const shot = options.shot && path.resolve(options.shot)
    const args = [
      `--profile=${day.profile}`,
      `--map=${cityFolder}`,
      ...(options.theme ? [`--theme=${options.theme}`] : []),
      ...(options.lang ? [`--lang=${options.lang}`] : []),
      ...(options.wall ? ['--wall'] : []),
    ]
    if (shot) rmSync(shot, { force: true })
    if (shot) args.push(`--shot=${shot}`, `--after=${options.after}`, `--size=${options.size}`)
    children['console'] = startConsole(runtime, args, display, log('console'))
    if (shot) say(`Picture: ${shot}, ${options.after} s after the first full one`)
    else
      say('Console: open. Closing it leaves the demo running; `npm run console` opens it again, Ctrl+C here ends all.')
    children['console'].once('exit', (code) => {
      if (ending) return
      if (shot && code === 0 && existsSync(shot)) {
        say(`Picture: taken`)
        void end(0)
      } else if (shot) {
        say(`Picture: none was taken; see ${log('console')}`)
        void end(1)
      } else say(code === 0 ? 'Console: closed.' : `Console: ended with code ${code}; see ${log('console')}`)
    })
  } catch (error) {
    if (error instanceof SetupError) process.stderr.write(`signalbox: ${error.message}\n`)
    else process.stderr.write(`${/** @type {Error} */ (error).stack}\n`)
    await end(1)
  }
}

runScript(main)
