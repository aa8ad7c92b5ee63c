// Whether this machine draws fast enough for gliding symbols: judged by the frames of the last glides, asked again now and
// then. Where it does not, symbols step from fix to fix, and what is shown is as right, and costs less. Pure.

/** Frames further apart than this are no motion, ms. */
const smoothFrame = 40
/** So many frames in a row decide. */
const decide = 5
/** A slow machine is tried again after so long, ms. */
const tryAgain = 60_000

export class FramePace {
  private last: number | undefined
  private slow = 0
  private slowSince: number | undefined

  /** Whether to draw every frame of a glide. */
  get smooth(): boolean {
    return this.slowSince === undefined
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
