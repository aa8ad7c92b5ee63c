// How people in service take their time: the demo's technicians hurry so that there is something to see, these work at the
// pace of a control room's ordinary day.
import type { Part } from '../demo/cast.ts'
import type { Chance } from '../demo/chance.ts'
import { Habits } from '../demo/habits.ts'

const minute = 60

/** All times in seconds. */
export class ServiceHabits extends Habits {
  private readonly luck: Chance

  constructor(part: Part, chance: Chance) {
    super(part, chance)
    this.luck = chance.stream('service')
  }

  /** Most look at the phone within two minutes; whoever drives or has both hands full, later. */
  override untilAnswer(): number {
    return this.luck.happens(0.94) ? this.luck.between(10, 120) : this.luck.between(4, 9) * minute
  }

  override untilDeparture(): number {
    return this.luck.between(1, 5) * minute
  }

  /** One job in thirty turns out to be a long one. */
  override workFor(): number {
    return this.luck.happens(1 / 30) ? this.luck.between(90, 150) * minute : this.luck.between(18, 55) * minute
  }

  override paperwork(): number {
    return this.luck.between(2, 8) * minute
  }
}
