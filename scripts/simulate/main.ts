// `npm run simulate -- day|storm`: a control room at work, for training and for measuring alarms. At the pace of the day it
// sits at an ordinary relay, where a trainee's console can sit too; faster, at a relay of its own that goes by a simulated
// clock.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../shared/model/ids.ts'
import { line, machine, writeReport, type Figure } from '../bench/figures.ts'
import { readCity } from '../demo/city.ts'
import type { FullSeat } from '../demo/full-seat.ts'
import { openDoor } from '../demo/relay-door.ts'
import { takeSeat } from '../demo/take-seat.ts'
import { runScript, say, SetupError } from '../setup/say.mjs'
import { alarmFigures, type DayRecord } from './alarm-figures.ts'
import { alarmVerdicts, inWords, seenInWords } from './alarm-verdicts.ts'
import { Centre } from './centre.ts'
import { OwnRelay } from './own-relay.ts'
import { runDay } from './run-day.ts'

const help = `npm run simulate -- day     an ordinary day, for whoever sits at a console beside it
npm run simulate -- storm   the same, and a storm of breaches
  --relay URL --setup-key FILE   at this relay (without: one of its own, and a console opens at it)
  --no-console                   opens no console
  --hours N                      how long (8)
  --seed TEXT                    another day (1)
  --left N                       of 16 tickets so many are left to the trainee (4)
  --after S --count N --in S     the storm: after so many seconds (60) so many breaches (200) in so many seconds (5)
npm run simulate -- day --speed N   so many times as fast, at a relay of its own with a simulated clock; no console can sit there
npm run simulate -- day --check [--days N] [--json FILE]   so many days (10), as fast as it goes; measures the alarms, and
                                 ends with 1 where they are more than an operator can deal with`

const startOfDay = Date.parse('2026-01-05T08:00:00Z')

runScript(async () => {
  const options = readArguments()
  if (options.help) return say(help)
  const stop = { asked: false }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => (stop.asked = true))
  return options.simulated ? simulated(options, stop) : ordinary(options, stop)
})

type Options = ReturnType<typeof readArguments>

/** By a simulated clock, two days at a time, each at a relay of its own. */
async function simulated(options: Options, stop: { asked: boolean }): Promise<number> {
  const days: DayRecord[] = []
  let last = 0
  const go = async () => {
    while (last < options.days && !stop.asked) {
      last += 1
      const day = last
      const seed = `${options.seed}/${day}`
      const folder = path.join(options.folder, `day-${day}`)
      days.push(await simulatedDay({ ...options, seed, folder }, day, stop))
    }
  }
  await Promise.all([go(), go()])
  return report(alarmVerdicts(alarmFigures(days)), options)
}

async function simulatedDay(options: Options, day: number, stop: { asked: boolean }): Promise<DayRecord> {
  const relay = await OwnRelay.start(options.program, path.join(options.folder, 'relay'), startOfDay)
  const began = performance.now()
  try {
    const centre = await openCentre(options, relay.url, relay.setupKey, () => relay.now())
    const soFar = (): DayRecord => ({ record: centre.record, from: centre.beganAt, to: relay.now() })
    const told = (now: Instant) => say(`day ${day}, ${clock(now)}  ${inWords(alarmFigures([soFar()]))}`)
    const unsettled = await runDay(centre, relay, { ...options, told, stopped: () => stop.asked })
    const tickets = [...centre.intake.all('ticket')]
    const done = tickets.filter(({ state }) => state === 'resolved').length
    await centre.stop()
    const took = ((performance.now() - began) / 1_000).toFixed(0)
    say(`day ${day}: ${options.hours} h in ${took} s: ${tickets.length} tickets, ${done} resolved`)
    // What is measured would then depend on this machine.
    if (unsettled > 0)
      throw new SetupError(`${unsettled} times something did not come everywhere in time: measure again`)
    return soFar()
  } finally {
    await relay.stop()
  }
}

/** At an ordinary relay, in the time of the day. */
async function ordinary(options: Options, stop: { asked: boolean }): Promise<number> {
  const { relay, setupKey, profile, storm } = options
  if (!relay || !setupKey) throw new SetupError('this needs --relay URL and --setup-key FILE')
  if (profile !== undefined) {
    const actors = [
      { id: 'trainee', name: 'Trainee', role: 'dispatcher' as const },
      { id: 'trainer', name: 'Trainer', role: 'supervisor' as const },
    ]
    const request = { kind: 'console' as const, label: 'Training desk', actors, technicianId: null }
    await takeSeat(path.join(profile, 'seat'), await openDoor(relay, setupKey), request)
  }
  const centre = await openCentre(options, relay, setupKey, (seat) => seat.now())
  const end = centre.beganAt + options.hours * 3_600_000
  let nextTold = centre.beganAt + 600_000
  let stormAt = storm ? centre.beganAt + storm.after * 1_000 : Infinity
  for (let now = centre.beganAt; now < end && !stop.asked; now = centre.intake.now()) {
    await centre.step(now)
    if (storm && now >= stormAt) {
      stormAt = Infinity
      void breach(centre, storm)
    }
    if (now >= nextTold) {
      say(`${clock(now)}  ${inWords(alarmFigures([{ record: centre.record, from: centre.beganAt, to: now }]))}`)
      nextTold += 600_000
    }
    await sleep(1_000)
  }
  const all = { record: centre.record, from: centre.beganAt, to: centre.intake.now() }
  await centre.stop()
  say(inWords(alarmFigures([all])))
  for (const seen of seenInWords(centre.record.seen)) say(seen)
  return 0
}

async function breach(centre: Centre, { count, within }: NonNullable<Options['storm']>): Promise<void> {
  const parts = Math.max(1, Math.min(count, within * 4))
  for (let part = 0; part < parts; part += 1) {
    const share = Math.floor((count * (part + 1)) / parts) - Math.floor((count * part) / parts)
    await Promise.all([centre.reportBreached(share, null), sleep((within * 1_000) / parts)])
  }
  say(`storm: ${count} breaches in ${within} s`)
}

async function openCentre(options: Options, relay: string, keyFile: string, now: (seat: FullSeat) => Instant) {
  const door = await openDoor(relay, keyFile)
  const { city, folder, seed, hours, left } = options
  return Centre.open({
    door,
    folder: path.join(folder, 'seats'),
    city: await readCity(city),
    seed,
    hours,
    technicians: 40,
    ticketsPerHour: 28,
    leftParts: options.simulated ? 0 : left,
    now,
    log: (text) => say(`simulate: ${text}`),
  })
}

function report(figures: Figure[], { json, check }: Options): number {
  say(figures.map(line).join('\n'))
  if (json !== undefined)
    writeReport(path.resolve(json), {
      bench: 'alarms of a day',
      machine: machine(),
      at: new Date().toISOString(),
      figures,
    })
  return check && figures.some(({ holds }) => holds === false) ? 1 : 0
}

const clock = (now: Instant) => new Date(now).toISOString().slice(11, 16)

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      relay: { type: 'string' },
      'setup-key': { type: 'string' },
      city: { type: 'string' },
      folder: { type: 'string' },
      'console-profile': { type: 'string' },
      'no-console': { type: 'boolean' },
      check: { type: 'boolean', default: false },
      json: { type: 'string' },
      speed: { type: 'string' },
      seed: { type: 'string', default: '1' },
      hours: { type: 'string', default: '8' },
      days: { type: 'string' },
      left: { type: 'string', default: '4' },
      after: { type: 'string', default: '60' },
      count: { type: 'string', default: '200' },
      in: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  })
  const what = positionals[0]
  if (!values.help && what !== 'day' && what !== 'storm') throw new SetupError(`day or storm?\n${help}`)
  const number = (name: 'hours' | 'left' | 'after' | 'count' | 'in') => {
    const value = Number(values[name])
    if (!(value >= 0)) throw new SetupError(`--${name} takes a number, not "${values[name]}"`)
    return value
  }
  const { check, json, relay, seed, help: asked } = values
  const speed = values.speed === undefined ? (check ? Infinity : 1) : Number(values.speed)
  if (!(speed > 0)) throw new SetupError(`--speed takes a number above 0, not "${values.speed}"`)
  const simulated = check || speed !== 1
  if (simulated && (relay !== undefined || what === 'storm'))
    throw new SetupError('--speed and --check are for a day at a relay of its own: a relay at work has its own clock')
  const folder = path.resolve(values.folder ?? '.signalbox/simulation')
  if (!asked) mkdirSync(folder, { recursive: true })
  return {
    help: asked,
    check,
    json,
    speed,
    simulated,
    seed,
    relay,
    setupKey: values['setup-key'],
    city: values.city ?? '.signalbox/city',
    folder,
    profile: values['console-profile'],
    program: path.resolve(import.meta.dirname, '../../server/main.js'),
    hours: number('hours'),
    days: Number(values.days ?? (check ? 10 : 1)),
    left: number('left'),
    storm: what === 'storm' ? { after: number('after'), count: number('count'), within: number('in') } : undefined,
  }
}
