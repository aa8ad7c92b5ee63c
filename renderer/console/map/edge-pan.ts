// While something is dragged near the edge of the map, the map moves on under it: the nearer to the edge, the faster. Pure.

/** How wide the edge is, CSS pixels. */
const edgePixels = 40
/** At the very edge, CSS pixels for each event of the drag (about twenty a second). */
const fastest = 28

/** @returns by how much to move the map for this event, CSS pixels east and south; undefined: the pointer is not at an edge */
export function edgePan(x: number, y: number, width: number, height: number): { x: number; y: number } | undefined {
  const pan = { x: along(x, width), y: along(y, height) }
  return pan.x === 0 && pan.y === 0 ? undefined : pan
}

/** A drag that crosses the edge on its way does not mean it: it must stay there so long, ms. */
const lingerMs = 300

/** One drag over the map. */
export class EdgePan {
  private since: number | undefined

  /** The same as `edgePan`, once the pointer has been at the edge for a while. @param at ms of any clock that goes on */
  at(at: number, x: number, y: number, width: number, height: number): { x: number; y: number } | undefined {
    const pan = edgePan(x, y, width, height)
    if (!pan) return this.left()
    this.since ??= at
    return at - this.since >= lingerMs ? pan : undefined
  }

  /** The drag has gone from the edge, or ended. */
  left(): undefined {
    this.since = undefined
  }
}

function along(at: number, size: number): number {
  // A map too small to have a middle does not move.
  if (size < 4 * edgePixels || at < 0 || at > size) return 0
  if (at < edgePixels) return -Math.ceil((fastest * (edgePixels - at)) / edgePixels)
  const left = size - at
  return left < edgePixels ? Math.ceil((fastest * (edgePixels - left)) / edgePixels) : 0
}
