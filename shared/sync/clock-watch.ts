// Watches this machine's wall clock against the relay's: whether it is off, and whether it has jumped. What is shown is
// reckoned by the relay's clock and the monotonic one, so a wrong wall clock misleads only who looks at it; and a jump may
// mean that the machine has slept, after which the reckoning has to be made anew.
import type { Milliseconds } from '../model/ids.ts'

/** From here on the operator is told. */
export const offAfterMs: Milliseconds = 2_000
/** Good again well below, so that a clock at the limit does not come and go. */
const goodBelowMs: Milliseconds = 1_500
/** More than the wall clock and the monotonic clock may differ between two looks. */
const jumpMs: Milliseconds = 1_000

export interface ClockLook {
  /** the wall clock is off; stays true until it is good again */
  off: boolean
  /** since the last look the wall clock was set, or the monotonic clock stood still */
  jumped: boolean
}

export class ClockWatch {
  private off = false
  private apart: number | null = null

  /**
   * @param wall this machine's wall clock, ms
   * @param mono its monotonic clock, ms
   * @param offMs the wall clock minus the relay's, ms; null: the relay has not told the time
   */
  look(wall: number, mono: number, offMs: Milliseconds | null): ClockLook {
    const apart = wall - mono
    const jumped = this.apart !== null && Math.abs(apart - this.apart) > jumpMs
    this.apart = apart
    if (offMs !== null) this.off = Math.abs(offMs) > (this.off ? goodBelowMs : offAfterMs)
    return { off: this.off, jumped }
  }
}
