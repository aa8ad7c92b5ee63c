// The arrows and + and - in the focused map. MapLibre's own keys begin each move from where the one before has got to: of
// quick presses, or in a window that draws slowly, a part or all of a move was lost. Here each press counts whole.
import type { Map as MapLibre } from 'maplibre-gl'
import { isComposing } from '../keys/composing.ts'
import { degreesAt, mercator, nearestCopy, viewOf, worldMetres, type Mercator } from './overlay/anchor.ts'

/** Where the map looks, or is on its way to look. */
export interface Goal {
  middle: Mercator
  zoom: number
}

/** Each -1, 0 or 1: east, south, larger. */
export interface Step {
  x: number
  y: number
  zoom: number
}

/** How far an arrow moves the map, CSS pixels, and for how long, ms. */
const [stepPixels, stepMs] = [100, 300]

/** @returns what a key asks for; undefined: nothing of the map */
export function stepOf(key: string): Step | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { x: -1, y: 0, zoom: 0 }
    case 'ArrowRight':
      return { x: 1, y: 0, zoom: 0 }
    case 'ArrowUp':
      return { x: 0, y: -1, zoom: 0 }
    case 'ArrowDown':
      return { x: 0, y: 1, zoom: 0 }
    case '+':
    case '=':
      return { x: 0, y: 0, zoom: 1 }
    case '-':
      return { x: 0, y: 0, zoom: -1 }
    default:
      return undefined
  }
}

/**
 * @param now where the map looks
 * @param goal where keys have sent it, when it is still on its way
 * @param held the key is held down: the map goes on evenly, and no further ahead than one step
 */
export function goalAfter(now: Goal, goal: Goal | undefined, step: Step, held: boolean, zooms: [number, number]): Goal {
  const aim = goal
    ? { middle: { x: now.middle.x + nearestCopy(goal.middle.x - now.middle.x), y: goal.middle.y }, zoom: goal.zoom }
    : now
  const from = held ? now : aim
  const metres = stepPixels / viewOf({ lat: 0, lng: 0 }, aim.zoom, 0, 0).scale
  const further = (axis: number, at: number, before: number, by: number) => {
    if (axis === 0) return before
    const to = at + axis * by
    return held ? axis * Math.max(axis * to, axis * before) : to
  }
  const y = further(step.y, from.middle.y, aim.middle.y, metres)
  const zoom = further(step.zoom, from.zoom, aim.zoom, 1)
  return {
    middle: {
      x: further(step.x, from.middle.x, aim.middle.x, metres),
      y: Math.max(-worldMetres / 2, Math.min(worldMetres / 2, y)),
    },
    zoom: Math.max(zooms[0], Math.min(zooms[1], zoom)),
  }
}

/** Takes the keys over from MapLibre. @returns takes it off again */
export function addKeyMoves(map: MapLibre): () => void {
  let goal: Goal | undefined
  const arrived = () => (goal = undefined)
  const down = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isComposing(event)) return
    const step = stepOf(event.key)
    // With Shift an arrow is somebody else's.
    if (!step || (event.shiftKey && step.zoom === 0)) return
    event.preventDefault()
    const { lat, lng } = map.getCenter()
    const now = { middle: mercator(lat, lng), zoom: map.getZoom() }
    goal = goalAfter(now, goal, step, event.repeat, [map.getMinZoom(), map.getMaxZoom()])
    const to = degreesAt(goal.middle)
    map.easeTo({ center: [to.lon, to.lat], zoom: goal.zoom, duration: stepMs, easing: out, easeId: 'keys' })
  }
  map.keyboard.disable()
  map.on('moveend', arrived)
  const canvas = map.getCanvasContainer()
  canvas.addEventListener('keydown', down)
  return () => {
    canvas.removeEventListener('keydown', down)
    map.off('moveend', arrived)
  }
}

/** Quick first and slow at the end. */
function out(t: number): number {
  return t * (2 - t)
}
