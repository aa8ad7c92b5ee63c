import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { decideWithin, GestureRanking } from './gesture-ranking.ts'
import type { Candidate } from '../../../shared/ranking/candidates.ts'
import { recruit } from '../../../test/support/world.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Minutes by technician; the ranking under test sees them best first. */
let minutes: Record<string, number>
let awaited: boolean
let ranking: GestureRanking

beforeEach(() => {
  minutes = { w1: 5, w2: 8, w3: 11 }
  awaited = false
  ranking = new GestureRanking({
    candidates: (ticketId) => (ticketId === 'gone' ? null : candidates()),
    awaited: () => awaited,
  })
})

function candidates(): Candidate[] {
  return Object.entries(minutes)
    .sort(([, a], [, b]) => a - b)
    .map(([id, min]) => ({
      technician: { ...recruit(id), index: Number(id.slice(1)) },
      drive: { seconds: min * 60, metres: min * 500, estimate: awaited },
      load: 0,
      unfit: null,
    }))
}
const digits = () => ranking.get()!.list.map(({ technician, rank }) => `${rank ?? '-'} ${technician.id}`)
const told = (id: string) => ranking.get()!.of.get(id)!.drive!.seconds / 60

describe('[ROU13] who ranks where', () => {
  test('is decided at once when the drives are known, and then only the minutes change', () => {
    ranking.about('t1')
    expect(digits()).toEqual(['1 w1', '2 w2', '3 w3'])
    minutes = { w1: 30, w2: 8, w3: 1, w4: 2 }
    ranking.changed()
    vi.advanceTimersByTime(decideWithin * 2)
    ranking.changed()
    expect(digits()).toEqual(['1 w1', '2 w2', '3 w3', '4 w4'])
    expect(told('w1')).toBe(30)
  })

  test('waits a moment for drives that are on their way, and nobody has a digit before', () => {
    awaited = true
    ranking.about('t1')
    expect(digits()).toEqual(['- w1', '- w2', '- w3'])
    expect(ranking.get()!.decided).toBe(false)
    vi.advanceTimersByTime(decideWithin - 1)
    expect(ranking.get()!.decided).toBe(false)
    awaited = false
    minutes = { w1: 30, w2: 8, w3: 1 }
    ranking.changed()
    expect(digits()).toEqual(['1 w3', '2 w2', '3 w1'])
  })

  test('goes by estimates when the moment is over; what comes later makes them more exact, and moves nobody', () => {
    awaited = true
    ranking.about('t1')
    vi.advanceTimersByTime(decideWithin)
    expect(digits()).toEqual(['1 w1', '2 w2', '3 w3'])
    awaited = false
    minutes = { w1: 30, w2: 8, w3: 1 }
    ranking.changed()
    expect(digits()).toEqual(['1 w1', '2 w2', '3 w3'])
    expect(ranking.get()!.of.get('w1')!.drive).toMatchObject({ seconds: 1_800, estimate: false })
  })

  test('a key decides at once, and the answer a moment later changes nothing', () => {
    awaited = true
    ranking.about('t1')
    ranking.decide()
    expect(digits()).toEqual(['1 w1', '2 w2', '3 w3'])
    awaited = false
    minutes = { w3: 1, w2: 2, w1: 3 }
    ranking.changed()
    ranking.decide()
    expect(digits()).toEqual(['1 w1', '2 w2', '3 w3'])
  })

  test('is decided anew for another ticket, and gone with the gesture', () => {
    ranking.about('t1')
    minutes = { w3: 1, w2: 2, w1: 3 }
    ranking.about('t2')
    expect(digits()).toEqual(['1 w3', '2 w2', '3 w1'])
    ranking.about(null)
    expect(ranking.get()).toBeNull()
    minutes = { w2: 1, w1: 2, w3: 3 }
    ranking.about('t2')
    expect(digits()).toEqual(['1 w2', '2 w1', '3 w3'])
    ranking.about('gone')
    expect(ranking.get()).toBeNull()
  })

  test('a moment that was waited for another gesture decides nothing in the next one', () => {
    awaited = true
    ranking.about('t1')
    vi.advanceTimersByTime(decideWithin - 100)
    ranking.about('t2')
    vi.advanceTimersByTime(200)
    expect(ranking.get()!.decided).toBe(false)
    vi.advanceTimersByTime(100)
    expect(ranking.get()!.decided).toBe(true)
  })
})
