// The demo fleet: sixty phones in one process, each with a seat, a disk folder and a technician of its own. They come in by
// the same doors as any phone.
import { parseArgs } from 'node:util'
import { runScript, say, SetupError } from '../setup/say.mjs'
import { castParts, technicianIds } from './cast.ts'
import { readStreets } from './city.ts'
import { FleetPhone } from './fleet-phone.ts'
import { technicianNames } from './recruits.ts'
import { openDoor } from './relay-door.ts'
import { stopSignal } from './stop-signal.ts'

/** Every phone is looked at once a second, a tenth of them at a time; more often where people live faster. */
const turns = 10
const turnEvery = 100 // ms
const shortestTurn = 20

runScript(async () => {
  const { relay, setupKey, city, ids, figures, ...options } = readArguments()
  const door = await openDoor(relay, setupKey)
  const streets = await readStreets(city)
  const parts = castParts(options.seed)
  const names = technicianNames(options.seed)
  const shared = { ...options, door, streets, log: (line: string) => say(`fleet: ${line}`) }
  const phones: FleetPhone[] = []
  for (const id of ids)
    phones.push(await FleetPhone.open({ id, name: names.get(id)!.name, part: parts.get(id)! }, shared))
  say(`fleet: ${phones.length} phones are on`)

  let turn = 0
  const ticking = setInterval(
    () => {
      for (let at = turn; at < phones.length; at += turns) phones[at]!.tick()
      turn = (turn + 1) % turns
    },
    Math.max(shortestTurn, turnEvery / options.speed),
  )
  const telling = figures > 0 ? setInterval(() => say(figuresOf(phones)), figures * 1000) : undefined
  const signal = await stopSignal()
  say(`fleet: stops (${signal})`)
  clearInterval(ticking)
  clearInterval(telling)
  await Promise.all(phones.map((phone) => phone.stop()))
})

function figuresOf(phones: readonly FleetPhone[]): string {
  const counts = new Map<string, number>()
  for (const { doing } of phones) counts.set(doing, (counts.get(doing) ?? 0) + 1)
  const megabytes = Math.round(process.memoryUsage.rss() / 1024 / 1024)
  return `fleet: ${[...counts].map(([doing, count]) => `${doing} ${count}`).join(', ')} | ${megabytes} MB`
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      relay: { type: 'string' },
      'setup-key': { type: 'string' },
      city: { type: 'string' },
      folder: { type: 'string' },
      seed: { type: 'string', default: '1' },
      speed: { type: 'string', default: '1' },
      only: { type: 'string' },
      except: { type: 'string', default: '' },
      figures: { type: 'string', default: '0' },
    },
  })
  const { relay, 'setup-key': setupKey, city, folder, seed } = values
  if (!relay || !setupKey || !city || !folder)
    throw new SetupError('the demo fleet needs --relay URL --setup-key FILE --city DIR --folder DIR')
  const [speed, figures] = [Number(values.speed), Number(values.figures)]
  if (!(speed > 0) || !(figures >= 0)) throw new SetupError('--speed and --figures take numbers')
  const only = values.only === undefined ? technicianIds : list(values.only)
  const except = new Set(list(values.except))
  return { relay, setupKey, city, folder, seed, speed, figures, ids: only.filter((id) => !except.has(id)) }
}

/** Ids as w17,w18; unknown ones are named. */
function list(text: string): string[] {
  const ids = text.split(',').filter((id) => id !== '')
  const unknown = ids.find((id) => !technicianIds.includes(id))
  if (unknown !== undefined) throw new SetupError(`there is no technician ${unknown} in the demo fleet`)
  return ids
}
