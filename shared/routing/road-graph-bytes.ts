// The road graph as bytes, for a file or a message: little-endian whatever the machine, every array at a multiple of
// four.
//
//   0  4  magic "SBRG"         16  latitudes    nodes      × int32    edges' targets  edges × uint32
//   4  4  version              …   longitudes   nodes      × int32    metres          edges × float32
//   8  4  nodes                …   first edges  nodes + 1  × uint32   seconds         edges × float32
//  12  4  edges
import { checkRoadGraph, RoadGraphError } from './road-graph.ts'
import type { RoadGraph } from './road-graph.ts'

export const roadGraphVersion = 1

const magic = 0x47524253
const headerBytes = 16

export function encodeRoadGraph(graph: RoadGraph): ArrayBuffer {
  checkRoadGraph(graph)
  const bytes = new ArrayBuffer(byteLength(graph.lat.length, graph.target.length))
  const view = new DataView(bytes)
  view.setUint32(0, magic, true)
  view.setUint32(4, roadGraphVersion, true)
  view.setUint32(8, graph.lat.length, true)
  view.setUint32(12, graph.target.length, true)
  let at = headerBytes
  const next = () => (at += 4) - 4
  for (const value of graph.lat) view.setInt32(next(), value, true)
  for (const value of graph.lon) view.setInt32(next(), value, true)
  for (const value of graph.firstEdge) view.setUint32(next(), value, true)
  for (const value of graph.target) view.setUint32(next(), value, true)
  for (const value of graph.metres) view.setFloat32(next(), value, true)
  for (const value of graph.seconds) view.setFloat32(next(), value, true)
  return bytes
}

/** Throws a RoadGraphError that says what is wrong. The graph is a copy: the bytes may be reused. */
export function decodeRoadGraph(bytes: ArrayBuffer | Uint8Array): RoadGraph {
  const view =
    bytes instanceof Uint8Array ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new DataView(bytes)
  if (view.byteLength < headerBytes) throw new RoadGraphError(`only ${view.byteLength} bytes`)
  if (view.getUint32(0, true) !== magic) throw new RoadGraphError('it does not begin with SBRG')
  const version = view.getUint32(4, true)
  if (version !== roadGraphVersion) {
    throw new RoadGraphError(`version ${version}, where version ${roadGraphVersion} is read`)
  }
  const nodes = view.getUint32(8, true)
  const edges = view.getUint32(12, true)
  const expected = byteLength(nodes, edges)
  if (view.byteLength !== expected) {
    throw new RoadGraphError(`${view.byteLength} bytes, where ${nodes} nodes and ${edges} edges take ${expected}`)
  }
  let at = headerBytes
  const next = () => (at += 4) - 4
  const graph: RoadGraph = {
    lat: Int32Array.from({ length: nodes }, () => view.getInt32(next(), true)),
    lon: Int32Array.from({ length: nodes }, () => view.getInt32(next(), true)),
    firstEdge: Uint32Array.from({ length: nodes + 1 }, () => view.getUint32(next(), true)),
    target: Uint32Array.from({ length: edges }, () => view.getUint32(next(), true)),
    metres: Float32Array.from({ length: edges }, () => view.getFloat32(next(), true)),
    seconds: Float32Array.from({ length: edges }, () => view.getFloat32(next(), true)),
  }
  checkRoadGraph(graph)
  return graph
}

function byteLength(nodes: number, edges: number): number {
  return headerBytes + 4 * (3 * nodes + 1 + 3 * edges)
}
