import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankCandidates, type Candidate, type Contender } from './candidates.ts'
import { decideOrder, inOrder } from './held-order.ts'
import type { Ticket } from '../model/ticket.ts'
import { hours, morning, recruit, smallWorld } from '../../test/support/world.ts'

const ticket: Ticket = { ...smallWorld().state.get('ticket', 't1')!, skills: ['cooling'] }

function contender(index: number, min: number | null, load = 0, change = {}): Contender {
  const drive = min === null ? null : { seconds: min * 60, metres: min * 500, estimate: false }
  return { technician: { ...recruit(`w${index}`, change), index }, drive, load }
}
const ids = (list: readonly Candidate[]) => list.map(({ technician }) => technician.id)
const ranked = (...contenders: Contender[]) => ids(rankCandidates(ticket, contenders, morning))

describe('[ROU11] technicians are ranked by the minutes of their drive', () => {
  test('not by how far it is', () => {
    const far: Contender = { ...contender(1, 6), drive: { seconds: 360, metres: 4_000, estimate: false } }
    const near: Contender = { ...contender(2, 14), drive: { seconds: 840, metres: 900, estimate: true } }
    expect(ranked(near, far)).toEqual(['w1', 'w2'])
  })

  test('a visit on the route counts as a minute, one beyond a full load as ten more', () => {
    expect(ranked(contender(1, 10, 2), contender(2, 11, 0))).toEqual(['w2', 'w1'])
    expect(ranked(contender(1, 10, 2), contender(2, 13, 0))).toEqual(['w1', 'w2'])
    expect(ranked(contender(1, 10, 6), contender(2, 25, 0))).toEqual(['w2', 'w1'])
    expect(ranked(contender(1, 10, 6), contender(2, 27, 0))).toEqual(['w1', 'w2'])
  })

  test('whose place is not known is behind everybody within two hours, who cannot is behind all', () => {
    const unskilled = contender(4, 1, 0, { skills: [] })
    const off = contender(5, 2, 0, { shift: { from: morning + hours, to: morning + 2 * hours } })
    const list = rankCandidates(
      ticket,
      [off, unskilled, contender(1, null), contender(2, 119), contender(3, 121)],
      morning,
    )
    expect(ids(list)).toEqual(['w2', 'w1', 'w3', 'w4', 'w5'])
    expect(list.map(({ unfit }) => unfit?.code ?? null)).toEqual([null, null, null, 'skills', 'shift'])
  })
})

describe('[ROU13] the order that is kept', () => {
  const anybody = fc.uniqueArray(
    fc.record({ index: fc.nat(30), min: fc.option(fc.nat(60)), load: fc.nat(8), skilled: fc.boolean() }),
    { selector: ({ index }) => index, minLength: 1, maxLength: 20 },
  )
  const rank = (list: { index: number; min: number | null; load: number; skilled: boolean }[]) =>
    rankCandidates(
      ticket,
      list.map(({ index, min, load, skilled }) => contender(index, min, load, skilled ? {} : { skills: [] })),
      morning,
    )

  test('says what was decided, whatever drives, loads and skills become, and whoever comes or goes', () => {
    fc.assert(
      fc.property(anybody, anybody, (before, after) => {
        const order = decideOrder(rank(before))
        const now = rank(after)
        const list = inOrder(now, order)
        expect(new Set(ids(list))).toEqual(new Set(ids(now)))
        const stayed = ids(list).filter((id) => order.includes(id))
        expect(stayed).toEqual(order.filter((id) => stayed.includes(id)))
        expect(ids(list).slice(0, stayed.length)).toEqual(stayed)
        const known = list.filter(({ technician }) => order.includes(technician.id))
        for (const { technician, rank: digit, unfit } of known)
          expect(digit).toBe(unfit ? null : order.indexOf(technician.id) + 1)
        const digits = list.flatMap(({ rank: digit }) => digit ?? [])
        expect(new Set(digits).size).toBe(digits.length)
        // What is told of them is what is so now.
        for (const one of list)
          expect(now).toContainEqual({ technician: one.technician, drive: one.drive, load: one.load, unfit: one.unfit })
      }),
    )
  })

  test('before it is decided nobody has a rank, and all stand by their numbers', () => {
    const list = inOrder(rankCandidates(ticket, [contender(3, 1), contender(1, 9), contender(2, 5)], morning), null)
    expect(ids(list)).toEqual(['w1', 'w2', 'w3'])
    expect(list.map((one) => one.rank)).toEqual([null, null, null])
  })
})
