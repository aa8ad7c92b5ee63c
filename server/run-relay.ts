// A relay that runs: reads its arguments, keeps its data folder, starts, and stops in good order on SIGTERM.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { backupName, startRelay, type Relay } from './relay.ts'
import { estimatedWays, waysOnRoads } from './routing/ways.ts'
import { obey, openSimulation } from './simulation/open-simulation.ts'
import { sqliteStore } from './store/sqlite-store.ts'
import { dataFolder, type DataFolder } from './upkeep/data-folder.ts'

const log = pino({ name: 'relay' })

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: './relay-data' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '7420' },
      'frame-every': { type: 'string', default: '250' },
      roads: { type: 'string' },
      'simulated-from': { type: 'string' },
    },
  })
  const whole = (name: 'port' | 'frame-every', from: number, to: number) => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < from || value > to)
      throw new Error(`--${name} takes a whole number from ${from} to ${to}, not "${values[name]}".`)
    return value
  }
  return {
    data: path.resolve(values.data),
    host: values.host,
    port: whole('port', 0, 65_535),
    frameEvery: whole('frame-every', 50, 10_000),
    roads: values.roads === undefined ? null : path.resolve(values.roads),
    simulatedFrom: values['simulated-from'] ?? null,
  }
}

/** The key for enrolling seats: made once, kept beside the store, readable by its owner only. */
function setupKey({ setupKey: file }: DataFolder): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Copies that nobody has taken away: whoever asked for them has gone. */
function dropOldBackups({ folder }: DataFolder): void {
  for (const name of readdirSync(folder)) if (backupName.test(name)) rmSync(path.join(folder, name))
}

function stopWith(line: string): never {
  process.stderr.write(`signalbox relay: ${line}\n`)
  process.exit(1)
}

/** What went wrong at the start, as one line that says what to do. */
function explain(error: NodeJS.ErrnoException, port: number, data: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or choose another port with --port.`
  if (error.code === 'EACCES')
    return `No right to use ${error.path ?? `port ${port}`}. Choose another, or change the right.`
  if (/database is locked/i.test(error.message)) return `Another relay has the data in ${data} open. Stop it first.`
  if (/not a database|malformed/i.test(error.message))
    return `The store in ${data} cannot be read (${error.message}). Put a backup in its place: npm run relay -- restore --data ${data} --from FILE`
  return error.message
}

/** Resolves when it runs. */
export async function runRelay(args: string[]): Promise<undefined> {
  const options = readArguments(args)
  const data = dataFolder(options.data)
  if (options.roads !== null && !existsSync(options.roads))
    stopWith(`There is no road file ${options.roads}. Give another with --roads, or none: then ways are estimates.`)
  mkdirSync(data.folder, { recursive: true })
  const time = openSimulation(data, options.simulatedFrom)
  dropOldBackups(data)

  const relay: Relay = await startRelay({
    ...options,
    store: sqliteStore(data.store, new URL('./sqlite-worker.js', import.meta.url)),
    setupKey: setupKey(data),
    ways:
      options.roads === null
        ? estimatedWays
        : waysOnRoads(options.roads, new URL('./ways-worker.js', import.meta.url), (error) =>
            log.error({ err: error, roads: options.roads }, 'the roads cannot be used: ways are estimates'),
          ),
    fileDamaged: (file) => log.error({ file }, 'the body of a file has rotted, and was put aside'),
    now: time ? time.now : () => Date.now(),
    ...(time && { timers: time }),
    failed(error) {
      // Memory and disk no longer agree: nothing may be told any more. What is on disk is right.
      log.fatal({ err: error }, 'the relay stops: its store has failed')
      process.exit(70)
    },
  }).catch((error: NodeJS.ErrnoException) => stopWith(explain(error, options.port, options.data)))

  const status = { pid: process.pid, host: options.host, port: relay.port, url: `http://${options.host}:${relay.port}` }
  writeFileSync(data.status, JSON.stringify(status))
  log.info(status, 'relay ready')
  if (time) obey(time, relay)

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'relay stops')
    relay
      .stop()
      .then(() => {
        rmSync(data.status, { force: true })
        process.exit(0)
      })
      .catch((error: Error) => stopWith(error.message))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
