import { expect, test } from 'vitest'
import { meanLimit, meanOf, noneLimit, worstLimit } from './limits.ts'

test('[KPI4] one in ten minutes holds, two is near, more is over; ten at once is a flood', () => {
  expect([0, 1, 1.01, 2, 2.01].map(meanLimit)).toEqual(['holds', 'holds', 'near', 'near', 'over'])
  expect([0, 4, 5, 9, 10].map(worstLimit)).toEqual(['holds', 'holds', 'near', 'near', 'over'])
  expect([0, 1].map(noneLimit)).toEqual(['holds', 'over'])
})

test('[KPI4] the mean is over what the report covers; a log of a minute is no rate', () => {
  expect(meanOf(96, { from: 0, to: 8 * 3_600_000 })).toBe(2)
  expect(meanOf(3, { from: 0, to: 60_000 })).toBe(3)
})
