// Asks main something again and again while it is wanted: not while whoever looks only passes over, not more often than once
// a second, and never twice at once. What is wanted meanwhile is one question afterwards.

/** How long something must stay before it is asked about, ms. */
const passing = 80
/** ms */
const atMostEvery = 1_000

export class SeldomAsker<T> {
  private readonly ask: () => Promise<T | null>
  private readonly told: (answer: T | null) => void
  private timer: ReturnType<typeof setTimeout> | undefined
  private askedAt = -Infinity
  private underWay = false
  private again = false
  private stopped = false

  /** @param told null: it could not be asked */
  constructor(ask: () => Promise<T | null>, told: (answer: T | null) => void) {
    this.ask = ask
    this.told = told
  }

  want(): void {
    if (this.stopped || this.timer !== undefined) return
    if (this.underWay) this.again = true
    else this.timer = setTimeout(() => this.go(), Math.max(passing, this.askedAt + atMostEvery - performance.now()))
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  private go(): void {
    this.timer = undefined
    this.askedAt = performance.now()
    this.underWay = true
    const tell = (answer: T | null) => {
      if (this.stopped) return
      this.underWay = false
      this.told(answer)
      if (this.again) this.want()
      this.again = false
    }
    this.ask().then(tell, () => tell(null))
  }
}
