// A hand that has hardly gone from the symbol it took hold of has slipped: it means nothing of what lies there. Pure.

/** CSS pixels. */
const slipPixels = 12

export class Slip {
  private from: { x: number; y: number } | undefined

  /** The drag begins on the map. */
  begin(x: number, y: number): void {
    this.from = { x, y }
  }

  /** The drag is there now. @returns whether it has not yet gone anywhere */
  at(x: number, y: number): boolean {
    if (this.from && Math.hypot(x - this.from.x, y - this.from.y) <= slipPixels) return true
    this.from = undefined
    return false
  }

  end(): void {
    this.from = undefined
  }
}
