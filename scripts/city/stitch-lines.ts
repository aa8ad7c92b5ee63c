// Puts a way that was cut at the edges of tiles together again, lines here, areas in stitch-areas.ts. A cut leaves the
// end of one piece on the very point where the next begins.
import { groupBy } from './group-by.ts'
import { pointKey } from './world-grid.ts'
import type { GridLine } from './world-grid.ts'

export function stitchLines(pieces: readonly GridLine[]): GridLine[] {
  const waiting = groupBy(
    pieces.filter((piece) => piece.length > 1),
    (piece) => pointKey(piece[0]!),
  )
  const ends = new Set(pieces.map((piece) => pointKey(piece.at(-1)!)))
  const take = (start: string): GridLine | undefined => waiting.get(start)?.shift()

  const whole: GridLine[] = []
  const follow = (first: GridLine) => {
    const line = [...first]
    for (let next = take(pointKey(line.at(-1)!)); next; next = take(pointKey(line.at(-1)!))) line.push(...next.slice(1))
    whole.push(line)
  }
  // First the lines with a beginning, then what is left: closed rings, which begin anywhere.
  for (const start of [...waiting.keys()].filter((start) => !ends.has(start)).concat(...waiting.keys())) {
    for (let first = take(start); first; first = take(start)) follow(first)
  }
  return whole
}
