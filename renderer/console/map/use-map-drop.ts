// What is dragged over the map, and what of the map a drop is for: what the label has named, while the hand keeps still.
// Near the edge the map moves on under it.
import type { Map as MapLibre } from 'maplibre-gl'
import { useRef, useState, type DragEvent } from 'react'
import { useDrop, type Cargo, type DropHandlers } from '../drag/use-drop.ts'
import type { EdgePan } from './edge-pan.ts'
import type { ScreenPoint } from './hit-test.ts'
import type { Point } from './shape-drag.ts'
import type { Slip } from './slip.ts'

export interface Aim {
  /** what may be meant, nearest first */
  points: readonly ScreenPoint[]
  /** the pointer, CSS pixels from the map's upper left corner */
  x: number
  y: number
  /** the map's, CSS pixels */
  width: number
  height: number
}

export interface DraggedOver {
  map: () => MapLibre | undefined
  edge: EdgePan
  slip: Slip
}

export interface DropOn<T> {
  /** what may be meant by a drop there, nearest first */
  reach: (map: MapLibre, x: number, y: number) => readonly ScreenPoint[]
  /** what may be meant is something else now */
  told: (ids: readonly string[], before: readonly string[]) => void
  drop: (dropped: T, ids: string[], at: Point) => void
}

/** A pointer that moves no further than this stands still, CSS pixels. */
const stillPixels = 4

export function useMapDrop<T>(
  cargo: Cargo<T>,
  { map, edge, slip }: DraggedOver,
  { reach, told, drop }: DropOn<T>,
): [Aim | null, DropHandlers] {
  const [aim, setAim] = useState<Aim | null>(null)
  /** what may be meant, as the label says */
  const meantIds = useRef<readonly string[]>([])
  /** where the pointer was when that was found */
  const found = useRef({ x: 0, y: 0 })

  const placeOf = (event: DragEvent) => {
    const { left, top, width, height } = map()?.getContainer().getBoundingClientRect() ?? new DOMRect()
    return { x: event.clientX - left, y: event.clientY - top, width, height }
  }
  const aimAt = (event: DragEvent): Aim | null => {
    const on = map()
    const place = placeOf(event)
    if (!on || slip.at(place.x, place.y)) return null
    const points = reach(on, place.x, place.y)
    return points.length > 0 ? { points, ...place } : null
  }
  const panAtEdge = (event: DragEvent): boolean => {
    const { x, y, width, height } = placeOf(event)
    const pan = edge.at(event.timeStamp, x, y, width, height)
    if (pan) map()?.panBy([pan.x, pan.y], { duration: 0 })
    return pan !== undefined
  }
  const point = (next: Aim | null) => {
    const ids = next?.points.map(({ id }) => id) ?? []
    told(ids, meantIds.current)
    meantIds.current = ids
    setAim(next)
  }

  const [, handlers] = useDrop(
    cargo,
    (dropped, event) => {
      // Whatever the label named is meant, also when the symbol has driven on under a pointer that stood still; what was not
      // named is not.
      const ids = [...meantIds.current]
      const { x, y } = placeOf(event)
      edge.left()
      point(null)
      drop(dropped, ids, { x, y })
    },
    (event) => {
      // A hand that keeps still means what it has been told, whatever drives past under it.
      const panned = event.type === 'dragover' && panAtEdge(event)
      const still =
        !panned && Math.hypot(event.clientX - found.current.x, event.clientY - found.current.y) <= stillPixels
      if (still && meantIds.current.length > 0) return true
      const next = aimAt(event)
      found.current = { x: event.clientX, y: event.clientY }
      point(next)
      return next !== null
    },
    () => {
      edge.left()
      point(null)
    },
  )
  return [aim, handlers]
}
