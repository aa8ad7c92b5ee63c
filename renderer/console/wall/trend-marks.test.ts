import { expect, test } from 'vitest'
import { hourMarks, isolated } from './trend-marks.ts'

test('[WAL8] every fourth full hour of the wall clock is marked', () => {
  const from = new Date(2026, 2, 2, 7, 25).getTime()
  const marks = hourMarks(from, from + 12 * 3_600_000).map((at) => [new Date(at).getHours(), new Date(at).getMinutes()])
  expect(marks).toEqual([
    [8, 0],
    [12, 0],
    [16, 0],
  ])
})

test('[WAL8] a minute between two gaps stands alone', () => {
  expect(isolated([1, null, 2, 3, null, 4])).toEqual([0, 5])
  expect(isolated([null, 1, 2, null])).toEqual([])
  expect(isolated([])).toEqual([])
})
