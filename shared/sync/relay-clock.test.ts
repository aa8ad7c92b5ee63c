import { describe, expect, test } from 'vitest'
import { RelayClock } from './relay-clock.ts'
import { morning } from '../../test/support/world.ts'

describe('the relay’s clock, as a seat knows it', () => {
  test('[CLK1] before the first answer it is what the copy says, and not known', () => {
    const clock = new RelayClock(morning)
    expect([clock.now(250), clock.known]).toEqual([morning + 250, false])
  })

  test('[CLK2] the quickest of the last eight answers is believed', () => {
    const clock = new RelayClock(0)
    clock.sample(1_000, 1_400, morning)
    expect(clock.now(1_200)).toBe(morning)
    clock.sample(2_000, 2_020, morning + 1_000)
    expect(clock.now(2_010)).toBe(morning + 1_000)
    for (let i = 0; i < 7; i++) clock.sample(3_000, 3_500, morning)
    expect(clock.now(2_010)).toBe(morning + 1_000)
    clock.sample(4_000, 4_400, morning + 60_000)
    expect(clock.now(4_200)).toBe(morning + 60_000)
  })

  test('[CLK2] an answer from before its question is none', () => {
    const clock = new RelayClock(morning)
    clock.sample(500, 400, 0)
    clock.sample(Number.NaN, 400, 0)
    expect([clock.now(0), clock.known]).toEqual([morning, false])
  })

  test('[CLK3] after a suspend only new answers count', () => {
    const clock = new RelayClock(0)
    clock.sample(0, 2, morning)
    clock.distrust()
    expect([clock.known, clock.now(1)]).toEqual([false, morning])
    clock.sample(100, 200, morning + 3_600_000)
    expect(clock.now(150)).toBe(morning + 3_600_000)
  })

  test('[CLK1] whole milliseconds', () => {
    const clock = new RelayClock(morning + 0.3)
    expect(Number.isInteger(clock.now(12.7))).toBe(true)
  })
})
