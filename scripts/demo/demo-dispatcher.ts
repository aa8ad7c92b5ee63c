// The demo dispatcher: gives most tickets out and leaves a queue for whoever sits at the console. An ordinary dispatcher at
// an ordinary seat: what it knows comes by the feed and by position frames, what it does are commands.
import { uuidv7 } from 'uuidv7'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import type { Chance } from './chance.ts'
import { crewsOf, type Crew } from './crews.ts'
import { bestCrew, toGiveOut, toMoveOn, type Gift, type QueuedTicket } from './dispatch-choices.ts'
import type { FullSeat } from './full-seat.ts'
import type { Streets } from './streets.ts'

/** How long technicians without any position are taken to be at home. */
const homesFor = 60_000 // ms
const moveOnEvery = 110_000 // ms
const inOneTurn = 12

export class DemoDispatcher {
  private readonly seat: FullSeat
  private readonly streets: Streets
  private readonly chance: Chance
  private readonly speed: number
  private readonly beganAt: number
  private nextMoveOn: number
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> = Promise.resolve()
  private stopped = false

  /** @param speed above 1: looks at the queue more often */
  constructor(seat: FullSeat, streets: Streets, chance: Chance, speed: number) {
    this.seat = seat
    this.streets = streets
    this.chance = chance
    this.speed = speed
    this.beganAt = seat.now()
    this.nextMoveOn = this.beganAt + moveOnEvery
  }

  /** Gives out all there is, in turns in which nobody gets more than one. */
  async giveOutAll(): Promise<void> {
    const rest = toGiveOut(this.queue(), this.seat.actor, this.seat.now(), 0)
    while (rest.length > 0) {
      let free = this.crews()
      const intents: Intent[] = []
      for (const queued of rest.splice(0, inOneTurn)) {
        const gift = this.choose(queued, free)
        if (!gift) continue
        free = free.filter((crew) => crew !== gift.crew)
        intents.push(assignment(queued.ticket, gift))
      }
      await this.seat.submit(...intents)
    }
    await this.seat.until(() => this.seat.undecided === 0)
  }

  /** From now on looks at the queue every few seconds, one act at a time. */
  start(): void {
    const next = () => {
      if (this.stopped) return
      this.timer = setTimeout(
        () => {
          this.looking = this.look().finally(next)
        },
        (this.chance.between(4, 9) * 1000) / this.speed,
      )
    }
    next()
  }

  /** Resolves when the last act is made. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.looking
  }

  private async look(): Promise<void> {
    if (!this.seat.live) return
    const now = this.seat.now()
    for (const queued of toGiveOut(this.queue(), this.seat.actor, now, this.level(now)))
      if (await this.giveOut(queued)) return
    if (now < this.nextMoveOn) return
    this.nextMoveOn = now + moveOnEvery / this.speed
    await this.moveOn()
  }

  /** How many tickets are left in the queue: some twenty, now more, now less. */
  private level(now: number): number {
    const turns = ((now - this.beganAt) / 60_000 / 23) * this.speed
    return Math.round(20 + 4 * Math.cos(turns * 2 * Math.PI))
  }

  private queue(): QueuedTicket[] {
    const queue: QueuedTicket[] = []
    for (const ticket of this.seat.all('ticket'))
      if (ticket.state === 'new') queue.push({ ticket, declinedBy: this.declinedBy(ticket) })
    return queue
  }

  private declinedBy(ticket: Ticket): string[] {
    return ticket.visitIds.flatMap((id) => {
      const visit = this.seat.get('visit', id)
      return visit?.state === 'declined' ? [visit.technicianId] : []
    })
  }

  private crews(): Crew[] {
    const now = this.seat.now()
    return crewsOf(this.seat, this.seat.all('technician'), this.seat.fixes, now, now - this.beganAt < homesFor)
  }

  private async giveOut(queued: QueuedTicket): Promise<boolean> {
    const gift = this.choose(queued, this.crews())
    if (!gift) return false
    const [done] = await this.seat.submit(assignment(queued.ticket, gift))
    return done?.kind === 'queued'
  }

  private choose(queued: QueuedTicket, crews: readonly Crew[]): Gift | undefined {
    return bestCrew(queued, crews, this.streets.secondsTo(queued.ticket.site.place), this.seat.now())
  }

  private async moveOn(): Promise<void> {
    const crews = this.crews()
    const stop = toMoveOn(crews, this.seat.actor, this.seat.now())
    if (!stop) return
    const { ticket, visit } = stop
    const others = crews.filter(({ technician }) => technician.id !== visit.technicianId)
    const gift = this.choose({ ticket, declinedBy: this.declinedBy(ticket) }, others)
    if (!gift) return
    await this.seat.submit(intent('reassign-ticket', offerOf(ticket, gift), { visitId: visit.id }))
  }
}

function assignment(ticket: Ticket, gift: Gift): Intent {
  return intent('assign-ticket', offerOf(ticket, gift), { visitId: null })
}

function offerOf({ id }: Ticket, { crew, before }: Gift) {
  return { ticketId: id, visitId: uuidv7(), technicianId: crew.technician.id, before, override: null }
}
