// What has come over the wire and waits to be read, in its order. A seat that comes back gets thousands of commits in one
// burst: they are read in slices, between which the event loop sees to everything else.
import { performance } from 'node:perf_hooks'

/** How long messages are read in one turn, ms: then the next turn goes on. */
const sliceMs = 5

export class Inbox {
  private readonly waiting: (() => void)[] = []
  /** when this turn began to read; null: it has not */
  private began: number | null = null
  private over = false
  private readonly now: () => number

  /** @param now a clock that never goes back, ms */
  constructor(now = () => performance.now()) {
    this.now = now
  }

  take(read: () => void): void {
    this.waiting.push(read)
    this.readOn()
  }

  private readOn(): void {
    if (this.began === null) {
      this.began = this.now()
      setImmediate(() => {
        this.began = null
        this.over = false
        if (this.waiting.length > 0) this.readOn()
      })
    }
    while (!this.over) {
      const read = this.waiting.shift()
      if (!read) return
      read()
      this.over = this.now() - this.began > sliceMs
    }
  }
}
