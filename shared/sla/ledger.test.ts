import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessTime } from './business-time.ts'
import { ledger } from './ledger.ts'
import { uncounted, type Correction, type Pause } from './pauses.ts'
import { counted, reckon } from './reckon.ts'
import type { Clock } from '../model/sla.ts'
import { calendar, instant, minute } from '../../test/sla/any-calendar.ts'
import { runs } from '../../test/support/runs.ts'
import { actor } from '../../test/support/world.ts'

const by = actor('dispatcher')
const span = fc.record({ after: fc.integer({ min: -300, max: 3_000 }), lasts: fc.integer({ min: 1, max: 2_000 }) })
const said = fc.array(fc.record({ span, counts: fc.boolean(), own: fc.boolean() }), { maxLength: 4 })

function pausesOf(startAt: number, spans: { after: number; lasts: number }[], open: boolean): Pause[] {
  let at = startAt
  return spans.map(({ after, lasts }, i) => {
    const from = at + Math.abs(after) * minute
    at = from + lasts * minute
    const to = open && i === spans.length - 1 ? null : at
    return { id: `p${i}`, reason: 'parts', note: '', by, from, endsBy: at, to, endedBy: null }
  })
}

describe('ledger', () => {
  test('[SLA10] whatever happened: no hole, no overlap, and what it counts is the time used', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        fc.array(span, { maxLength: 3 }),
        fc.boolean(),
        said,
        fc.nat(9_000),
        (any, startAt, spans, open, words, later) => {
          const time = businessTime(any)
          const pauses = pausesOf(startAt, spans, open)
          const corrections = words.map(({ span: { after, lasts }, counts, own }, i): Correction => {
            const from = startAt + after * minute
            const clocks: Correction['clocks'] = own ? ['resolve', 'arrive'] : ['respond']
            return { id: `k${i}`, at: 0, by, why: 'x', clocks, from, to: from + lasts * minute, counts }
          })
          const held = uncounted('resolve', true, pauses, corrections)
          const target = { ms: 600 * minute, yellowAfter: 0.75, urgentAfter: 0.9, floorMs: 0 }
          const clock = { startAt, pausable: true, stoppedAt: null, ...reckon(startAt, target, time, held) } as Clock
          const now = startAt + later * minute
          const entries = ledger('resolve', clock, { pauses, corrections }, time, now)
          let at = startAt
          for (const { from, to, counted } of entries) {
            expect(from).toBe(at)
            expect(to).toBeGreaterThan(from)
            expect(counted === 0 || counted === to - from).toBe(true)
            at = to
          }
          expect(at).toBe(now)
          const sum = entries.reduce((total, entry) => total + entry.counted, 0)
          expect(sum).toBe(counted(startAt, now, time, held))
        },
      ),
      runs(300),
    )
  })

  test('[SLA10] it says by whom and why, and a closed night is not a pause', () => {
    const day = [{ from: 8 * 60, to: 18 * 60 }]
    const office = { id: 'o', name: 'O', zone: 'UTC', weekly: [day, day, day, day, day, [], []], days: [] }
    const at = (text: string) => Date.parse(`2026-03-0${text}Z`)
    const pauses = pausesOf(at('2T08:00'), [{ after: 60, lasts: 120 }], false)
    const clock = { startAt: at('2T08:00'), pausable: true, stoppedAt: at('3T09:00') } as Clock
    const entries = ledger('resolve', clock, { pauses, corrections: [] }, businessTime(office), at('9T00:00'))
    expect(entries.map(({ cause, from, to, counted }) => [cause.kind, (to - from) / minute, counted / minute])).toEqual(
      [
        ['open', 60, 60],
        ['paused', 120, 0],
        ['open', 420, 420],
        ['closed', 840, 0],
        ['open', 60, 60],
      ],
    )
    expect(entries[1]!.cause).toEqual({ kind: 'paused', pause: pauses[0] })
    // Two pauses, one right after the other, are two stories.
    const two = pausesOf(
      at('2T08:00'),
      [
        { after: 60, lasts: 120 },
        { after: 0, lasts: 30 },
      ],
      false,
    )
    expect(
      ledger('resolve', clock, { pauses: two, corrections: [] }, businessTime(office), at('2T18:00')).map(
        ({ cause, from, to }) => [cause.kind === 'paused' ? cause.pause.id : cause.kind, (to - from) / minute],
      ),
    ).toEqual([
      ['open', 60],
      ['p0', 120],
      ['p1', 30],
      ['open', 390],
    ])
    const unpausable = ledger(
      'respond',
      { ...clock, pausable: false },
      { pauses, corrections: [] },
      businessTime(office),
      at('2T18:00'),
    )
    expect(unpausable.map(({ cause }) => cause.kind)).toEqual(['open'])
  })
})
