// What is under the pointer, by arithmetic over the points in view, not by pixels: the nearest within a snap radius.
export interface ScreenPoint {
  id: string
  x: number
  y: number
}

/** How far from a technician a drop still counts, in CSS pixels. */
export const snapPixels = 32

/** A technician's symbol is a disc of this radius, CSS pixels; of two whose middles are no further apart one lies on the other. */
export const discPixels = 12

/**
 * Who may be meant by a pointer there. One is meant clearly when nobody else is within reach, or when the pointer is on the
 * disc of that one and of nobody else, and nobody lies on that disc.
 * @param found those within reach of the pointer, nearest first
 * @returns one: that one; several: it has to be asked which, nearest first
 */
export function meant(found: readonly ScreenPoint[], x: number, y: number): readonly ScreenPoint[] {
  const [first, ...others] = found
  if (!first || others.length === 0) return found
  const covers = (disc: ScreenPoint, at: { x: number; y: number }) =>
    Math.hypot(disc.x - at.x, disc.y - at.y) <= discPixels
  const clear = covers(first, { x, y }) && others.every((other) => !covers(other, { x, y }) && !covers(other, first))
  return clear ? [first] : found
}

/** @returns those within the radius, nearest first */
export function within(points: Iterable<ScreenPoint>, x: number, y: number, radius: number): ScreenPoint[] {
  const found: { point: ScreenPoint; square: number }[] = []
  for (const point of points) {
    const square = (point.x - x) ** 2 + (point.y - y) ** 2
    if (square <= radius * radius) found.push({ point, square })
  }
  return found.sort((a, b) => a.square - b.square).map(({ point }) => point)
}
