import { describe, expect, test } from 'vitest'
import { SeatProgress } from './seat-progress.ts'
import type { Answer } from '../../shared/wire/messages.ts'

const answer = (n: number): Answer => ({ n, id: `c${n}`, result: { kind: 'accepted', seq: n } })

describe('how far a seat has come', () => {
  test('[SEQ1] [SEQ3] [SEQ5] [SEQ6] next, decided, taken, gap', () => {
    const progress = new SeatProgress()
    progress.add('s', 6)
    expect(progress.place('s', 7, 'c7')).toEqual({ kind: 'next' })
    progress.decided('s', answer(7))
    expect(progress.lastN('s')).toBe(7)
    expect(progress.place('s', 7, 'c7')).toEqual({ kind: 'decided', answer: answer(7) })
    expect(progress.place('s', 7, 'x')).toEqual({ kind: 'taken', expected: 8 })
    expect(progress.place('s', 6, 'x')).toEqual({ kind: 'decided', answer: undefined })
    expect(progress.place('s', 9, 'c9')).toEqual({ kind: 'gap', expected: 8 })
  })

  test('[SEQ3] the newest 64 answers are in memory: more than a seat may have in flight', () => {
    const progress = new SeatProgress()
    progress.add('s', 0)
    for (let n = 1; n <= 70; n++) progress.decided('s', answer(n))
    expect(progress.place('s', 7, 'c7')).toEqual({ kind: 'decided', answer: answer(7) })
    expect(progress.place('s', 6, 'c6')).toEqual({ kind: 'decided', answer: undefined })
  })

  test('[SEQ1] a seat nobody has enrolled is a broken promise', () => {
    expect(() => new SeatProgress().lastN('s')).toThrow(/without progress/)
  })
})
