import { beforeEach, describe, expect, test } from 'vitest'
import { encodeFrame, type FrameFix } from '../../../shared/wire/position-frame.ts'
import { freshness, Positions } from './positions.ts'

const at = Date.UTC(2026, 2, 2, 8)
const fix = (over: Partial<FrameFix> = {}): FrameFix => ({
  index: 7,
  lat: 51.1,
  lon: 71.4,
  at,
  heading: 90,
  speed: 12,
  accuracy: 8,
  ...over,
})

describe('positions', () => {
  let mono = 0
  let positions = new Positions(() => mono)
  const take = (...fixes: FrameFix[]) => positions.take(encodeFrame({ key: false, base: at + 1_000, fixes }))

  beforeEach(() => {
    mono = 1_000
    positions = new Positions(() => mono)
  })

  test('gives back what came, unknown as unknown', () => {
    take(fix(), fix({ index: 9, heading: null, speed: null, accuracy: null }))
    expect(positions.of(7)).toEqual(fix())
    expect(positions.of(9)).toMatchObject({ heading: null, speed: null, accuracy: null })
    expect(positions.of(8)).toBeUndefined()
    expect(positions.size).toBe(2)
  })

  test('holds many, each at its own place', () => {
    take(...Array.from({ length: 1_000 }, (_, i) => fix({ index: i * 3, lat: 50 + i / 1_000 })))
    expect(positions.of(300)).toMatchObject({ lat: 50.1 })
    expect(positions.of(2_997)).toMatchObject({ lat: 50.999 })
  })

  test('[MAP3] glides to the next fix, from where it is shown also in the midst of a glide', () => {
    take(fix())
    mono += 500
    take(fix({ lat: 51.101, at: at + 500 }))
    const slot = positions.slotOf(7)
    expect(positions.shownAt(slot, mono).lat).toBeCloseTo(51.1, 9)
    expect(positions.shownAt(slot, mono + 250).lat).toBeCloseTo(51.1005, 9)
    mono += 250
    take(fix({ lat: 51.1, at: at + 750 }))
    expect(positions.shownAt(slot, mono).lat).toBeCloseTo(51.1005, 9)
    expect(positions.shownAt(slot, mono + 250).lat).toBeCloseTo(51.1, 9)
  })

  test('[MAP3] jumps far, and after a silence', () => {
    take(fix(), fix({ index: 8 }))
    mono += 500
    take(fix({ lat: 51.2, at: at + 500 }), fix({ index: 8, lat: 51.101, at: at + 61_000 }))
    positions.take(
      encodeFrame({ key: false, base: at + 61_000, fixes: [fix({ index: 8, lat: 51.102, at: at + 61_000 })] }),
    )
    expect(positions.shownAt(positions.slotOf(7), mono).lat).toBe(51.2)
    expect(positions.shownAt(positions.slotOf(8), mono).lat).toBe(51.102)
  })

  test('a key frame that repeats a place starts no glide and keeps the age', () => {
    take(fix())
    mono += 500
    take(fix({ at: at + 300 }))
    expect(positions.glideEnd[positions.slotOf(7)]).toBe(1_000)
    expect(positions.ageOf(7, at + 1_300)).toBe(1_000)
  })

  test('bytes that are no frame change nothing', () => {
    take(fix())
    const heard: string[] = []
    positions.listen(() => heard.push('frame'))
    positions.take(new Uint8Array([1, 2, 3]))
    expect(positions.of(7)).toEqual(fix())
    expect(heard).toEqual([])
  })
})

test('[MAP5] freshness goes by age', () => {
  expect([0, 60_000, 60_001, 300_000, 300_001, 1_800_000, 1_800_001].map(freshness)).toEqual([
    'fresh',
    'fresh',
    'ageing',
    'ageing',
    'old',
    'old',
    'no-contact',
  ])
})
