// Where a technician must be on the screen, computed from what their phone has told and from two who stand still: it uses
// nothing of the map's own arithmetic.
import type { Point } from './hand.ts'
import { parked, type Told } from './traffic.ts'

/** Web Mercator in units of the world's width. */
function world({ lat, lon }: Place): Point {
  return { x: lon / 360, y: -Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI) }
}

interface Place {
  lat: number
  lon: number
}

/**
 * @param known two places that lie apart in both directions, and where they are shown
 * @returns from any place to the window
 */
export function ruler([a, b]: [[Place, Point], [Place, Point]]): (place: Place) => Point {
  const [from, to] = [world(a[0]), world(b[0])]
  const scale = { x: (b[1].x - a[1].x) / (to.x - from.x), y: (b[1].y - a[1].y) / (to.y - from.y) }
  return (place) => {
    const at = world(place)
    return { x: a[1].x + (at.x - from.x) * scale.x, y: a[1].y + (at.y - from.y) * scale.y }
  }
}

/** @returns how far those who are parked are shown from where the map, as it looks, has their places, pixels */
export function offParked(
  points: Record<string, Point>,
  look: Place & { zoom: number },
  pane: Point & { width: number; height: number },
): number {
  const middle = world(look)
  const scale = 512 * 2 ** look.zoom
  const off = Object.entries(parked).map(([id, place]) => {
    const [at, shown] = [world(place), points[id]]
    if (!shown) return Infinity
    const x = pane.x + pane.width / 2 + (at.x - middle.x) * scale
    const y = pane.y + pane.height / 2 + (at.y - middle.y) * scale
    return Math.hypot(shown.x - x, shown.y - y)
  })
  return Math.max(...off)
}

/** @returns how far the symbol is from the way that was told, pixels; undefined: it cannot be measured */
export function offTold(points: Record<string, Point>, id: string, told: readonly Told[]): number | undefined {
  const { w01, w02, [id]: shown } = points
  if (!w01 || !w02 || !shown || told.length === 0) return undefined
  const way = told.map(
    ruler([
      [parked.w01, w01],
      [parked.w02, w02],
    ]),
  )
  if (way.length === 1) return Math.hypot(way[0]!.x - shown.x, way[0]!.y - shown.y)
  return Math.min(...way.slice(1).map((to, i) => toSegment(shown, way[i]!, to)))
}

function toSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square))
  return Math.hypot(a.x + share * dx - point.x, a.y + share * dy - point.y)
}
