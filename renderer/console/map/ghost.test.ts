import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Map as MapLibre } from 'maplibre-gl'
import { GhostDrawing, type Ghost } from './ghost-layer.ts'
import { ghostLabel, ghostPlan, type GhostWords } from './ghost-plan.ts'
import type { Place } from '../../../shared/model/place.ts'
import { straightWays, type WayLeg } from '../../../shared/routing/way.ts'

const here = { lat: 51.1, lon: 71.4 }
const site = { lat: 51.12, lon: 71.42 }
const [stop, last] = [
  { lat: 51.13, lon: 71.4 },
  { lat: 51.14, lon: 71.45 },
]
const words: GhostWords = (key, { min, km, after }) => `${key} ${String(min)} ${String(km)} after ${String(after)}`
const drive = { seconds: 600, metres: 6_400, estimate: false }

describe('[ROU14] the leg that a drop adds', () => {
  test('begins at the last stop of the route, else at the technician', () => {
    expect(ghostPlan([stop, last], { place: here, ageMs: 0 }, site)).toMatchObject({ from: last, after: 2 })
    expect(ghostPlan([], { place: here, ageMs: 0 }, site)).toMatchObject({ from: here, after: 0, unsure: false })
    expect(ghostPlan([stop], null, site)).toMatchObject({ from: stop, after: 1 })
    expect(ghostPlan([], null, site)).toBeNull()
  })

  test('says when they arrive at a first stop, how long it takes to a further one, and when that is an estimate', () => {
    const first = ghostPlan([], { place: here, ageMs: 0 }, site)!
    const third = ghostPlan([stop, last], null, site)!
    expect(ghostLabel(first, drive, 0, words)).toBe('arrival 10 6.4 after 0')
    expect(ghostLabel(third, drive, 0, words)).toBe('drive 10 6.4 after 2')
    expect(ghostLabel(first, { ...drive, estimate: true }, 0, words)).toBe('arrivalEstimate 10 6.4 after 0')
    expect(ghostLabel(third, { ...drive, estimate: true }, 0, words)).toBe('driveEstimate 10 6.4 after 2')
    const old = ghostPlan([], { place: here, ageMs: 301_000 }, site)!
    expect(ghostLabel(old, drive, 0, words)).toBe('arrivalEstimate 10 6.4 after 0')
    // An old position does not matter behind a stop.
    expect(ghostLabel(ghostPlan([stop], { place: here, ageMs: 301_000 }, site)!, drive, 0, words)).toContain('drive 10')
  })
})

describe('[ROU15] the ghost', () => {
  let painted: number
  let now: number
  let asked: { places: Place[]; answer: (legs: WayLeg[] | null) => void }[]
  let ghost: GhostDrawing
  const about = (key: string, from = here): Ghost => ({
    key,
    plan: ghostPlan([], { place: from, ageMs: 0 }, site)!,
    words,
  })
  const road = { ...straightWays.leg(here, site), ...drive }

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('window', globalThis)
    painted = 0
    now = 0
    asked = []
    const map = { getSource: (id: string) => ({ setData: () => void (id === 'ghost-line' && painted++) }) }
    ghost = new GhostDrawing(
      map as unknown as MapLibre,
      { put: () => {}, clear: () => {} },
      (places) => new Promise((answer) => asked.push({ places, answer })),
      () => now,
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  test('is painted when it is known and when whom it is about changes, not because anybody moves', async () => {
    ghost.show(about('a'), false)
    await vi.advanceTimersByTimeAsync(80)
    asked[0]!.answer([road])
    await vi.advanceTimersByTimeAsync(500)
    expect([painted, ghost.shown?.way, asked.length]).toEqual([1, 'road', 1])
    for (let i = 0; i < 50; i++) ghost.show(about('a', { lat: 51.1 + i / 1e4, lon: 71.4 }), false)
    await vi.advanceTimersByTimeAsync(500)
    expect([painted, asked.length]).toEqual([1, 1])
    ghost.show(null, false)
    expect([painted, ghost.shown]).toEqual([2, null])
    ghost.show(null, false)
    expect(painted).toBe(2)
  })

  test('is an estimate when the roads take long or cannot be asked, and becomes exact', async () => {
    ghost.show(about('a'), false)
    await vi.advanceTimersByTimeAsync(300)
    expect([painted, ghost.shown?.way]).toEqual([1, 'estimate'])
    asked[0]!.answer([road])
    await vi.advanceTimersByTimeAsync(0)
    expect([painted, ghost.shown?.way]).toEqual([2, 'road'])
    ghost.show(about('b'), false)
    await vi.advanceTimersByTimeAsync(80)
    asked[1]!.answer(null)
    await vi.advanceTimersByTimeAsync(0)
    expect(ghost.shown?.way).toBe('estimate')
  })

  test('asks nothing about whom the pointer only passes over, and draws no answer for anybody else', async () => {
    for (const key of ['a', 'b', 'c']) {
      ghost.show(about(key), false)
      await vi.advanceTimersByTimeAsync(79)
    }
    expect([painted, asked.length]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toHaveLength(1)
    ghost.show(about('d'), false)
    asked[0]!.answer([road])
    await vi.advanceTimersByTimeAsync(0)
    expect([painted, ghost.shown]).toEqual([0, null])
  })

  test('whoever stands still arrives later with every minute; fresh layers are drawn on at once', async () => {
    ghost.show(about('a'), false)
    await vi.advanceTimersByTimeAsync(80)
    asked[0]!.answer([road])
    await vi.advanceTimersByTimeAsync(0)
    now = 59_999
    ghost.show(about('a'), false)
    expect(painted).toBe(1)
    now = 60_000
    ghost.show(about('a'), false)
    expect(painted).toBe(2)
    ghost.show(about('a'), true)
    expect(painted).toBe(3)
  })
})
