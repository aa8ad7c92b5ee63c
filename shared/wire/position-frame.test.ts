import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeFrame,
  encodeFrame,
  fixBytes,
  frameHeadBytes,
  type FrameFix,
  type PositionFrame,
} from './position-frame.ts'
import { fixSchema } from './messages.ts'
import { runs } from '../../test/support/runs.ts'
import { morning } from '../../test/support/world.ts'

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary)
const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true })
const fix: fc.Arbitrary<FrameFix & { ageMs: number }> = fc.record({
  index: fc.nat(0xffff_ffff),
  lat: fc.oneof(degrees(90), fc.constantFrom(-90, 0, 90)),
  lon: fc.oneof(degrees(180), fc.constantFrom(-180, 0, 180)),
  at: fc.constant(0),
  ageMs: fc.nat(10_000_000),
  heading: orNull(fc.double({ min: 0, max: 360, noNaN: true })),
  speed: orNull(fc.double({ min: 0, max: 300, noNaN: true })),
  accuracy: orNull(fc.double({ min: 0, max: 100_000, noNaN: true })),
})
const frame = fc
  .record({ key: fc.boolean(), base: fc.integer({ min: 0, max: 8_640_000_000_000_000 }), fixes: fc.array(fix) })
  .map(({ key, base, fixes }): PositionFrame => ({
    key,
    base,
    fixes: fixes.map(({ ageMs, ...rest }) => ({ ...rest, at: base - ageMs })),
  }))

describe('position frames', () => {
  test('[POS1] 24 bytes of head, 20 bytes a fix', () => {
    expect(encodeFrame({ key: true, base: morning, fixes: [] })).toHaveLength(frameHeadBytes)
    expect([frameHeadBytes, fixBytes]).toEqual([24, 20])
    fc.assert(
      fc.property(frame, (frame) => {
        expect(encodeFrame(frame)).toHaveLength(24 + 20 * frame.fixes.length)
      }),
      runs(50),
    )
  })

  test('[POS1] byte by byte, as the map’s shader reads it', () => {
    const bytes = encodeFrame({
      key: true,
      base: 1_000_000,
      fixes: [{ index: 7, lat: 1.5, lon: -2.5, at: 998_800, heading: 90.5, speed: 10, accuracy: null }],
    })
    const view = new DataView(bytes.buffer)
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('SBP1')
    expect([view.getUint8(4), view.getFloat64(8, true), view.getUint32(16, true)]).toEqual([1, 1_000_000, 1])
    expect([view.getUint32(24, true), view.getInt32(28, true), view.getInt32(32, true)]).toEqual([
      7, 15_000_000, -25_000_000,
    ])
    expect([view.getUint16(36, true), view.getUint16(38, true)]).toEqual([12, 9050])
    expect([view.getUint8(40), view.getUint8(41)]).toEqual([20, 255])
  })

  test('[POS2] what comes out is what went in, as fine as the form is', () => {
    fc.assert(
      fc.property(frame, (frame) => {
        const read = decodeFrame(encodeFrame(frame))!
        expect([read.key, read.base, read.fixes.length]).toEqual([frame.key, frame.base, frame.fixes.length])
        read.fixes.forEach((got, i) => {
          const sent = frame.fixes[i]!
          expect(got.index).toBe(sent.index)
          expect(Math.abs(got.lat - sent.lat)).toBeLessThanOrEqual(0.6e-7)
          expect(Math.abs(got.lon - sent.lon)).toBeLessThanOrEqual(0.6e-7)
          // A fix is never made younger than half a step; from 109 minutes on it is just old.
          expect(Math.abs(got.at - Math.max(sent.at, frame.base - 6_553_500))).toBeLessThanOrEqual(50)
          expect(off(got.heading, sent.heading === null ? null : sent.heading % 360, 360)).toBeLessThanOrEqual(0.0051)
          expect(off(got.speed, sent.speed === null ? null : Math.min(127, sent.speed))).toBeLessThanOrEqual(0.2501)
          expect(off(got.accuracy, sent.accuracy === null ? null : Math.min(254, sent.accuracy))).toBeLessThanOrEqual(
            0.5,
          )
        })
      }),
      runs(300),
    )
  })

  test('[POS2] a fix of the future is of now', () => {
    const fixes = [{ index: 1, lat: 0, lon: 0, at: morning + 60_000, heading: null, speed: null, accuracy: null }]
    expect(decodeFrame(encodeFrame({ key: false, base: morning, fixes }))?.fixes[0]?.at).toBe(morning)
  })

  test('[POS3] a whole frame read at any offset of a bigger buffer', () => {
    fc.assert(
      fc.property(frame, fc.nat(9), (frame, at) => {
        const bytes = encodeFrame(frame)
        const bigger = new Uint8Array(bytes.length + 20)
        bigger.set(bytes, at)
        expect(decodeFrame(bigger.subarray(at, at + bytes.length))).toEqual(decodeFrame(bytes))
      }),
      runs(50),
    )
  })

  test('[POS4] cut, lengthened or marked otherwise, it is no frame', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 19 }), (frame, cut, tail) => {
        const bytes = encodeFrame(frame)
        expect(decodeFrame(bytes.slice(0, cut % bytes.length))).toBeUndefined()
        expect(decodeFrame(Uint8Array.of(...bytes, ...tail))).toBeUndefined()
        for (const [at, value] of [
          [0, 0],
          [3, 0x32],
          [4, 2],
          [16, bytes[16]! + 1],
        ] as const) {
          const wrong = bytes.slice()
          wrong[at] = value
          expect(decodeFrame(wrong)).toBeUndefined()
        }
      }),
      runs(100),
    )
  })

  test('[POS4] any bytes: no frame, or one whose fixes are on the globe; never a throw', () => {
    const framed = fc.tuple(fc.nat(3), fc.array(fc.uint8Array({ minLength: 20, maxLength: 20 }), { maxLength: 4 }))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), framed), (made) => {
        const frame = decodeFrame(made instanceof Uint8Array ? made : withHead(made))
        for (const fix of frame?.fixes ?? []) {
          expect(Math.abs(fix.lat)).toBeLessThanOrEqual(90)
          expect(Math.abs(fix.lon)).toBeLessThanOrEqual(180)
          expect(Number.isFinite(fix.at)).toBe(true)
        }
      }),
      runs(500),
    )
  })

  test('[POS4] a base that is no instant', () => {
    for (const base of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(decodeFrame(encodeFrame({ key: true, base, fixes: [] }))).toBeUndefined()
  })

  test('[POS5] a fix as a phone sends it: on the globe, not from the future', () => {
    const good = { lat: 52, lon: 13, accuracy: 5, speed: null, heading: 360, ageMs: 0 }
    expect(fixSchema.safeParse(good).success).toBe(true)
    for (const wrong of [
      { lat: 91 },
      { lon: -181 },
      { ageMs: -1 },
      { speed: -1 },
      { heading: 361 },
      { lat: Number.NaN },
    ])
      expect(fixSchema.safeParse({ ...good, ...wrong }).success).toBe(false)
  })
})

/** How far two values are apart; unknown is apart from everything but unknown. */
function off(got: number | null, wanted: number | null, round = Infinity): number {
  if (got === null || wanted === null) return got === wanted ? 0 : Infinity
  const apart = Math.abs(got - wanted)
  return Math.min(apart, round - apart)
}

function withHead([key, fixes]: [number, Uint8Array[]]): Uint8Array {
  const head = encodeFrame({ key: false, base: morning, fixes: [] })
  head[4] = key
  head[16] = fixes.length
  return Uint8Array.of(...head, ...fixes.flatMap((fix) => [...fix]))
}
