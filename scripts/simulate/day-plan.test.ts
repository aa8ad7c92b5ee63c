import { expect, test } from 'vitest'
import { Chance } from '../demo/chance.ts'
import { arrivals, hour, silenceOf } from './day-plan.ts'

test('[SIM3] tickets come by the curve of a day: most in the second hour, fewest at noon; the same seed, the same day', () => {
  const times = arrivals(100, 8, new Chance('a'))
  const each = Array.from({ length: 8 }, (_, at) => times.filter((time) => Math.floor(time / hour) === at).length)
  expect(Math.abs(times.length - 800)).toBeLessThan(8)
  expect(each.indexOf(Math.max(...each))).toBe(1)
  expect(each[4]).toBeLessThan(each[3]!)
  expect(each[4]).toBeLessThan(each[5]!)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(arrivals(100, 8, new Chance('a'))).toEqual(times)
  expect(arrivals(100, 8, new Chance('b'))).not.toEqual(times)
})

test('[SIM3] a part of an hour brings its part, and every tenth technician or so is out of reach once', () => {
  const half = arrivals(100, 0.5, new Chance('a'))
  expect(half.length).toBe(54)
  expect(Math.max(...half)).toBeLessThan(hour / 2)
  const silent = Array.from({ length: 1_000 }, (_, i) => silenceOf(8, new Chance(`${i}`))).filter((one) => one !== null)
  expect(silent.length).toBeGreaterThan(80)
  expect(silent.length).toBeLessThan(160)
  for (const { from, to } of silent) expect((to - from) / 60_000).toBeGreaterThanOrEqual(25)
})
