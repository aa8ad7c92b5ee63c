// Many keys by an instant each: which have come, and which come first. Work goes with what has changed, never with how many
// there are, and nothing grows beyond twice of what it holds.
import TinyQueue from 'tinyqueue'
import type { Instant } from '../../../shared/model/ids.ts'

interface Entry {
  key: string
  at: Instant
}
const order = (a: Entry, b: Entry) => a.at - b.at || (a.key < b.key ? -1 : Number(a.key > b.key))

export class InstantIndex {
  private queue = new TinyQueue<Entry>([], order)
  /** what of the queue still holds: a key that was put in again stands in it twice */
  private readonly instants = new Map<string, Instant>()

  /** @param at Infinity: never */
  put(key: string, at: Instant): void {
    if (at === Infinity) return this.drop(key)
    if (this.instants.get(key) === at) return
    this.instants.set(key, at)
    this.queue.push({ key, at })
    // What no longer holds is swept out when it is as much as what does.
    if (this.queue.length > 2 * this.instants.size + 64) this.sweep()
  }

  drop(key: string): void {
    this.instants.delete(key)
  }

  /** Takes out what has come by now, earliest first. */
  *due(now: Instant): Generator<string, void, void> {
    for (let head = this.head(); head && head.at <= now; head = this.head()) {
      this.queue.pop()
      this.instants.delete(head.key)
      yield head.key
    }
  }

  /** The keys that come first, in order; they stay in. */
  first(count: number): string[] {
    const taken: Entry[] = []
    for (let head = this.head(); head && taken.length < count; head = this.head()) {
      this.queue.pop()
      // One that came back to an instant it had before stands there twice.
      if (taken.at(-1)?.key !== head.key) taken.push(head)
    }
    for (const entry of taken) this.queue.push(entry)
    return taken.map(({ key }) => key)
  }

  /** How many entries are kept, valid or not. */
  get kept(): number {
    return this.queue.length
  }

  private head(): Entry | undefined {
    for (let head = this.queue.peek(); head; head = this.queue.peek()) {
      if (this.instants.get(head.key) === head.at) return head
      this.queue.pop()
    }
    return undefined
  }

  private sweep(): void {
    this.queue = new TinyQueue(
      [...this.instants].map(([key, at]) => ({ key, at })),
      order,
    )
  }
}
