import { describe, expect, test } from 'vitest'
import { feedPieces, pieceLength } from './feed-pieces.ts'
import { feedSchema } from '../../shared/wire/messages.ts'
import { World } from '../../test/support/world.ts'

const world = new World().technician('w1')
for (let i = 0; i < 3 * pieceLength; i++) world.ticket(`t${i}`)
const { commits } = world
const feed = { from: 0, to: commits.length, commits }

describe('[CAC14] a long feed', () => {
  test('is read in pieces that follow each other and hold the same commits', () => {
    const pieces = feedPieces(feed).map((piece) => feedSchema.parse(piece))
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.every((piece) => piece.commits.length <= pieceLength)).toBe(true)
    expect(pieces.flatMap((piece) => piece.commits)).toEqual(commits)
    expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.slice(0, -1).map(({ to }) => to)])
    expect(pieces.at(-1)!.to).toBe(commits.length)
  })

  test('a short one, and what is no feed at all, stays as it is', () => {
    for (const one of [{ ...feed, commits: commits.slice(0, pieceLength) }, null, 'x', { commits: 3 }, [1]])
      expect(feedPieces(one)).toEqual([one])
  })

  test('what nobody knows in it is in every piece, so that it is not read', () => {
    for (const piece of feedPieces({ ...feed, more: 1 })) expect(feedSchema.safeParse(piece).success).toBe(false)
  })
})
