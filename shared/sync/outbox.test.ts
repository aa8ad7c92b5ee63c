import { describe, expect, test } from 'vitest'
import { Outbox } from './outbox.ts'
import type { Command } from '../commands/command.ts'
import { nothing } from '../../test/support/desk.ts'
import { actor, morning } from '../../test/support/world.ts'

function command(n: number): Command {
  const body = { name: 'add-note', args: {}, basedOn: {} }
  return { v: 1, seat: 'console-1', n, id: `c${n}`, actor: actor('dispatcher'), madeAt: morning, ...body }
}
const numbers = (outbox: Outbox) => outbox.due().map((entry) => entry.command.n)
const of = (...ns: number[]) => new Outbox({ ...nothing, undecided: ns.map(command), nextN: Math.max(...ns) + 1 })

describe('what is due', () => {
  test('[OUT5] nothing behind one that is not yet on disk', () => {
    const outbox = of(1)
    outbox.add(command(2))
    outbox.add(command(3))
    outbox.recorded('c3')
    expect(numbers(outbox)).toEqual([1])
    outbox.recorded('c2')
    expect(numbers(outbox)).toEqual([1, 2, 3])
  })

  test('[OUT5] the window counts what is pushed and unanswered', () => {
    const outbox = of(...Array.from({ length: 30 }, (_, i) => i + 1))
    for (const entry of outbox.due()) entry.pushedAt = 0
    expect(numbers(outbox)).toEqual([])
    for (const n of [1, 2, 3]) outbox.answered(`c${n}`, { kind: 'accepted', seq: 9 })
    expect(numbers(outbox)).toEqual([17, 18, 19])
    outbox.forgetPushes()
    expect(numbers(outbox)).toEqual(Array.from({ length: 16 }, (_, i) => i + 4))
  })
})

describe('numbers', () => {
  test('[OUT9] what fits stays as it is', () => {
    expect(of(4, 5).align(3, false)).toBeUndefined()
    // Decided, but the answer has not come: pushed again, and answered again.
    expect(of(4, 5).align(9, false)).toBeUndefined()
  })

  test('[OUT9] a hole at the head closes up', () => {
    const outbox = of(4, 6)
    expect(outbox.align(2, false)).toEqual({ c4: 3, c6: 4 })
    expect([numbers(outbox), outbox.takeNumber()]).toEqual([[3, 4], 5])
  })

  test('[OUT10] taken: even the first moves', () => {
    expect(of(4, 5).align(9, true)).toEqual({ c4: 10, c5: 11 })
  })

  test('[OUT11] nothing undecided: the next follows the relay’s last', () => {
    const outbox = new Outbox({ ...nothing, nextN: 40 })
    expect([outbox.align(6, false), outbox.takeNumber()]).toEqual([undefined, 7])
  })

  test('[OUT4] numbers given back are taken again', () => {
    const outbox = of(1)
    outbox.add(command(outbox.takeNumber()))
    outbox.add(command(outbox.takeNumber()))
    outbox.withdraw(['c2', 'c3'])
    expect([outbox.takeNumber(), outbox.list.length]).toEqual([2, 1])
    outbox.giveBackNumber()
    expect(outbox.takeNumber()).toBe(2)
  })
})

describe('answers', () => {
  test('[REP4] what is decided leaves when the copy has reached it, in any order', () => {
    const outbox = of(1, 2, 3)
    outbox.answered('c2', { kind: 'accepted', seq: 5 })
    outbox.answered('c1', { kind: 'unchanged', seq: 8 })
    expect(outbox.settle(4)).toEqual([])
    expect(outbox.settle(5)).toEqual(['c2'])
    expect(outbox.settle(8)).toEqual(['c1'])
    expect(outbox.list.map((entry) => entry.command.id)).toEqual(['c3'])
  })

  test('[OUT7] the first answer stands', () => {
    const outbox = of(1)
    outbox.answered('c1', { kind: 'accepted', seq: 5 })
    expect(outbox.answered('c1', { kind: 'refused', seq: 5, code: 'ticketMoved', facts: {} })).toBeUndefined()
    expect(outbox.refused).toEqual([])
  })

  test('[OUT14] its content is what a compacted journal has to say: not yet done, refused, the next number', () => {
    const outbox = of(1, 2, 3)
    outbox.answered('c1', { kind: 'accepted', seq: 9 })
    outbox.answered('c2', { kind: 'refused', seq: 9, code: 'ticketMoved', facts: {} })
    expect(outbox.content).toEqual({
      // Answered, but not reached: if the log of the answer goes, it is asked again.
      undecided: [command(1), command(3)],
      refused: [{ command: command(2), code: 'ticketMoved', facts: {} }],
      nextN: 4,
    })
  })
})
