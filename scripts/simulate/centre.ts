// A control room of the simulation: desks, phones and an intake, all ordinary seats at a relay by the ordinary doors. It is
// moved on by steps; who moves it decides whether a step is a second of the day or what a simulated clock says.
import path from 'node:path'
import { intent } from '../../shared/commands/decide.ts'
import type { Role } from '../../shared/model/actor.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import { Chance } from '../demo/chance.ts'
import type { City } from '../demo/city.ts'
import { castParts } from '../demo/cast.ts'
import { FullSeat } from '../demo/full-seat.ts'
import { makeRecruits, type Recruit } from '../demo/recruits.ts'
import type { RelayDoor } from '../demo/relay-door.ts'
import { takeSeat } from '../demo/take-seat.ts'
import { TicketMaker } from '../demo/ticket-maker.ts'
import type { Look } from '../demo/ticket-looks.ts'
import { PhoneSeat } from '../technician/phone-seat.ts'
import { phoneView, type PhoneView } from '../technician/phone-view.ts'
import { AlarmRecord } from './alarm-record.ts'
import { arrivals, hour, silenceOf } from './day-plan.ts'
import { Desk } from './desk.ts'
import { Field } from './field.ts'

export interface CentreOptions {
  door: RelayDoor
  folder: string
  city: City
  seed: string
  /** how long the day is, hours */
  hours: number
  technicians: number
  ticketsPerHour: number
  /** tickets whose ids end so are left to whoever is trained at a console, in 16 parts */
  leftParts: number
  /** the clock by which the day goes, from the first seat on */
  now: (seat: FullSeat) => Instant
  log: (line: string) => void
}

const desks: readonly [name: string, label: string, role: Role][] = [
  ['desk-1', 'Simulated desk 1', 'dispatcher'],
  ['desk-2', 'Simulated desk 2', 'dispatcher'],
  ['lead', 'Simulated shift lead', 'shift-lead'],
  ['supervisor', 'Simulated supervisor', 'supervisor'],
]
/** What waits in the queue when the day begins; what is urgent has been seen to in the night. */
const overnight: readonly (readonly [Look, number])[] = [
  ['fresh', 4],
  ['earlier', 16],
]

export class Centre {
  readonly record = new AlarmRecord()
  readonly desks: Desk[] = []
  readonly fields: Field[] = []
  intake!: FullSeat
  beganAt: Instant = 0
  private readonly options: CentreOptions
  private readonly chance: Chance
  private maker!: TicketMaker
  private coming: Milliseconds[] = []
  private readonly ids: Chance

  static async open(options: CentreOptions): Promise<Centre> {
    const centre = new Centre(options)
    await centre.sitDown()
    return centre
  }

  private constructor(options: CentreOptions) {
    this.options = options
    this.chance = new Chance(options.seed).stream('simulate')
    this.ids = this.chance.stream('ids')
  }

  /** One step of everybody. @param now by the day's clock */
  async step(now: Instant): Promise<void> {
    const due = this.coming.filter((at) => this.beganAt + at <= now).length
    if (due > 0) {
      this.coming.splice(0, due)
      await this.report(Array.from({ length: due }, (): Look => 'fresh'))
    }
    await Promise.all([...this.desks, ...this.fields].map((one) => one.step(now)))
  }

  /** Nothing is on its way: whatever was done has come everywhere. @param seq as far as the relay's log is */
  isQuiet(seq: number): boolean {
    const seats = [this.intake, ...this.desks.map(({ seat }) => seat)]
    if (seats.some((seat) => seat.undecided > 0 || seat.seq < seq)) return false
    const [all] = seats as [FullSeat]
    return this.fields.every(
      ({ phone }) => phone.undecided === 0 && sameView(phone.view, phoneView(all, phone.technicianId)),
    )
  }

  /** Tickets come in at once. */
  async report(looks: readonly Look[], make = (look: Look) => this.maker.make(look)): Promise<void> {
    const now = this.options.now(this.intake)
    const intents = looks.map((look) => {
      const { facts, age } = make(look)
      return intent('create-ticket', { ticketId: this.ids.id(), facts, reportedAt: Math.round(now - age) }, {})
    })
    await this.intake.submit(...intents)
  }

  /** What was reported during an outage of the customers' portal comes in late, all breached. */
  async reportBreached(count: number, area: string | null): Promise<void> {
    const now = this.options.now(this.intake)
    const intents = Array.from({ length: count }, () => {
      const { facts } = this.maker.make('visit-missed')
      const site = area === null ? facts.site : { ...facts.site, area }
      return intent(
        'create-ticket',
        { ticketId: this.ids.id(), facts: { ...facts, priority: 2, site }, reportedAt: now - 5 * hour },
        {},
      )
    })
    await this.intake.submit(...intents)
  }

  async stop(): Promise<void> {
    const seats = [this.intake, ...this.desks.map(({ seat }) => seat), ...this.fields.map(({ phone }) => phone)]
    await Promise.all(seats.map((seat) => seat.stop()))
  }

  private async sitDown(): Promise<void> {
    const { city, hours, log, technicians, ticketsPerHour } = this.options
    this.intake = await this.openDesk('intake', 'Intake', 'integrator')
    await this.intake.until(() => this.intake.live)
    const now = this.options.now(this.intake)
    this.beganAt = now
    const recruits = this.recruits(now)
    await this.intake.submit(...recruits.map((technician) => intent('register-technician', { technician }, {})))
    await this.intake.until(() => this.intake.undecided === 0)
    this.maker = new TicketMaker(city.addresses, this.chance.stream('tickets'), (skills) =>
      recruits.some((one) => skills.every((code) => one.skills.some((skill) => skill.code === code))),
    )
    this.coming = arrivals(ticketsPerHour, hours, this.chance.stream('arrivals'))
    const dispatching = desks.filter(([, , role]) => role === 'dispatcher').length
    for (const [at, [name, label, role]] of desks.entries()) {
      const seat = await this.openDesk(name, label, role)
      if (at === 0) seat.fed = (commits) => this.record.note(commits)
      const dispatches = role === 'dispatcher'
      const duty = {
        dispatches,
        share: { which: dispatches ? at : 0, of: dispatches ? dispatching : 1 },
        leaves: (id: string) => Number.parseInt(id.slice(-1), 16) < this.options.leftParts,
      }
      this.desks.push(new Desk(seat, duty, this.chance.stream(`desk/${name}`), now))
    }
    for (const recruit of recruits) this.fields.push(await this.openField(recruit, now))
    await Promise.all(this.desks.map(({ seat }) => seat.until(() => seat.live && seat.seq >= this.intake.seq)))
    const looks = overnight.flatMap(([look, count]) => Array.from({ length: count }, () => look))
    await this.report(looks, (look) => {
      let made = this.maker.make(look)
      while (made.facts.priority <= 2 || made.facts.category === 'enquiry') made = this.maker.make(look)
      return made
    })
    log(`${technicians} technicians, ${dispatching} dispatchers, ${this.coming.length} tickets to come in ${hours} h`)
  }

  private recruits(now: Instant): Recruit[] {
    const { city, hours, seed, technicians } = this.options
    const parts = castParts(seed)
    return makeRecruits(city, seed, now)
      .filter(({ id }) => parts.get(id) === 'ordinary')
      .slice(0, technicians)
      .map((one) => ({ ...one, shift: { from: now - hour / 2, to: now + (hours + 1) * hour } }))
  }

  private async openDesk(name: string, label: string, role: Role): Promise<FullSeat> {
    const { door, log } = this.options
    const folder = path.join(this.options.folder, name)
    const actors = [{ id: name, name: label, role }]
    const kind = role === 'integrator' ? 'integration' : 'console'
    return FullSeat.open(folder, await takeSeat(folder, door, { kind, label, actors, technicianId: null }), log)
  }

  private async openField({ id, name, home }: Recruit, now: Instant): Promise<Field> {
    const { door, hours, log } = this.options
    const folder = path.join(this.options.folder, id)
    const actors = [{ id, name, role: 'technician' as const }]
    const identity = await takeSeat(folder, door, { kind: 'phone', label: `Phone ${id}`, actors, technicianId: id })
    const phone = await PhoneSeat.open(folder, identity, id, {
      problem: (code, detail) => log(`${id}: ${code} ${detail}`),
      bye: (reason) => log(`${id}: the relay said goodbye (${reason})`),
    })
    phone.start()
    const chance = this.chance.stream(`field/${id}`)
    return new Field(phone, home, this.options.city.streets, silenceOf(hours, chance.stream('silence')), chance, now)
  }
}

/** What the phone shows is what the relay has let go, and the relay knows that it is there. */
function sameView(phone: PhoneView, all: PhoneView): boolean {
  const shown = ({ stops }: PhoneView) =>
    stops
      .filter(({ visit }) => visit.released)
      .map(({ visit }) => `${visit.id} ${visit.state}`)
      .join()
  return (
    shown(phone) === shown(all) && all.stops.every(({ visit }) => !visit.released || visit.offer.deliveredAt !== null)
  )
}
