// A sorted list that never changes: adding to it or taking from it gives another list, which shares all but one of its
// pieces with the old one. So the cost is that of a piece, however long the list is, and what is on the screen can stay as
// it is while the list behind it goes on.
export type Compare<T> = (a: T, b: T) => number

/** A piece that grows to twice this is cut in two. */
const pieceSize = 128

export class SortedList<T> implements Iterable<T> {
  readonly length: number
  private readonly pieces: readonly (readonly T[])[]
  private readonly compare: Compare<T>
  /** where each piece begins; made when it is first asked for */
  private begins: Int32Array | undefined

  /** @param sorted by `compare`, which tells any two items apart */
  static of<T>(sorted: readonly T[], compare: Compare<T>): SortedList<T> {
    const pieces: T[][] = []
    for (let i = 0; i < sorted.length; i += pieceSize) pieces.push(sorted.slice(i, i + pieceSize))
    return new SortedList(pieces, sorted.length, compare)
  }

  private constructor(pieces: readonly (readonly T[])[], length: number, compare: Compare<T>) {
    this.pieces = pieces
    this.length = length
    this.compare = compare
  }

  with(item: T): SortedList<T> {
    if (this.length === 0) return new SortedList([[item]], 1, this.compare)
    const at = Math.min(this.pieceOf(item), this.pieces.length - 1)
    const piece = [...this.pieces[at]!]
    piece.splice(this.placeIn(piece, item), 0, item)
    const cut = piece.length >= 2 * pieceSize ? [piece.slice(0, pieceSize), piece.slice(pieceSize)] : [piece]
    return new SortedList(this.pieces.toSpliced(at, 1, ...cut), this.length + 1, this.compare)
  }

  /** @throws when it is not in the list: whoever keeps the list has lost track */
  without(item: T): SortedList<T> {
    const at = this.pieceOf(item)
    const place = this.placeIn(this.pieces[at] ?? [], item)
    const piece = this.pieces[at]
    if (!piece || place >= piece.length || this.compare(piece[place]!, item) !== 0) throw new Error('not in the list')
    const left = piece.length === 1 ? [] : [piece.toSpliced(place, 1)]
    return new SortedList(this.pieces.toSpliced(at, 1, ...left), this.length - 1, this.compare)
  }

  at(index: number): T | undefined {
    if (index < 0 || index >= this.length) return undefined
    const begins = this.allBegins()
    let low = 0
    let high = begins.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (begins[middle]! <= index) low = middle
      else high = middle - 1
    }
    return this.pieces[low]![index - begins[low]!]
  }

  /** Where the item is, or where it would be put. */
  placeOf(item: T): number {
    const at = this.pieceOf(item)
    return at === this.pieces.length ? this.length : this.allBegins()[at]! + this.placeIn(this.pieces[at]!, item)
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const piece of this.pieces) yield* piece
  }

  /** The first piece that ends with the item or beyond it. */
  private pieceOf(item: T): number {
    let low = 0
    let high = this.pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.compare(this.pieces[middle]!.at(-1)!, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private placeIn(piece: readonly T[], item: T): number {
    let low = 0
    let high = piece.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.compare(piece[middle]!, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private allBegins(): Int32Array {
    if (this.begins) return this.begins
    const begins = new Int32Array(this.pieces.length)
    for (let i = 1; i < begins.length; i++) begins[i] = begins[i - 1]! + this.pieces[i - 1]!.length
    return (this.begins = begins)
  }
}
