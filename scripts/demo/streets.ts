// Ways through the city by car: from a place to the nearest road, along it at its speed with a wait at some crossings, and
// the last steps to the door. Knows no technicians.
import { distanceMetres } from '../../shared/geo/distance.ts'
import type { Place } from '../../shared/model/place.ts'
import { indexNodes, type NodeIndex } from '../../shared/routing/nearest-node.ts'
import { placeOfNode, type RoadGraph } from '../../shared/routing/road-graph.ts'
import { createRouter, type Router } from '../../shared/routing/shortest-path.ts'
import type { Chance } from './chance.ts'
import type { Leg } from './motion-on-route.ts'

/** Metres per second between the kerb and the door. */
const onFoot = 2.5
/** A corner where at least so many roads leave is a crossing; at some of them the lights are red. */
const roadsOfCrossing = 3
const redLights = 0.09

export class Streets {
  private readonly graph: RoadGraph
  private readonly index: NodeIndex
  private readonly router: Router

  constructor(graph: RoadGraph) {
    this.graph = graph
    this.index = indexNodes(graph)
    this.router = createRouter(graph)
  }

  /** The place on a road nearest to this one. */
  onRoad(place: Place): Place {
    return placeOfNode(this.graph, this.node(place))
  }

  /**
   * The way from one place to another.
   * @param begun what is left of the piece of road that a moving car is on
   * @param pace above 1: slower than the roads allow
   */
  way(from: Place, to: Place, chance: Chance, pace: number, begun?: Leg): Leg[] {
    const start = this.node(begun?.to ?? from)
    const end = this.node(to)
    const points = this.router.route(start, end)?.points ?? [placeOfNode(this.graph, end)]
    const legs = begun ? [begun] : walk(from, points[0]!)
    let node = start
    for (let at = 1; at < points.length; at += 1) {
      const next = this.node(points[at]!)
      const { metres, seconds } = this.road(node, next)
      const stop = this.isCrossing(next) && chance.happens(redLights) ? chance.between(5, 45) : 0
      legs.push({ from: points[at - 1]!, to: points[at]!, metres, seconds: seconds * pace, stop })
      node = next
    }
    return [...legs, ...walk(points.at(-1)!, to)]
  }

  /** Driving times to one place from anywhere. The answer holds until the next question to these streets. */
  secondsTo(place: Place): (from: Place) => number {
    const { seconds } = this.router.reachTo(this.node(place))
    return (from) => seconds[this.node(from)] ?? Infinity
  }

  private node(place: Place): number {
    const nearest = this.index.nearest(place)
    if (!nearest) throw new Error('the demo city has no roads')
    return nearest.node
  }

  private road(from: number, to: number): { metres: number; seconds: number } {
    const { firstEdge, target, metres, seconds } = this.graph
    let best = { metres: 0, seconds: Infinity }
    for (let edge = firstEdge[from]!; edge < firstEdge[from + 1]!; edge += 1)
      if (target[edge] === to && seconds[edge]! < best.seconds)
        best = { metres: metres[edge]!, seconds: seconds[edge]! }
    return best.seconds < Infinity ? best : { metres: 0, seconds: 0 }
  }

  private isCrossing(node: number): boolean {
    return this.graph.firstEdge[node + 1]! - this.graph.firstEdge[node]! >= roadsOfCrossing
  }
}

function walk(from: Place, to: Place): Leg[] {
  const metres = distanceMetres(from, to)
  return metres < 1 ? [] : [{ from, to, metres, seconds: metres / onFoot, stop: 0 }]
}
