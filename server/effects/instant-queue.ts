// Many things that are to happen at instants of the relay's clock: which is next, however many there are, with one timer.
// Nothing of it is kept: what is due follows from the state, and is put in again after a restart.
import TinyQueue from 'tinyqueue'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import { machineTimers, type Timers } from './timers.ts'

/** Looked at again at least this often, because the clock may be set meanwhile. */
export const longestWait: Milliseconds = 60_000
/** How many happen at one look, and how soon the next look follows: a relay that was away must not do all at once. */
const atOnce = 100
const nextLook: Milliseconds = 20

export class InstantQueue {
  private readonly now: () => Instant
  private readonly due: (key: string, at: Instant) => void
  private readonly queue = new TinyQueue<{ at: Instant; key: string }>([], (a, b) => a.at - b.at)
  /** what of the queue still holds: a key that was put in again stands in it twice */
  private readonly dueAt = new Map<string, Instant>()
  private readonly timers: Timers
  private callOff = () => {}
  private timerAt = Infinity

  /** @param due told of each key once, when its instant has come; it may put the key in again */
  constructor(now: () => Instant, due: (key: string, at: Instant) => void, timers = machineTimers) {
    this.now = now
    this.due = due
    this.timers = timers
  }

  /** @param at Infinity: never */
  put(key: string, at: Instant): void {
    if (at === Infinity) return this.drop(key)
    if (this.dueAt.get(key) === at) return
    this.dueAt.set(key, at)
    this.queue.push({ key, at })
    this.schedule()
  }

  drop(key: string): void {
    this.dueAt.delete(key)
  }

  stop(): void {
    this.callOff()
    this.timerAt = -Infinity
  }

  private schedule(): void {
    const head = this.queue.peek()
    if (!head || head.at >= this.timerAt) return
    this.wake(Math.min(longestWait, Math.max(0, head.at - this.now())), head.at)
  }

  private wake(wait: Milliseconds, at: Instant): void {
    this.callOff()
    this.timerAt = at
    this.callOff = this.timers.after(wait, () => {
      this.timerAt = Infinity
      this.look()
    })
  }

  private look(): void {
    const now = this.now()
    for (let told = 0; told < atOnce;) {
      const head = this.queue.peek()
      if (!head || head.at > now) return this.schedule()
      this.queue.pop()
      if (this.dueAt.get(head.key) !== head.at) continue
      told++
      this.dueAt.delete(head.key)
      this.due(head.key, head.at)
    }
    this.wake(nextLook, this.queue.peek()?.at ?? Infinity)
  }
}
