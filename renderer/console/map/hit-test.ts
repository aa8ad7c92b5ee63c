// What is under the pointer, by arithmetic over the points in view, not by pixels: the nearest within a snap radius.
export interface ScreenPoint {
  id: string
  x: number
  y: number
}

/** How far from a technician a drop still counts, in CSS pixels. */
export const snapPixels = 32

/** Symbols closer together than this cannot be told apart by a pointer, CSS pixels. */
const apartPixels = 12

/**
 * @param found nearest to the pointer first
 * @returns the ids of those that may be meant: the nearest, and those that stand where it stands; at most nine
 */
export function meant(found: readonly ScreenPoint[]): string[] {
  const [first] = found
  if (!first) return []
  return found
    .filter(({ x, y }) => Math.hypot(x - first.x, y - first.y) <= apartPixels)
    .slice(0, 9)
    .map(({ id }) => id)
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
