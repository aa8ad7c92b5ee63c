// A shape drawn over the map with the pointer held, while certain keys are down: the pointer is taken from MapLibre, which
// would move the map or zoom into a box.
import type { Map as MapLibre } from 'maplibre-gl'

export interface Point {
  x: number
  y: number
}

/** A shape while it is drawn; places are CSS pixels from the map's upper left corner. */
export interface Shape {
  to(at: Point): void
  /** the button was let go @returns whether it was a shape at all, and no click */
  done(at: Point): boolean
  remove(): void
}

/** A hand that moved less than this has clicked, CSS pixels. */
export const leastPixels = 4

/**
 * @param wanted whether these keys are meant
 * @param begin starts a shape where the button went down
 * @returns takes all of it off again
 */
export function addShapeDrag(
  map: MapLibre,
  wanted: (event: MouseEvent) => boolean,
  begin: (container: HTMLElement, start: Point) => Shape,
): () => void {
  const container = map.getCanvasContainer()
  const at = (event: MouseEvent) => {
    const { left, top } = container.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  let end = () => {}
  const down = (first: MouseEvent) => {
    if (first.button !== 0 || !wanted(first)) return
    first.preventDefault()
    first.stopPropagation()
    end()
    const shape = begin(container, at(first))
    const move = (event: MouseEvent) => shape.to(at(event))
    const up = (event: MouseEvent) => {
      end()
      if (!shape.done(at(event))) return
      passOverClick(container)
      // What was drawn is about the map: the next key is its own, as after a click.
      map.getCanvas().focus()
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      end()
    }
    end = () => {
      shape.remove()
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

/** The end of a drag is a click for the browser, and would select what lies there. */
function passOverClick(container: HTMLElement): void {
  const stop = (event: MouseEvent) => event.stopPropagation()
  container.addEventListener('click', stop, { capture: true, once: true })
  window.setTimeout(() => container.removeEventListener('click', stop, true))
}
