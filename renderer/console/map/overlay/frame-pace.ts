// Whether this machine draws fast enough for gliding symbols: never when it imitates a graphics card, else judged by the
// frames of the last glides and asked again now and then. Where it does not, symbols step along their glides with each
// packing, and what is shown is as right, and costs less. Pure.

/** Frames further apart than this are no motion, ms. */
const smoothFrame = 40
/** So many frames in a row decide. */
const decide = 5
/** The eye needs no more frames than one in so many ms. */
const enough = 30
/** A slow machine is tried again after so long, ms. */
const tryAgain = 60_000

export class FramePace {
  /** the graphics card is imitated by software: each frame costs what all other work needs */
  imitated = false
  private last: number | undefined
  private slow = 0
  private slowSince: number | undefined

  /** Whether to draw every frame of a glide. */
  get smooth(): boolean {
    return !this.imitated && this.slowSince === undefined
  }

  /** Whether another frame so soon after the last one is one that no eye needs. */
  tooSoon(now: number): boolean {
    return this.last !== undefined && now - this.last < enough - 2
  }

  /** A frame was drawn. @param now ms of the monotonic clock */
  drawn(now: number): void {
    if (this.slowSince !== undefined && now - this.slowSince > tryAgain) this.slowSince = undefined
    if (this.last !== undefined) this.slow = now - this.last > smoothFrame ? this.slow + 1 : 0
    if (this.slow >= decide) {
      this.slowSince = now
      this.slow = 0
    }
    this.last = this.slowSince === undefined ? now : undefined
  }

  /** Nothing glides: the time until the next frame says nothing. */
  rest(): void {
    this.last = undefined
  }
}
