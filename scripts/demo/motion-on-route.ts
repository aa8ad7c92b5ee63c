// A car on its way: legs of road, each with its own speed, and stops between them. Moved on by seconds; knows no clock, no
// map and no chance.
import { alongSegment, bearingDegrees } from '../../shared/geo/distance.ts'
import type { Place } from '../../shared/model/place.ts'

export interface Leg {
  readonly from: Place
  readonly to: Place
  readonly metres: number
  /** how long the drive takes */
  readonly seconds: number
  /** how long the car then stands at the end of the leg */
  readonly stop: number
}

export class MotionOnRoute {
  private readonly legs: readonly Leg[]
  private at = 0
  /** seconds since the beginning of the current leg, its stop counted in */
  private into = 0

  constructor(legs: readonly Leg[]) {
    this.legs = legs.filter(({ seconds, stop }) => seconds + stop > 0)
  }

  get arrived(): boolean {
    return this.at >= this.legs.length
  }

  get secondsLeft(): number {
    return this.legs.slice(this.at).reduce((sum, { seconds, stop }) => sum + seconds + stop, 0) - this.into
  }

  /** undefined when there is nowhere to go */
  get place(): Place | undefined {
    const leg = this.legs[this.at]
    if (!leg) return this.legs.at(-1)?.to
    return this.into >= leg.seconds ? leg.to : alongSegment(leg.from, leg.to, this.into / leg.seconds)
  }

  /** metres per second; 0 at a stop and at the end */
  get speed(): number {
    const leg = this.legs[this.at]
    return leg && this.into < leg.seconds ? leg.metres / leg.seconds : 0
  }

  /** degrees clockwise from north; null when there is nowhere to go */
  get heading(): number | null {
    const leg = this.legs[this.at] ?? this.legs.at(-1)
    return leg ? bearingDegrees(leg.from, leg.to) : null
  }

  step(seconds: number): void {
    let left = seconds
    for (let leg = this.legs[this.at]; leg && left > 0; leg = this.legs[this.at]) {
      const rest = leg.seconds + leg.stop - this.into
      if (left < rest) {
        this.into += left
        return
      }
      left -= rest
      this.at += 1
      this.into = 0
    }
  }

  /** What is left of the current leg: a car that turns drives to the next corner first. Undefined when it stands at one. */
  restOfLeg(): Leg | undefined {
    const leg = this.legs[this.at]
    if (!leg || this.into <= 0 || this.into >= leg.seconds) return undefined
    const left = 1 - this.into / leg.seconds
    return { from: this.place!, to: leg.to, metres: leg.metres * left, seconds: leg.seconds * left, stop: 0 }
  }
}
