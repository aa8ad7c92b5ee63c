// A loop drawn by hand, and what lies in it: by the even-odd rule, so that a loop that crosses itself holds what its
// lines shut in an odd number of times. Pure.
import type { ScreenPoint } from './hit-test.ts'
import { leastPixels, type Point } from './shape-drag.ts'

/** A hand shakes by less than this, CSS pixels: such points add nothing to the loop. */
const shake = 3

/** @returns whether the point was taken into the loop */
export function addToLoop(loop: Point[], { x, y }: Point): boolean {
  const last = loop.at(-1)
  if (last && Math.hypot(x - last.x, y - last.y) < shake) return false
  loop.push({ x, y })
  return true
}

/** Whether it is a loop at all, and not the shaking of a hand that clicked. */
export function isLoop(loop: readonly Point[]): boolean {
  if (loop.length < 3) return false
  const { left, top, right, bottom } = around(loop)
  return right - left >= leastPixels || bottom - top >= leastPixels
}

/** @returns the ids of the points in the loop, which is closed from its last point to its first */
export function inLoop(points: Iterable<ScreenPoint>, loop: readonly Point[]): string[] {
  const { left, top, right, bottom } = around(loop)
  const found: string[] = []
  for (const point of points) {
    const { id, x, y } = point
    if (x >= left && x <= right && y >= top && y <= bottom && holds(loop, point)) found.push(id)
  }
  return found
}

/** How many lines a ray to the right crosses: an odd number from inside. A corner on the ray counts with its lower line. */
function holds(loop: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  let a = loop.at(-1)!
  for (const b of loop) {
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
    a = b
  }
  return inside
}

function around(loop: readonly Point[]) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of loop) {
    box.left = Math.min(box.left, x)
    box.top = Math.min(box.top, y)
    box.right = Math.max(box.right, x)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}
