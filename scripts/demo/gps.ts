// The phone's own position: when it tells it, and how far it is from the truth. Moving it speaks about once a second, else
// every twenty seconds; its error wanders instead of jumping.
import type { Place } from '../../shared/model/place.ts'
import type { Fix } from '../../shared/wire/messages.ts'
import type { Chance } from './chance.ts'
import type { Habits } from './habits.ts'

export interface Whereabouts {
  place: Place
  /** metres per second */
  speed: number
  /** degrees clockwise from north; null: unknown */
  heading: number | null
}

const whileMoving = 0.95 // s
const whileStanding = 20 // s
const metresPerDegree = 111_195
/** How much of the error is the same a second later. */
const memory = 0.97

export class Gps {
  private readonly habits: Habits
  private readonly chance: Chance
  private north = 0
  private east = 0
  private lastAt = Number.NEGATIVE_INFINITY

  constructor(habits: Habits, chance: Chance) {
    this.habits = habits
    this.chance = chance
    this.lastAt = -chance.between(0, whileStanding)
  }

  /**
   * The fix to send now; undefined: none.
   * @param t seconds since the phone was switched on, as they pass for the relay
   */
  fix({ place, speed, heading }: Whereabouts, t: number): Fix | undefined {
    if (this.habits.isWithoutPosition(t)) return undefined
    if (t - this.lastAt < (speed > 0 ? whileMoving : whileStanding)) return undefined
    this.lastAt = t
    return this.measure(place, speed, heading)
  }

  /** A fix whatever the time: the first one, or the one after a cut. */
  measure(place: Place, speed: number, heading: number | null): Fix {
    const accuracy = Math.max(4, this.habits.accuracy * this.chance.between(0.8, 1.5))
    // The stated accuracy is a radius that holds the truth two times out of three.
    const spread = accuracy * 0.4 * Math.sqrt(1 - memory * memory)
    this.north = this.north * memory + this.chance.around() * spread
    this.east = this.east * memory + this.chance.around() * spread
    return {
      lat: place.lat + this.north / metresPerDegree,
      lon: place.lon + this.east / (metresPerDegree * Math.cos((place.lat * Math.PI) / 180)),
      accuracy: Math.round(accuracy),
      speed: Math.round(speed * 10) / 10,
      heading: speed > 0 && heading !== null ? Math.round(heading) % 360 : null,
      ageMs: 0,
    }
  }
}
