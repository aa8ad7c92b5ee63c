// The clock of a relay in a simulation: it stands until it is told to go on, and wakes the effects as it passes their
// instants. It goes on only when all that has followed is done, so a day takes as long as its work and is the same on a
// slow machine.
import TinyQueue from 'tinyqueue'
import type { Instant } from '../../shared/model/ids.ts'
import type { Timers } from '../effects/timers.ts'

interface Wake {
  at: Instant
  /** of two at one instant the one that was asked for first comes first */
  order: number
  act: (() => void) | null
}

export class SimulatedTime implements Timers {
  private readonly queue = new TinyQueue<Wake>([], (a, b) => a.at - b.at || a.order - b.order)
  private present: Instant
  private asked = 0

  constructor(from: Instant) {
    this.present = from
  }

  now = (): Instant => this.present

  after = (wait: number, act: () => void): (() => void) => {
    const wake: Wake = { at: this.present + Math.max(0, wait), order: this.asked++, act }
    this.queue.push(wake)
    return () => {
      wake.act = null
    }
  }

  /** @param settled resolves when nothing is under way any more */
  async advance(to: Instant, settled: () => Promise<void>): Promise<void> {
    for (let wake = this.queue.peek(); wake && wake.at <= to; wake = this.queue.peek()) {
      this.queue.pop()
      if (!wake.act) continue
      this.present = Math.max(this.present, wake.at)
      wake.act()
      await settled()
    }
    this.present = Math.max(this.present, to)
  }
}
