// The largest part of a directed graph in which every node reaches every other: R. E. Tarjan, "Depth-First Search and
// Linear Graph Algorithms", SIAM J. Computing 1 (1972), with a stack of its own, since roads are longer than call stacks.
import type { RoadEdge } from '../../shared/routing/road-graph-of-edges.ts'

/** @returns for each node, whether it belongs to that part; of equally large parts the one met first counts */
export function largestStronglyConnected(nodes: number, edges: readonly Pick<RoadEdge, 'from' | 'to'>[]): boolean[] {
  const following: number[][] = Array.from({ length: nodes }, () => [])
  for (const { from, to } of edges) following[from]!.push(to)

  const unseen = -1
  const order = new Int32Array(nodes).fill(unseen)
  const lowest = new Int32Array(nodes)
  const nextChoice = new Int32Array(nodes)
  const isOpen = new Uint8Array(nodes)
  const open: number[] = []
  let count = 0
  let largest: number[] = []

  for (let root = 0; root < nodes; root += 1) {
    const path = order[root] === unseen ? [root] : []
    while (path.length > 0) {
      const node = path.at(-1)!
      if (order[node] === unseen) {
        order[node] = count
        lowest[node] = count
        count += 1
        open.push(node)
        isOpen[node] = 1
      }
      const next = following[node]![nextChoice[node]!++]
      if (next !== undefined) {
        if (order[next] === unseen) path.push(next)
        else if (isOpen[next]) lowest[node] = Math.min(lowest[node]!, order[next]!)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[node]!)
      if (lowest[node] !== order[node]) continue
      const part = open.splice(open.lastIndexOf(node))
      for (const member of part) isOpen[member] = 0
      if (part.length > largest.length) largest = part
    }
  }
  const belongs = Array.from({ length: nodes }, () => false)
  for (const node of largest) belongs[node] = true
  return belongs
}
