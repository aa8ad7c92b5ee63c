import { expect, test } from 'vitest'
import { routeTimes, usualWork } from './route-times.ts'

const minute = 60_000
const ahead = { onSiteAt: null }

test('[SLA16] stop by stop: the drive, then the work, then the next drive', () => {
  expect(routeTimes([ahead, ahead], [600, 300], 0)).toEqual([
    { arriveAt: 10 * minute, doneAt: 10 * minute + usualWork },
    { arriveAt: 15 * minute + usualWork, doneAt: 15 * minute + 2 * usualWork },
  ])
})

test('[SLA16] whoever is on site has arrived; what is left of the work comes first, and at least a little', () => {
  const now = 100 * minute
  const [first, second] = routeTimes([{ onSiteAt: now - 20 * minute }, ahead], [900, 300], now)
  expect(first).toEqual({ arriveAt: now - 20 * minute, doneAt: now - 20 * minute + usualWork })
  expect(second!.arriveAt).toBe(first!.doneAt + 5 * minute)
  expect(routeTimes([{ onSiteAt: 0 }], [0], now)[0]!.doneAt).toBe(now + 10 * minute)
})
