import { describe, expect, test } from 'vitest'
import { stopLabels } from './stop-labels.ts'
import { clockTime } from '../../ui/times.ts'

const leg = (seconds: number, estimate = false) => ({ seconds, metres: seconds * 10, estimate, line: [] })
const now = Date.UTC(2026, 0, 5, 9, 0)
const minutes = 60_000
const drive = (min: number) => `+${min} min`
const texts = (...args: Parameters<typeof stopLabels>) => stopLabels(...args).map(({ label }) => label)

describe('what stands at the stops', () => {
  test('[ROU4] the arrival at the first, the drive to each further one', () => {
    expect(texts(2, [leg(600), leg(290)], 5_000, now, drive)).toEqual([
      `1  ${clockTime(now + 10 * minutes)}`,
      '2  +5 min',
    ])
  })

  test('[ROU6] whoever stands still arrives later with every minute', () => {
    const [first] = texts(1, [leg(600)], 5_000, now + 20 * minutes, drive)
    expect(first).toBe(`1  ${clockTime(now + 30 * minutes)}`)
  })

  test('[ROU6] from a position of more than 5 min the arrival is told as uncertain; the drives after it are not', () => {
    const legs = [leg(600), leg(290)]
    expect(texts(2, legs, 4 * minutes, now, drive)[0]).not.toContain('≈')
    const [first, second] = texts(2, legs, 6 * minutes, now, drive)
    expect(first).toBe(`1  ≈ ${clockTime(now + 10 * minutes)}`)
    expect(second).toBe('2  +5 min')
  })

  test('[ROU2] an estimate says so; without an answer, or without a position, nothing is made up', () => {
    expect(texts(1, [leg(600, true)], 0, now, drive)[0]).toContain('≈')
    expect(stopLabels(2, null, 0, now, drive)).toEqual([
      { label: '1', estimate: null },
      { label: '2', estimate: null },
    ])
    expect(texts(2, [leg(290)], null, now, drive)).toEqual(['1', '2  +5 min'])
  })
})
