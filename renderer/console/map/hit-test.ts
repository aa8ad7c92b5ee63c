// What is under the pointer, by arithmetic over the points in view, not by pixels: the nearest within a snap radius.
export interface ScreenPoint {
  id: string
  x: number
  y: number
}

/** How far from a technician a drop still counts, in CSS pixels. */
export const snapPixels = 32

/** @returns those within the radius, nearest first */
export function within(points: Iterable<ScreenPoint>, x: number, y: number, radius: number): ScreenPoint[] {
  const found: { point: ScreenPoint; square: number }[] = []
  for (const point of points) {
    const square = (point.x - x) ** 2 + (point.y - y) ** 2
    if (square <= radius * radius) found.push({ point, square })
  }
  return found.sort((a, b) => a.square - b.square).map(({ point }) => point)
}
