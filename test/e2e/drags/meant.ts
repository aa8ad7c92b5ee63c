// Whom a drop on the map may be meant for, by what was seen where: the rule of the SPEC once more, with half a pixel for what
// moved between the look and the console's own.
import type { Look } from './witness.ts'

/** How far from a symbol a drop counts, and how large a symbol is, CSS pixels. */
const [reach, disc, half] = [32, 12, 0.5]

interface Near {
  id: string
  x: number
  y: number
  far: number
}

/** @param more so many pixels further than the rule says */
function near({ x, y, points }: Look, more: number): Near[] {
  return Object.entries(points)
    .map(([id, point]) => ({ id, ...point, far: Math.hypot(point.x - x, point.y - y) }))
    .filter(({ far }) => far <= reach + more)
    .sort((a, b) => a.far - b.far)
}

/** Whether the pointer is on that one alone. @param more how much larger symbols are, and how much less they keep apart */
function onOneAlone(all: readonly Near[], one: Near, more: number): boolean {
  return (
    one.far <= disc + more &&
    all.every(
      (other) => other === one || Math.min(other.far, Math.hypot(other.x - one.x, other.y - one.y)) > disc - more,
    )
  )
}

/** Whether the drop may go to that one without a question. */
export function mayTake(look: Look, id: string): boolean {
  const certain = near(look, -half)
  const one = near(look, half).find((each) => each.id === id)
  if (!one || certain.some(({ far }) => far < one.far - half)) return false
  const others = certain.filter((each) => each.id !== id)
  return others.length === 0 || onOneAlone([one, ...others], one, half)
}

/** Whether it may be asked, about that one among others. @param asks how many the label told, which comes after the look */
export function mayAsk(look: Look, asks: number, id: string): boolean {
  const [fewest, all] = [near(look, -half), near(look, half)]
  const [first] = all
  if (!first || all.length < 2 || asks < fewest.length || asks > all.length) return false
  return all.some((each) => each.id === id) && !onOneAlone(all, first, -half)
}
