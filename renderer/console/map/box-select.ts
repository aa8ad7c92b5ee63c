// Marking tickets by a box that is drawn over the map with Shift held.
import type { Map as MapLibre } from 'maplibre-gl'
import type { ScreenPoint } from './hit-test.ts'
import { addShapeDrag, leastPixels, type Point } from './shape-drag.ts'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export function boxOf(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }
}

/** @returns the ids of the points in the box, its edge counted in */
export function inBox(points: Iterable<ScreenPoint>, box: Box): string[] {
  const found: string[] = []
  for (const { id, x, y } of points)
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) found.push(id)
  return found
}

/** @param select told the box when the button is let go */
export function addBoxSelect(map: MapLibre, className: string, select: (box: Box) => void): () => void {
  map.boxZoom.disable()
  const wanted = (event: MouseEvent) => event.shiftKey && !event.ctrlKey && !event.metaKey
  return addShapeDrag(map, wanted, (container, start) => {
    const frame = document.createElement('div')
    frame.className = className
    return {
      to(at) {
        const box = boxOf(start, at)
        if (!frame.isConnected) container.append(frame)
        frame.style.cssText = `left:${box.left}px;top:${box.top}px;width:${box.right - box.left}px;height:${box.bottom - box.top}px`
      },
      done(at) {
        const box = boxOf(start, at)
        const drawn = box.right - box.left >= leastPixels || box.bottom - box.top >= leastPixels
        if (drawn) select(box)
        return drawn
      },
      remove: () => frame.remove(),
    }
  })
}
