// A feed message of a seat that catches up holds hundreds of commits. Cut into pieces that follow each other, each a feed
// of its own, it can be read in slices.
import type { Feed } from '../../shared/wire/messages.ts'

/** How many commits are in one piece: some milliseconds of work. */
export const pieceLength = 50

/** @param message as it came, not yet read: what is no long feed stays as it is */
export function feedPieces(message: unknown): unknown[] {
  const { from, to, commits } = (message ?? {}) as Partial<Feed>
  if (!Array.isArray(commits) || commits.length <= pieceLength) return [message]
  const pieces: unknown[] = []
  for (let at = 0, last = from; at < commits.length; at += pieceLength) {
    const some = commits.slice(at, at + pieceLength)
    const end = at + pieceLength >= commits.length ? to : some.at(-1)?.seq
    pieces.push({ ...(message as object), from: last, to: end, commits: some })
    last = end
  }
  return pieces
}
