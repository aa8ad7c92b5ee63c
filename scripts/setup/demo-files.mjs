// The files of the demo day: one folder for the day that runs, earlier ones kept aside, and a note of where it is.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isRunning, relayStatus } from './programs.mjs'
import { currentFile, earlierDays, todayFolder } from './root.mjs'
import { SetupError } from './say.mjs'

/**
 * @typedef {{ pid: number, relay: string, setupKeyFile: string, data: string, profile: string, city: string, logs: string }} Current
 */

/** How many earlier days are kept. */
const kept = 5

/** The folders of a new day; an earlier day's files are moved aside, never mixed in. */
export function newDay() {
  const running = readCurrent()
  if (running && isRunning(running.pid))
    throw new SetupError(`The demo runs already (process ${running.pid}). End it with Ctrl+C where it was started.`)
  if (existsSync(todayFolder)) {
    const relay = relayStatus(path.join(todayFolder, 'relay'))
    if (relay)
      throw new SetupError(
        `A relay of an earlier demo still runs (process ${relay.pid}). Stop it with: npm run relay:stop`,
      )
    mkdirSync(earlierDays, { recursive: true })
    const started = statSync(todayFolder).birthtime.toISOString().slice(0, 19).replaceAll(':', '-')
    renameSync(todayFolder, path.join(earlierDays, freeName(started)))
    for (const old of readdirSync(earlierDays).sort().slice(0, -kept))
      rmSync(path.join(earlierDays, old), { recursive: true })
  }
  mkdirSync(todayFolder, { recursive: true })
  const at = (/** @type {string} */ name) => path.join(todayFolder, name)
  return { data: at('relay'), profile: at('console'), seats: at('seats'), logs: at('logs') }
}

/** @param {string} name */
function freeName(name) {
  let free = name
  for (let i = 2; existsSync(path.join(earlierDays, free)); i++) free = `${name}-${i}`
  return free
}

/** @param {Current} current */
export function writeCurrent(current) {
  writeFileSync(currentFile, JSON.stringify(current, null, 2))
}

/** @returns {Current | undefined} */
export function readCurrent() {
  return existsSync(currentFile) ? JSON.parse(readFileSync(currentFile, 'utf8')) : undefined
}

/** @returns {Current} */
export function neededCurrent() {
  const current = readCurrent()
  if (!current) throw new SetupError('There is no demo day yet. Start one with: npm start')
  return current
}
