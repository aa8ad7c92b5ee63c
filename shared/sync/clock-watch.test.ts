import { describe, expect, test } from 'vitest'
import { ClockWatch } from './clock-watch.ts'

describe('the wall clock', () => {
  test('[CLK4] is off beyond two seconds either way, and stays so until it is good again', () => {
    const watch = new ClockWatch()
    const off = (offMs: number | null) => watch.look(0, 0, offMs).off
    expect([0, 2_000, -2_000, null].map(off)).toEqual([false, false, false, false])
    expect([2_001, 1_700, null, 1_500, 1_700].map(off)).toEqual([true, true, true, false, false])
    expect([-2_001, -1_501, -1_499].map(off)).toEqual([true, true, false])
  })

  test('[CLK5] a jump against the monotonic clock is noticed once, the ordinary drift never', () => {
    const watch = new ClockWatch()
    const jumped = (wall: number, mono: number) => watch.look(wall, mono, null).jumped
    expect(jumped(1_000_000, 10)).toBe(false)
    expect(jumped(1_001_050, 1_010)).toBe(false)
    // The clock was set back; then the machine slept for a minute.
    expect(jumped(1_000_050, 2_010)).toBe(true)
    expect(jumped(1_001_050, 3_010)).toBe(false)
    expect(jumped(1_061_050, 3_020)).toBe(true)
    expect(jumped(1_062_050, 4_020)).toBe(false)
  })
})
