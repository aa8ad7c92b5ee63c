// The demo's intake: registers the technicians and lets tickets come in, as a connected system would. It has a seat of its
// own and no other door.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { hasSkills, onShift } from '../../shared/model/technician.ts'
import { firstLooks, levelOf, nextLook, secondsToNext } from './arrivals.ts'
import type { Chance } from './chance.ts'
import type { City } from './city.ts'
import type { FullSeat } from './full-seat.ts'
import { makeRecruits } from './recruits.ts'
import { TicketMaker, type NewTicket } from './ticket-maker.ts'

/** So many technicians on shift must have the skills of a ticket. */
const enough = 3
const lookAgainAfter = 20 // s

export class Intake {
  private readonly seat: FullSeat
  private readonly chance: Chance
  private readonly maker: TicketMaker
  private readonly speed: number
  private timer: NodeJS.Timeout | undefined

  /** @param speed above 1: tickets come faster */
  constructor(seat: FullSeat, city: City, chance: Chance, speed: number) {
    this.seat = seat
    this.chance = chance
    this.speed = speed
    this.maker = new TicketMaker(city.addresses, chance, (skills) => this.haveEnough(skills))
  }

  /** Registers those technicians that the relay does not know yet. */
  async registerTechnicians(city: City, seed: string): Promise<void> {
    const recruits = makeRecruits(city, seed, this.seat.now())
    const missing = recruits.filter(({ id }) => !this.seat.get('technician', id))
    await this.seat.submit(...missing.map((technician) => intent('register-technician', { technician }, {})))
    await this.seat.until(() => this.seat.undecided === 0)
  }

  get isFirstMinute(): boolean {
    return this.seat.all('ticket').next().done === true
  }

  async createFirst(part: keyof typeof firstLooks): Promise<void> {
    const list = firstLooks[part].flatMap(([look, count]) => Array.from({ length: count }, () => look))
    await this.seat.submit(...this.chance.shuffled(list).map((look) => this.creation(this.maker.make(look))))
    await this.seat.until(() => this.seat.undecided === 0)
  }

  /** From now on tickets come in. */
  start(): void {
    const seconds = secondsToNext(levelOf(this.seat.all('ticket'), this.seat.now()), this.chance)
    this.timer = setTimeout(
      () => {
        // While the relay is away nothing piles up in the outbox: callers hang up.
        if (seconds !== undefined && this.seat.live) this.createNext()
        this.start()
      },
      ((seconds ?? lookAgainAfter) * 1000) / this.speed,
    )
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private createNext(): void {
    const level = levelOf(this.seat.all('ticket'), this.seat.now())
    void this.seat.submit(this.creation(this.maker.make(nextLook(level, this.chance))))
  }

  private creation({ facts, age }: NewTicket): Intent {
    return intent('create-ticket', { ticketId: uuidv7(), facts, reportedAt: Math.round(this.seat.now() - age) }, {})
  }

  private haveEnough(skills: readonly string[]): boolean {
    let count = 0
    const now = this.seat.now()
    for (const technician of this.seat.all('technician'))
      if (onShift(technician, now) && hasSkills(technician, skills)) count += 1
    return count >= enough
  }
}
