// Which of the relay's addresses is tried next, and after how long. In order, each when the one before does not answer;
// after a connection that was good, from the first again. Waits are spread, so that not all seats come back at once.
import type { Milliseconds } from '../../shared/model/ids.ts'

const first: Milliseconds = 500
const longest: Milliseconds = 5_000
/** Between two addresses of one relay. */
const between: Milliseconds = 100

export class Dialling {
  private readonly count: number
  private readonly random: () => number
  private at = 0
  private rounds = 0
  private good = false

  /** @param random from 0 to below 1 */
  constructor(count: number, random: () => number) {
    this.count = count
    this.random = random
  }

  /** The place of the address that is in use, or is being tried. */
  get place(): number {
    return this.at
  }

  /** The relay has answered the hello. */
  answered(): void {
    this.good = true
  }

  /** The connection is gone, or never came. @returns how long to wait before the address at `place` is tried */
  next(): Milliseconds {
    if (this.good) {
      this.good = false
      this.at = 0
      this.rounds = 0
      return this.spread(first)
    }
    this.at = (this.at + 1) % this.count
    if (this.at > 0) return this.spread(between)
    return this.spread(Math.min(longest, first * 2 ** this.rounds++))
  }

  private spread(ms: Milliseconds): Milliseconds {
    return ms * (0.5 + this.random())
  }
}
