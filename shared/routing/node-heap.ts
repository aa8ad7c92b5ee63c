// A binary heap of node numbers ordered by a cost that the caller keeps in an array, with every node's place in the heap,
// so that a node whose cost falls moves up instead of standing in the heap twice. Its memory is claimed once.

export class NodeHeap {
  readonly #cost: Float64Array
  readonly #nodes: Int32Array
  /** where each node stands in the heap; -1: nowhere */
  readonly #slot: Int32Array
  #size = 0

  /** @param cost the cost of each node; to change the cost of a node in the heap, lower it and call `raise` */
  constructor(cost: Float64Array) {
    this.#cost = cost
    this.#nodes = new Int32Array(cost.length)
    this.#slot = new Int32Array(cost.length).fill(-1)
  }

  get size(): number {
    return this.#size
  }

  clear(): void {
    for (let slot = 0; slot < this.#size; slot += 1) this.#slot[this.#nodes[slot]!] = -1
    this.#size = 0
  }

  /** Puts a node in, or moves it to where its lower cost belongs. */
  raise(node: number): void {
    const nodes = this.#nodes
    const cost = this.#cost
    const own = cost[node]!
    let slot = this.#slot[node]!
    if (slot < 0) slot = this.#size++
    while (slot > 0) {
      const parentSlot = (slot - 1) >> 1
      const parent = nodes[parentSlot]!
      if (cost[parent]! <= own) break
      nodes[slot] = parent
      this.#slot[parent] = slot
      slot = parentSlot
    }
    nodes[slot] = node
    this.#slot[node] = slot
  }

  /** Takes the node of the lowest cost out; -1 when the heap is empty. */
  pop(): number {
    if (this.#size === 0) return -1
    const nodes = this.#nodes
    const top = nodes[0]!
    this.#slot[top] = -1
    this.#size -= 1
    if (this.#size > 0) this.#sink(nodes[this.#size]!)
    return top
  }

  /** Lets a node find its slot downwards from the root, which is free. */
  #sink(node: number): void {
    const nodes = this.#nodes
    const cost = this.#cost
    const size = this.#size
    const own = cost[node]!
    let slot = 0
    for (;;) {
      let childSlot = 2 * slot + 1
      if (childSlot >= size) break
      if (childSlot + 1 < size && cost[nodes[childSlot + 1]!]! < cost[nodes[childSlot]!]!) childSlot += 1
      const child = nodes[childSlot]!
      if (cost[child]! >= own) break
      nodes[slot] = child
      this.#slot[child] = slot
      slot = childSlot
    }
    nodes[slot] = node
    this.#slot[node] = slot
  }
}
