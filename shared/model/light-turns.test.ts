import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { clockNames } from '../sla/pauses.ts'
import { lightTurnsAt } from './light-turns.ts'
import { clockLight, type Clock, type Clocks } from './sla.ts'

const instant = fc.integer({ min: 0, max: 100 })
const maybe = fc.option(instant, { nil: null, freq: 3 })
const clock: fc.Arbitrary<Clock> = fc
  .record({ yellow: instant, due: instant, pausedAt: maybe, stoppedAt: maybe, breachedAt: maybe, lateAt: maybe })
  .map(({ yellow, due, ...rest }) => ({
    startAt: 0,
    targetMs: 100,
    calendarId: null,
    pausable: true,
    yellowAt: Math.min(yellow, due),
    urgentAt: due,
    dueAt: due,
    crossed: 0,
    ...rest,
  }))
const clocks: fc.Arbitrary<Clocks> = fc.record({ respond: clock, arrive: clock, resolve: clock })

describe('lights turn by themselves', () => {
  test('[BRD4] exactly then, and at no instant before', () => {
    fc.assert(
      fc.property(clocks, instant, (found, now) => {
        const lightsAt = (at: number) => clockNames.map((name) => clockLight(found[name], at)).join()
        let turns = now + 1
        while (turns <= 101 && lightsAt(turns) === lightsAt(now)) turns++
        expect(lightTurnsAt(found, now)).toBe(turns > 101 ? Infinity : turns)
      }),
      { numRuns: 2_000 },
    )
  })
})
