import { describe, expect, test } from 'vitest'
import { LatestFixes } from './latest-fixes.ts'
import { decodeFrame } from '../../shared/wire/position-frame.ts'
import { morning } from '../../test/support/world.ts'

const fix = (lat: number, ageMs = 0) => ({ lat, lon: 13, accuracy: 5, speed: null, heading: null, ageMs })
const read = (bytes: Uint8Array | undefined) =>
  bytes && decodeFrame(bytes)?.fixes.map(({ index, lat, at }) => [index, lat, at - morning])

describe('the latest fix of each technician', () => {
  test('[POS6] the latest wins, by when the phone was there, not by when the fix came', () => {
    const fixes = new LatestFixes()
    expect(fixes.take(1, fix(50), morning)).toBe(true)
    expect(fixes.take(1, fix(49, 5_000), morning + 1_000)).toBe(false)
    expect(read(fixes.key(morning))).toEqual([[1, 50, 0]])
    expect(fixes.take(1, fix(51), morning + 2_000)).toBe(true)
    expect(read(fixes.key(morning + 2_000))).toEqual([[1, 51, 2_000]])
    expect(fixes.size).toBe(1)
  })

  test('[POS7] a delta is what changed since the last, each technician once; nothing changed: no frame', () => {
    const fixes = new LatestFixes()
    expect(fixes.delta(morning)).toBeUndefined()
    fixes.take(1, fix(50), morning)
    fixes.take(2, fix(60), morning)
    fixes.take(1, fix(51), morning)
    expect(read(fixes.delta(morning))).toEqual([
      [1, 51, 0],
      [2, 60, 0],
    ])
    expect(fixes.delta(morning)).toBeUndefined()
    fixes.take(2, fix(1, 9_000), morning)
    expect(fixes.delta(morning)).toBeUndefined()
    fixes.take(2, fix(61), morning)
    expect(read(fixes.delta(morning))).toEqual([[2, 61, 0]])
  })

  test('[POS7] a key frame is everybody, and takes nothing from the next delta', () => {
    const fixes = new LatestFixes()
    fixes.take(1, fix(50), morning)
    expect(decodeFrame(fixes.key(morning))).toMatchObject({ key: true, base: morning, fixes: [{ index: 1 }] })
    expect(read(fixes.delta(morning))).toEqual([[1, 50, 0]])
    expect(read(fixes.key(morning))).toEqual([[1, 50, 0]])
  })
})
