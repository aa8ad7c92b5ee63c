import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, instantsOf, wallTimeOf } from './wall-time.ts'
import { instant, minute, zones } from '../../../test/sla/any-calendar.ts'
import { runs } from '../../../test/support/runs.ts'

const berlin = 'Europe/Berlin'
const at = (text: string) => Date.parse(text)

describe('a time by the wall', () => {
  test('[SLA14] [SLA6] shown twice in autumn: both can be meant', () => {
    const text = '2026-10-25T02:30'
    const both = [at('2026-10-25T02:30+02:00'), at('2026-10-25T02:30+01:00')]
    expect(instantsOf(text, berlin)).toEqual(both)
    expect([false, true].map((second) => instantOf({ text, second }, berlin))).toEqual(both)
    expect(both.map((one) => wallTimeOf(one, berlin))).toEqual([
      { text, second: false },
      { text, second: true },
    ])
  })

  test('[SLA14] [SLA6] skipped in spring: none is meant; what cannot be read is neither', () => {
    expect(instantsOf('2026-03-29T02:30', berlin)).toEqual([])
    expect(instantOf({ text: '2026-03-29T02:30', second: true }, berlin)).toBeNull()
    expect([instantsOf('2026-03-29T03:00', berlin)]).toEqual([[at('2026-03-29T03:00+02:00')]])
    expect(['', '2026-02-30T08:00', 'soon'].map((text) => instantsOf(text, berlin))).toEqual([null, null, null])
  })

  test('[SLA14] any minute in any zone is shown, and read back as that minute', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.nat(minute - 1), (now, zone, more) => {
        expect(instantOf(wallTimeOf(now + more, zone), zone)).toBe(now)
      }),
      runs(400),
    )
  })
})
