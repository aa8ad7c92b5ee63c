// How one technician of the demo behaves: how fast to answer and to drive, how long work takes, what the phone's position
// is worth. From the seed, so that a day can be had again.
import type { DeclineReason } from '../../shared/model/visit.ts'
import type { Part } from './cast.ts'
import type { Chance } from './chance.ts'

const minute = 60
/** Skills are looked at before an offer is made, and the end of the shift is not a matter of chance. */
const reasons: readonly DeclineReason[] = ['too-far', 'no-parts', 'overloaded', 'other']

/** All times in seconds. */
export class Habits {
  /** above 1: slower than the roads allow, as traffic has it */
  readonly pace: number
  /** of the phone's position, in metres */
  readonly accuracy: number
  readonly part: Part
  private readonly chance: Chance
  /** without a position for so long, from the beginning and again and again */
  private readonly quiet: { length: number; every: number } | null

  constructor(part: Part, chance: Chance) {
    this.part = part
    this.chance = chance
    this.pace = chance.between(1.35, 1.9)
    this.accuracy = part === 'poor-gps' ? chance.between(70, 160) : chance.between(4, 10)
    this.quiet =
      part === 'patchy-gps' ? { length: chance.between(3, 7) * minute, every: chance.between(14, 20) * minute } : null
  }

  untilAnswer(): number {
    return this.chance.between(3, 25)
  }

  declines(): boolean {
    return this.chance.happens(0.03)
  }

  reason(): DeclineReason {
    return this.chance.pick(reasons)
  }

  /** Between the acceptance, or the last work, and the start. */
  untilDeparture(): number {
    return this.chance.between(5, 25)
  }

  workFor(): number {
    return this.chance.between(3, 12) * minute
  }

  /** The report, the van, a coffee. */
  paperwork(): number {
    return this.chance.happens(0.12) ? this.chance.between(6, 12) * minute : this.chance.between(1, 4) * minute
  }

  /** After a recall, or a new order: to read it and turn. */
  untilTurned(): number {
    return this.chance.between(3, 9)
  }

  /** @param t seconds since the phone was switched on */
  isWithoutPosition(t: number): boolean {
    if (this.part === 'lost') return true
    return this.quiet !== null && t % this.quiet.every < this.quiet.length
  }

  /** How old the position was when the phone came on the air. */
  ageOfFirstFix(): number {
    if (this.part === 'lost') return this.chance.between(38, 55) * minute
    return this.part === 'patchy-gps' ? this.chance.between(1.5, 3.5) * minute : 0
  }
}
