// One phone of the demo fleet and the technician who carries it: an ordinary phone seat, a life, a position. When somebody
// takes the technician over with another phone, this one stays off until that one has left.
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Intent } from '../../shared/commands/command.ts'
import type { Place } from '../../shared/model/place.ts'
import { PhoneSeat } from '../technician/phone-seat.ts'
import type { Part } from './cast.ts'
import { Chance } from './chance.ts'
import { Gps } from './gps.ts'
import { Habits } from './habits.ts'
import { askStanding, type RelayDoor } from './relay-door.ts'
import type { Streets } from './streets.ts'
import { takeSeat } from './take-seat.ts'
import { TechnicianLife } from './technician-life.ts'

export interface FleetOptions {
  door: RelayDoor
  folder: string
  streets: Streets
  seed: string
  /** above 1: people act, drive and work faster */
  speed: number
  log: (line: string) => void
}

export interface Carrier {
  id: string
  name: string
  part: Part
}

const askAgainEvery = 20_000 // ms
/** So often in a row nobody else is on the air before this phone comes back. */
const quietAnswers = 2
/** How long a phone that is switched on for the first time waits for offers before its technician begins the day. */
const waitForOffers = 12 // s
const wayHome = 20 * 60_000 // ms

/** `replaced`: another phone is on the air. `dark`: off, and nobody knows why. */
type Presence = 'on-air' | 'replaced' | 'dark'

export class FleetPhone {
  private readonly carrier: Carrier
  private readonly options: FleetOptions
  private readonly habits: Habits
  private readonly chance: Chance
  private readonly gps: Gps
  private readonly switchedOnAt = performance.now()
  private seat!: PhoneSeat
  private presence: Presence = 'on-air'
  private life: TechnicianLife | undefined
  private lastPlace: Place | undefined
  /** commands are on their way to the disk: what the view says next depends on them */
  private busy = false
  /** the relay of this connection knows where the phone is */
  private located = false
  private quiet = 0
  private asking: NodeJS.Timeout | undefined

  static async open(carrier: Carrier, options: FleetOptions): Promise<FleetPhone> {
    const { id, name } = carrier
    const phone = new FleetPhone(carrier, options)
    const folder = path.join(options.folder, id)
    const identity = await takeSeat(folder, options.door, {
      kind: 'phone',
      label: `Phone ${id}`,
      actors: [{ id, name, role: 'technician' }],
      technicianId: id,
    })
    phone.seat = await PhoneSeat.open(folder, identity, id, {
      refused: ({ command, code }) => options.log(`${id}: ${command.name} was refused (${code})`),
      problem: (code, detail) => options.log(`${id}: ${code} ${detail}`),
      bye: (reason) => reason === 'replaced' && phone.stayOff(),
    })
    phone.lastPlace = phone.seat.lastPlace
    const standing = await askStanding(identity)
    phone.seat.start()
    if (standing === 'other') phone.stayOff()
    return phone
  }

  private constructor(carrier: Carrier, options: FleetOptions) {
    this.carrier = carrier
    this.options = options
    this.chance = new Chance(options.seed).stream(`fleet/${carrier.id}`)
    this.habits = new Habits(carrier.part, this.chance.stream('habits'))
    this.gps = new Gps(this.habits, this.chance.stream('gps'))
  }

  /** What the technician is at, for the figures. */
  get doing(): string {
    return this.presence === 'on-air' ? (this.life?.activity.kind ?? 'starting') : this.presence
  }

  /** To be called about once a second. */
  tick(): void {
    if (this.presence !== 'on-air' || this.busy) return
    const { seat } = this
    const live = seat.link.phase === 'live'
    if (!this.life) return live ? this.begin() : undefined
    if (!live) this.located = false
    else if (!this.located) this.tellAgain(this.life)
    const t = this.seconds()
    const intents = this.life.step(seat.view, t * this.options.speed, seat.now())
    this.lastPlace = this.life.whereabouts.place
    const fix = this.isTracked() ? this.gps.fix(this.life.whereabouts, t) : undefined
    if (fix) seat.report(fix)
    this.submit(intents)
  }

  async stop(): Promise<void> {
    clearInterval(this.asking)
    await this.seat.stop()
  }

  private begin(): void {
    const { view } = this.seat
    if (!view.technician) return
    const isFirst = this.lastPlace === undefined
    const hasOffer = view.stops.some(({ visit }) => visit.offer.deliveredAt !== null)
    if (isFirst && !hasOffer && this.seconds() * this.options.speed < waitForOffers) return
    const { streets, speed } = this.options
    const parts = { streets, habits: this.habits, chance: this.chance.stream('life') }
    this.lastPlace ??= view.technician.home
    this.life = new TechnicianLife(parts, this.lastPlace, this.seconds() * speed)
    if (this.carrier.part === 'lost') this.goDark(this.life)
    else if (isFirst && this.isTracked()) this.submit(this.life.beginMidway(view, this.chance.next()))
  }

  /** After a cut the relay may have forgotten where this phone was. */
  private tellAgain(life: TechnicianLife): void {
    this.located = true
    if (!this.isTracked()) return
    const { place, speed, heading } = life.whereabouts
    const ageMs = Math.round(this.habits.ageOfFirstFix() * 1000)
    this.seat.report({ ...this.gps.measure(place, speed, heading), ageMs })
  }

  private goDark(life: TechnicianLife): void {
    this.tellAgain(life)
    this.presence = 'dark'
    // Long enough for the old position to leave.
    setTimeout(() => this.seat.disconnect(), 1_000)
  }

  /** Who is at work tells where; who has gone home does not, but for the way there. */
  private isTracked(): boolean {
    const shift = this.seat.view.technician?.shift
    const now = this.seat.now()
    return shift != null && now >= shift.from && now < shift.to + wayHome
  }

  private submit(intents: Intent[]): void {
    if (intents.length === 0) return
    this.busy = true
    this.seat
      .submit(...intents)
      .catch((error: Error) => this.options.log(`${this.carrier.id}: ${error.message}`))
      .finally(() => {
        this.busy = false
      })
  }

  private stayOff(): void {
    this.options.log(`${this.carrier.id}: another phone has taken over; this one stays off until that one has left`)
    this.presence = 'replaced'
    this.seat.disconnect()
    this.quiet = 0
    clearInterval(this.asking)
    this.asking = setInterval(() => void this.comeBackIfQuiet(), askAgainEvery / this.options.speed)
  }

  private async comeBackIfQuiet(): Promise<void> {
    this.quiet = (await askStanding(this.seat.identity)) === 'none' ? this.quiet + 1 : 0
    if (this.quiet < quietAnswers || this.presence !== 'replaced') return
    clearInterval(this.asking)
    this.options.log(`${this.carrier.id}: back on the air`)
    this.life = undefined
    this.located = false
    this.presence = 'on-air'
    this.seat.connect()
  }

  private seconds(): number {
    return (performance.now() - this.switchedOnAt) / 1000
  }
}
