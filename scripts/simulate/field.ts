// A technician of the simulation with an ordinary phone: the demo's life, at the pace of ordinary work. Now and then nobody
// hears of one for a while.
import type { Instant } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import { TechnicianLife } from '../demo/technician-life.ts'
import type { Streets } from '../demo/streets.ts'
import type { Chance } from '../demo/chance.ts'
import { Gps } from '../demo/gps.ts'
import type { PhoneSeat } from '../technician/phone-seat.ts'
import { ServiceHabits } from './service-habits.ts'
import type { Silence } from './day-plan.ts'

const fixEvery = { moving: 15_000, standing: 45_000 }

export class Field {
  readonly phone: PhoneSeat
  private readonly life: TechnicianLife
  private readonly gps: Gps
  private readonly silence: Silence | null
  private readonly beganAt: Instant
  private nextFix: Instant

  constructor(phone: PhoneSeat, home: Place, streets: Streets, silence: Silence | null, chance: Chance, now: Instant) {
    const habits = new ServiceHabits('ordinary', chance.stream('habits'))
    this.phone = phone
    this.silence = silence
    this.beganAt = now
    this.nextFix = now
    this.gps = new Gps(habits, chance.stream('gps'))
    this.life = new TechnicianLife({ streets, habits, chance: chance.stream('life') }, home, 0)
  }

  /** To be called every few seconds. */
  async step(now: Instant): Promise<void> {
    const passed = now - this.beganAt
    if (this.silence && passed >= this.silence.from && passed < this.silence.to) return
    if (this.phone.undecided > 0 || !this.phone.view.technician) return
    const intents = this.life.step(this.phone.view, passed / 1_000, now)
    if (now >= this.nextFix) {
      const { place, speed, heading } = this.life.whereabouts
      this.nextFix = now + (speed > 0 ? fixEvery.moving : fixEvery.standing)
      this.phone.report(this.gps.measure(place, speed, heading))
    }
    if (intents.length > 0) await this.phone.submit(...intents)
  }
}
