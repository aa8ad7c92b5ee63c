// Marking tickets by a box that is drawn over the map with Shift held. Shift with the pointer is taken from MapLibre, which
// would zoom into the box.
import type { Map as MapLibre } from 'maplibre-gl'
import type { ScreenPoint } from './hit-test.ts'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A hand that moved less than this has clicked, CSS pixels. */
const least = 4

export function boxOf(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }
}

/** @returns the ids of the points in the box, its edge counted in */
export function inBox(points: Iterable<ScreenPoint>, box: Box): string[] {
  const found: string[] = []
  for (const { id, x, y } of points)
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) found.push(id)
  return found
}

/**
 * @param select told the box, CSS pixels from the map's upper left corner, when the button is let go
 * @returns takes all of it off again
 */
export function addBoxSelect(map: MapLibre, className: string, select: (box: Box) => void): () => void {
  map.boxZoom.disable()
  const container = map.getCanvasContainer()
  const at = (event: MouseEvent) => {
    const { left, top } = container.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  let end = () => {}
  const down = (first: MouseEvent) => {
    if (!first.shiftKey || first.button !== 0) return
    first.preventDefault()
    first.stopPropagation()
    const start = at(first)
    const frame = document.createElement('div')
    frame.className = className
    const move = (event: MouseEvent) => {
      const box = boxOf(start, at(event))
      if (!frame.isConnected) container.append(frame)
      frame.style.cssText = `left:${box.left}px;top:${box.top}px;width:${box.right - box.left}px;height:${box.bottom - box.top}px`
    }
    const up = (event: MouseEvent) => {
      end()
      const box = boxOf(start, at(event))
      if (box.right - box.left >= least || box.bottom - box.top >= least) select(box)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      end()
    }
    end = () => {
      frame.remove()
      window.removeEventListener('mousemove', move)
      window.removeEventListener('mouseup', up, true)
      window.removeEventListener('keydown', key, true)
    }
    window.addEventListener('mousemove', move)
    window.addEventListener('mouseup', up, true)
    window.addEventListener('keydown', key, true)
  }
  container.addEventListener('mousedown', down, true)
  return () => {
    end()
    container.removeEventListener('mousedown', down, true)
  }
}
