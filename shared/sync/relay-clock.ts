// The seat's estimate of the relay's clock: its own monotonic clock plus an offset. A PC whose clock is set wrong, or is
// set while it runs, never makes old data look fresh.
import type { Instant } from '../model/ids.ts'

interface Sample {
  roundTrip: number
  offset: number
}

/** How many samples are remembered; the one with the shortest round trip is the truest. */
const remembered = 8

export class RelayClock {
  private samples: Sample[] = []
  private offset: number

  /** @param offset relay's instant minus monotonic ms, as well as is known before the first answer */
  constructor(offset: number) {
    this.offset = offset
  }

  /** @param mono monotonic ms of this process @returns the relay's instant, ms */
  now(mono: number): Instant {
    return Math.round(mono + this.offset)
  }

  /** True once the relay itself has told the time. */
  get known(): boolean {
    return this.samples.length > 0
  }

  /**
   * @param sent monotonic ms when the question left
   * @param received monotonic ms when the answer came
   * @param relayNow what the relay said, ms
   */
  sample(sent: number, received: number, relayNow: Instant): void {
    const roundTrip = received - sent
    if (!(roundTrip >= 0)) return
    this.samples = [...this.samples, { roundTrip, offset: relayNow - (sent + roundTrip / 2) }].slice(-remembered)
    this.offset = this.samples.reduce((best, sample) => (sample.roundTrip < best.roundTrip ? sample : best)).offset
  }

  /** After a suspend the monotonic clock may have stood still: only new samples count. */
  distrust(): void {
    this.samples = []
  }
}
