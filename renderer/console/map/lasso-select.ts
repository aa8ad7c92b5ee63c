// Marking tickets by a loop that is drawn over the map with Ctrl and Shift held. Not with Alt: many window managers move the
// window by it.
import type { Map as MapLibre } from 'maplibre-gl'
import { addToLoop, isLoop } from './loop.ts'
import { addShapeDrag, type Point } from './shape-drag.ts'

const svg = 'http://www.w3.org/2000/svg'

/** @param select told the loop when the button is let go */
export function addLassoSelect(map: MapLibre, className: string, select: (loop: readonly Point[]) => void): () => void {
  const wanted = (event: MouseEvent) => event.shiftKey && (event.ctrlKey || event.metaKey)
  return addShapeDrag(map, wanted, (container, start) => {
    const loop = [start]
    const picture = document.createElementNS(svg, 'svg')
    picture.classList.add(className)
    const line = picture.appendChild(document.createElementNS(svg, 'polygon'))
    return {
      to(at) {
        if (!addToLoop(loop, at)) return
        if (!picture.isConnected) container.append(picture)
        line.setAttribute('points', loop.map(({ x, y }) => `${x},${y}`).join(' '))
      },
      done(at) {
        addToLoop(loop, at)
        if (!isLoop(loop)) return false
        select(loop)
        return true
      },
      remove: () => picture.remove(),
    }
  })
}
