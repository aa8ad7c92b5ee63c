// A busy centre around the drags: every technician drives and tells it each second, tickets come in, are edited and noted.
// It keeps what it has told, so that what the map shows can be compared with it.
import type { Intent } from '../../../shared/commands/command.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { isOpen } from '../../../shared/model/ticket.ts'
import { siteAt, ticketIntent } from '../../support/seats.ts'
import type { ControlRoom } from '../control-room.ts'

export interface Told {
  at: number
  lat: number
  lon: number
}

interface Driver extends Told {
  heading: number
}

/** These stand still: the picture on the screen is measured by them. */
export const parked = { w01: { lat: 51.105, lon: 71.37 }, w02: { lat: 51.205, lon: 71.5 } } as const
/** Where the others drive, all of it on the screen. */
const area = { south: 51.115, north: 51.195, west: 71.385, east: 71.485 }
/** Far quicker than any car, so that symbols leave the pointer; below what counts as a jump. */
const metresASecond = 150
const metresADegree = 111_320
/** Commands a second, of which so many are new tickets. */
const commandsASecond = 25
const ticketsASecond = 2
/** How long what was told before may still be shown, ms. */
const keep = 6_000

export class Traffic {
  readonly told = new Map<string, Told[]>()
  fixes = 0
  commands = 0
  private readonly room: ControlRoom
  private readonly drivers = new Map<string, Driver>()
  private readonly startedAt = Date.now()
  private readonly dice: () => number
  private timer: NodeJS.Timeout | undefined
  private tickets = 0

  constructor(room: ControlRoom, dice: () => number) {
    this.room = room
    this.dice = dice
    for (const id of room.phones.keys()) {
      const place = parked[id as keyof typeof parked] ?? {
        lat: area.south + dice() * (area.north - area.south),
        lon: area.west + dice() * (area.east - area.west),
      }
      this.drivers.set(id, { ...place, at: 0, heading: dice() * 360 })
      this.told.set(id, [])
    }
  }

  start(): void {
    this.timer = setInterval(() => this.tick(), 40)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** What has been told a second, up to now. */
  get rates(): { fixes: number; commands: number; seconds: number } {
    const seconds = (Date.now() - this.startedAt) / 1_000
    return { fixes: this.fixes / seconds, commands: this.commands / seconds, seconds }
  }

  newTicket(): Intent {
    const { dice } = this
    const lat = area.south + dice() * (area.north - area.south)
    const lon = area.west + dice() * (area.east - area.west)
    return ticketIntent(`d${++this.tickets}`, {
      priority: dice() < 0.1 ? 2 : 3,
      site: siteAt(lat, lon),
    })
  }

  private tick(): void {
    const now = Date.now()
    const elapsed = (now - this.startedAt) / 1_000
    const ids = [...this.drivers.keys()]
    // One after the other, each once a second.
    while (this.fixes < elapsed * ids.length) this.drive(ids[this.fixes++ % ids.length]!, now)
    const intents: Intent[] = []
    while (this.commands < elapsed * commandsASecond) intents.push(this.command(this.commands++))
    if (intents.length > 0) void this.room.feeder.do(...intents)
  }

  private drive(id: string, now: number): void {
    const driver = this.drivers.get(id)!
    const still = id in parked
    if (!still) {
      const seconds = driver.at === 0 ? 0 : Math.min(2, (now - driver.at) / 1_000)
      driver.heading = (driver.heading + (this.dice() - 0.5) * 40 + 360) % 360
      const turn = (driver.heading * Math.PI) / 180
      const way = (metresASecond * seconds) / metresADegree
      driver.lat += Math.cos(turn) * way
      driver.lon += (Math.sin(turn) * way) / Math.cos((driver.lat * Math.PI) / 180)
      const out = driver.lat < area.south || driver.lat > area.north || driver.lon < area.west || driver.lon > area.east
      if (out) {
        // Back towards the middle.
        const north = (area.south + area.north) / 2 - driver.lat
        const east = ((area.west + area.east) / 2 - driver.lon) * Math.cos((driver.lat * Math.PI) / 180)
        driver.heading = ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
      }
    }
    driver.at = now
    const { lat, lon, heading } = driver
    this.room.phones.get(id)!.seat.runtime.sendFix({
      lat,
      lon,
      accuracy: 5,
      speed: still ? 0 : 15,
      heading: still ? null : heading,
      ageMs: 0,
    })
    const told = this.told.get(id)!
    told.push({ at: now, lat, lon })
    while (told[0]!.at < now - keep) told.shift()
  }

  private command(n: number): Intent {
    if (n % commandsASecond < ticketsASecond) return this.newTicket()
    const { replica } = this.room.feeder
    const id = `d${1 + Math.floor(this.dice() * this.tickets)}`
    const ticket = replica.get('ticket', id)
    if (!ticket || !isOpen(ticket)) return this.newTicket()
    if (n % 2 === 0) return intent('add-note', { ticketId: id, noteId: `${id}-${n}`, text: `Call ${n}` }, {})
    const { phone } = ticket.customer
    return intent('edit-ticket', { ticketId: id, fields: { phone: { from: phone, to: `+7 700 ${n}` } } }, {})
  }
}
