// The displays of a control-room PC as one set-up, and where a window goes when its display is not there. Pure: the
// displays are passed in.
import type { Display, Rectangle } from 'electron'

export type DisplayShape = Pick<Display, 'bounds' | 'workArea' | 'scaleFactor'>

/** A window of which less than this is on any display cannot be got hold of, square pixels. */
const enough = 100 * 100

/** The same for the same displays in whatever order the system tells them. */
export function setUpOf(displays: readonly DisplayShape[]): string {
  return displays
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => `${width}x${height}+${x}+${y}@${scaleFactor}`)
    .sort()
    .join(' ')
}

/** @returns the bounds if enough of them is on a display, else as much of them on the nearest one as it has room for */
export function onDisplays(bounds: Rectangle, displays: readonly DisplayShape[]): Rectangle {
  const seen = displays.some(({ workArea }) => overlap(workArea, bounds) > enough)
  const [nearest] = displays.toSorted((a, b) => gap(a.workArea, bounds) - gap(b.workArea, bounds))
  if (seen || !nearest) return bounds
  const { workArea } = nearest
  const width = Math.min(bounds.width, workArea.width)
  const height = Math.min(bounds.height, workArea.height)
  return {
    x: Math.max(workArea.x, Math.min(bounds.x, workArea.x + workArea.width - width)),
    y: Math.max(workArea.y, Math.min(bounds.y, workArea.y + workArea.height - height)),
    width,
    height,
  }
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** How far the middle of the window is from a display. */
function gap(area: Rectangle, { x, y, width, height }: Rectangle): number {
  const outside = (at: number, from: number, length: number) => Math.max(from - at, 0, at - from - length)
  return Math.hypot(outside(x + width / 2, area.x, area.width), outside(y + height / 2, area.y, area.height))
}
