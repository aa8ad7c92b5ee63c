// How people in service take their time: the demo's technicians hurry so that there is something to see, these work at the
// pace of a control room's ordinary day.
import type { Part } from '../demo/cast.ts'
import type { Chance } from '../demo/chance.ts'
import { Habits } from '../demo/habits.ts'

const minute = 60

/** Spread as by the normal distribution, around 0. */
function bell(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
}

/** All times in seconds. */
export class ServiceHabits extends Habits {
  private readonly luck: Chance

  constructor(part: Part, chance: Chance) {
    super(part, chance)
    this.luck = chance.stream('service')
  }

  /** As people answer: half within a minute, one in twenty not within five, who drives or has both hands full. */
  override untilAnswer(): number {
    return Math.max(8, minute * Math.exp(bell(this.luck)))
  }

  override untilDeparture(): number {
    return this.luck.between(1, 5) * minute
  }

  /** One job in fifteen turns out to be a long one. */
  override workFor(): number {
    return this.luck.happens(1 / 15) ? this.luck.between(90, 150) * minute : this.luck.between(18, 55) * minute
  }

  override paperwork(): number {
    return this.luck.between(2, 8) * minute
  }
}
