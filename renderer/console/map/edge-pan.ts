// While something is dragged and the hand rests near the edge of the map, the map moves on under it: the nearer to the edge,
// the faster. A hand that is on its way somewhere does not mean the edge. Pure.

/** How wide the edge is, CSS pixels. */
const edgePixels = 40
/** At the very edge, CSS pixels for each event of the drag (about twenty a second). */
const fastest = 28

/** @returns by how much to move the map for this event, CSS pixels east and south; undefined: the pointer is not at an edge */
export function edgePan(x: number, y: number, width: number, height: number): { x: number; y: number } | undefined {
  const pan = { x: along(x, width), y: along(y, height) }
  return pan.x === 0 && pan.y === 0 ? undefined : pan
}

/** A hand rests that has kept within so many CSS pixels for so long, ms: no hand keeps quite still. */
const [restPixels, restMs] = [8, 300]

/** One drag over the map. */
export class EdgePan {
  private rest: { x: number; y: number; at: number } | undefined
  private begun: { x: number; y: number } | undefined

  /** The drag begins on the map: who reads what it shows, before the hand goes anywhere, does not mean the edge. */
  begin(x: number, y: number): void {
    this.begun = { x, y }
  }

  /** The same as `edgePan`, once the hand has rested at the edge. @param at ms of any clock that goes on */
  at(at: number, x: number, y: number, width: number, height: number): { x: number; y: number } | undefined {
    if (this.begun && Math.hypot(x - this.begun.x, y - this.begun.y) <= restPixels) return undefined
    this.begun = undefined
    const pan = edgePan(x, y, width, height)
    if (!pan) return this.left()
    if (!this.rest || Math.hypot(x - this.rest.x, y - this.rest.y) > restPixels) this.rest = { x, y, at }
    return at - this.rest.at >= restMs ? pan : undefined
  }

  /** The drag has gone from the edge, or ended. */
  left(): undefined {
    this.rest = undefined
    this.begun = undefined
  }
}

function along(at: number, size: number): number {
  // A map too small to have a middle does not move.
  if (size < 4 * edgePixels || at < 0 || at > size) return 0
  if (at < edgePixels) return -Math.ceil((fastest * (edgePixels - at)) / edgePixels)
  const left = size - at
  return left < edgePixels ? Math.ceil((fastest * (edgePixels - left)) / edgePixels) : 0
}
