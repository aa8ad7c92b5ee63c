// Finds the node of the road graph nearest to a place, with a grid over the nodes: cells are searched ring by ring until
// no cell further out can hold a nearer one. Every node is a candidate: a graph is expected to hold one strongly
// connected network, so that all nodes reach all. Knows no roads, and no graph that spans the 180th meridian.
import { distanceMetres, earthRadiusMetres } from '../geo/distance.ts'
import { nodeCount, placeOfNode, stepsPerDegree } from './road-graph.ts'
import type { RoadGraph } from './road-graph.ts'
import type { Place } from '../model/place.ts'

export interface NearestNode {
  readonly node: number
  /** from the place to the node, as the crow flies */
  readonly metres: number
}

export interface NodeIndex {
  /** null only when the graph is empty */
  nearest(place: Place): NearestNode | null
}

/** On average so many nodes in a cell: few cells to look into, few nodes in each. */
const nodesPerCell = 4
const radians = Math.PI / 180

export function indexNodes(graph: RoadGraph): NodeIndex {
  const nodes = nodeCount(graph)
  if (nodes === 0) return { nearest: () => null }
  const grid = gridOver(graph)
  const { firstInCell, nodesByCell } = sortIntoCells(graph, grid)

  return {
    nearest(place) {
      const column = grid.columnOf(place.lon)
      const row = grid.rowOf(place.lat)
      let best = -1
      let bestMetres = Infinity

      const look = (inColumn: number, inRow: number) => {
        if (inColumn < 0 || inRow < 0 || inColumn >= grid.columns || inRow >= grid.rows) return
        const cell = inRow * grid.columns + inColumn
        for (let at = firstInCell[cell]!; at < firstInCell[cell + 1]!; at += 1) {
          const node = nodesByCell[at]!
          const metres = distanceMetres(place, placeOfNode(graph, node))
          if (metres >= bestMetres) continue
          best = node
          bestMetres = metres
        }
      }

      for (let ring = 0; ring === 0 || grid.metresBeyond(place, column, row, ring - 1) < bestMetres; ring += 1) {
        for (let across = column - ring; across <= column + ring; across += 1) {
          look(across, row - ring)
          if (ring > 0) look(across, row + ring)
        }
        for (let up = row - ring + 1; up < row + ring; up += 1) {
          look(column - ring, up)
          look(column + ring, up)
        }
      }
      return { node: best, metres: bestMetres }
    },
  }
}

interface Grid {
  readonly columns: number
  readonly rows: number
  /** the column a longitude falls into, the outermost one for a longitude outside */
  columnOf(lon: number): number
  rowOf(lat: number): number
  /** A lower bound: no node outside the square of rings around a cell is nearer to the place than this. */
  metresBeyond(place: Place, column: number, row: number, rings: number): number
}

function gridOver(graph: RoadGraph): Grid {
  const west = extreme(graph.lon, Math.min) / stepsPerDegree
  const east = extreme(graph.lon, Math.max) / stepsPerDegree
  const south = extreme(graph.lat, Math.min) / stepsPerDegree
  const north = extreme(graph.lat, Math.max) / stepsPerDegree
  const shrink = Math.cos(((south + north) / 2) * radians)
  // The smallest side keeps a graph on one line, or of one node, from having endless or no cells.
  const side = Math.max(
    Math.sqrt((((east - west) * shrink || 1e-4) * (north - south || 1e-4) * nodesPerCell) / graph.lat.length),
    ((east - west) * shrink + (north - south)) / 2000,
    1e-6,
  )
  const width = side / Math.max(shrink, 1e-3)
  const columns = Math.floor((east - west) / width) + 1
  const rows = Math.floor((north - south) / side) + 1
  const clamp = (value: number, count: number) => Math.min(Math.max(Math.floor(value), 0), count - 1)

  return {
    columns,
    rows,
    columnOf: (lon) => clamp((lon - west) / width, columns),
    rowOf: (lat) => clamp((lat - south) / side, rows),
    metresBeyond(place, column, row, rings) {
      const toParallel = (lat: number) => Math.abs(place.lat - lat) * radians * earthRadiusMetres
      const toMeridian = (lon: number) =>
        Math.asin(Math.abs(Math.sin((place.lon - lon) * radians)) * Math.cos(place.lat * radians)) * earthRadiusMetres
      let bound = Infinity
      if (column - rings > 0) bound = Math.min(bound, toMeridian(west + (column - rings) * width))
      if (column + rings < columns - 1) bound = Math.min(bound, toMeridian(west + (column + rings + 1) * width))
      if (row - rings > 0) bound = Math.min(bound, toParallel(south + (row - rings) * side))
      if (row + rings < rows - 1) bound = Math.min(bound, toParallel(south + (row + rings + 1) * side))
      return bound
    },
  }
}

function sortIntoCells(graph: RoadGraph, grid: Grid): { firstInCell: Uint32Array; nodesByCell: Uint32Array } {
  const nodes = nodeCount(graph)
  const cellOf = Uint32Array.from({ length: nodes }, (_, node) => {
    const place = placeOfNode(graph, node)
    return grid.rowOf(place.lat) * grid.columns + grid.columnOf(place.lon)
  })
  const firstInCell = new Uint32Array(grid.columns * grid.rows + 1)
  for (const cell of cellOf) firstInCell[cell + 1]! += 1
  for (let cell = 1; cell < firstInCell.length; cell += 1) firstInCell[cell]! += firstInCell[cell - 1]!
  const free = firstInCell.slice()
  const nodesByCell = new Uint32Array(nodes)
  for (let node = 0; node < nodes; node += 1) nodesByCell[free[cellOf[node]!]!++] = node
  return { firstInCell, nodesByCell }
}

function extreme(values: Int32Array, choose: (a: number, b: number) => number): number {
  return values.reduce((a, b) => choose(a, b))
}
