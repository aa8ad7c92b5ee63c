// The way by car from place to place: how long, how far, and along which line. On roads where there are roads, else an
// estimate that says so. Whoever asks need not know how it is found: another router can stand behind the same question.
import { distanceMetres } from '../geo/distance.ts'
import type { Place } from '../model/place.ts'
import { indexNodes } from './nearest-node.ts'
import type { RoadGraph } from './road-graph.ts'
import { createRouter } from './shortest-path.ts'

/** How long and how far it is from a place to another. */
export interface Drive {
  seconds: number
  metres: number
  /** true: no roads are known here; a straight line, made longer by `detour`, at `estimatePace` */
  estimate: boolean
}

/** One leg, from a place to the next. */
export interface WayLeg extends Drive {
  /** [degrees east, degrees north] of each point, from the one place to the other */
  line: [number, number][]
}

export interface WayFinder {
  leg(from: Place, to: Place): WayLeg
  /** Seconds from everybody to every place: row by row, one row for each of `from`. The same numbers as `leg` gives. */
  table(from: readonly Place[], to: readonly Place[]): Float64Array
  /** How everybody gets to one place, one drive for each of `from`. The same numbers as `leg` gives. */
  drives(from: readonly Place[], to: Place): Drive[]
}

/** How much longer ways on roads are than a straight line, in cities: the middle of the usual 1.2 to 1.4. */
export const detour = 1.3
/** Metres per second of an estimated way: 30 km/h. */
export const estimatePace = 30 / 3.6
/** A place farther than this from any road is not in the graph's area, metres. */
export const offRoad = 1_000
/** Metres per second between the kerb and the door. */
const onFoot = 1.4

export function estimatedDrive(from: Place, to: Place): Drive {
  const metres = distanceMetres(from, to) * detour
  return { seconds: metres / estimatePace, metres, estimate: true }
}

export const straightWays: WayFinder = {
  leg: (from, to) => ({ ...estimatedDrive(from, to), line: [point(from), point(to)] }),
  drives: (from, to) => from.map((place) => estimatedDrive(place, to)),
  table: (from, to) => Float64Array.from(from.flatMap((one) => to.map((other) => estimatedDrive(one, other).seconds))),
}

export function roadWays(graph: RoadGraph): WayFinder {
  const index = indexNodes(graph)
  const router = createRouter(graph)
  return {
    leg(from, to) {
      const [start, end] = [index.nearest(from), index.nearest(to)]
      if (!start || !end || start.metres > offRoad || end.metres > offRoad) return straightWays.leg(from, to)
      const path = router.route(start.node, end.node)
      if (!path) return straightWays.leg(from, to)
      // On foot from where the car must stop; a moving car is on its road already, as far as its fix can say.
      const walk = end.metres / onFoot
      const line = [point(from), ...path.points.map(point), point(to)]
      return { seconds: path.seconds + walk, metres: path.metres + end.metres, estimate: false, line }
    },
    table(from, to) {
      const seconds = new Float64Array(from.length * to.length)
      const starts = from.map((place) => index.nearest(place))
      for (const [column, place] of to.entries()) {
        const end = index.nearest(place)
        // One search back from each place reaches everybody.
        const reach = end && end.metres <= offRoad ? router.reachTo(end.node).seconds : null
        for (const [row, start] of starts.entries()) {
          const drive = start && start.metres <= offRoad ? (reach?.[start.node] ?? Infinity) : Infinity
          seconds[row * to.length + column] =
            drive < Infinity ? drive + end!.metres / onFoot : estimatedDrive(from[row]!, place).seconds
        }
      }
      return seconds
    },
    drives(from, to) {
      const end = index.nearest(to)
      const reach = end && end.metres <= offRoad ? router.reachTo(end.node) : null
      return from.map((place) => {
        const start = index.nearest(place)
        const seconds = start && start.metres <= offRoad ? (reach?.seconds[start.node] ?? Infinity) : Infinity
        if (seconds === Infinity) return estimatedDrive(place, to)
        const metres = reach!.metres[start!.node]! + end!.metres
        return { seconds: seconds + end!.metres / onFoot, metres, estimate: false }
      })
    },
  }
}

function point({ lat, lon }: Place): [number, number] {
  return [lon, lat]
}
