import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from '../../../shared/model/sla.ts'
import { businessTime } from '../../../shared/sla/business-time.ts'
import { ledger } from '../../../shared/sla/ledger.ts'
import type { Pause } from '../../../shared/sla/pauses.ts'
import { runs } from '../../../test/support/runs.ts'
import { actor } from '../../../test/support/world.ts'
import { exact, ledgerLines, type LedgerLine, type Span } from './ledger-lines.ts'

const at = (text: string) => Date.parse(`2026-${text}Z`)
const pause = (from: number, to: number | null): Pause => ({
  id: `p${from}`,
  reason: 'parts',
  note: '',
  by: actor('dispatcher'),
  from,
  endsBy: from + 9e8,
  to,
  endedBy: null,
})

function linesOf(startAt: number, pauses: Pause[], now: number, zone: string, here: string): LedgerLine[] {
  const clock = { startAt, pausable: true, stoppedAt: null } as Clock
  const entries = ledger('resolve', clock, { pauses, corrections: [] }, businessTime(null), now)
  // Whether there is a comma depends on the runtime.
  const plainly = ({ from, to }: Span) => ({ from: from.replaceAll(',', ''), to: to.replaceAll(',', '') })
  return ledgerLines(entries, zone, 'en', here).map((line) => ({
    ...line,
    site: plainly(line.site),
    here: line.here && plainly(line.here),
  }))
}

const sum = (lines: readonly LedgerLine[]) => lines.reduce((total, { seconds }) => total + seconds, 0)

test('[SLA23] beginning, end and length of each stretch, by the site’s wall and by the one here', () => {
  const lines = linesOf(
    at('03-02T15:00'),
    [pause(at('03-02T17:00'), at('03-03T04:00'))],
    at('03-03T04:30'),
    'Asia/Almaty',
    'UTC',
  )
  expect(lines.map(({ site, here, counts, seconds }) => [site, here, counts, exact(seconds)])).toEqual([
    [
      { from: 'Mon 2 Mar 20:00:00', to: '22:00:00 UTC+5' },
      { from: 'Mon 2 Mar 15:00:00', to: '17:00:00 UTC' },
      true,
      '2:00:00',
    ],
    [
      { from: 'Mon 2 Mar 22:00:00', to: 'Tue 3 Mar 09:00:00 UTC+5' },
      { from: 'Mon 2 Mar 17:00:00', to: 'Tue 3 Mar 04:00:00 UTC' },
      false,
      '11:00:00',
    ],
    [
      { from: 'Tue 3 Mar 09:00:00', to: '09:30:00 UTC+5' },
      { from: 'Tue 3 Mar 04:00:00', to: '04:30:00 UTC' },
      true,
      '0:30:00',
    ],
  ])
  const own = linesOf(at('03-02T15:00'), [], at('03-03T04:30'), 'Asia/Almaty', 'Asia/Karachi')
  expect(own.map(({ here }) => here)).toEqual([null])
})

test('[SLA23] a stretch across a change of the clocks has both distances to UTC, and the change', () => {
  const [spring] = linesOf(at('03-28T22:00'), [], at('03-29T03:00'), 'Europe/Berlin', 'UTC')
  expect(spring).toMatchObject({
    site: { from: 'Sat 28 Mar 23:00:00 UTC+1', to: 'Sun 29 Mar 05:00:00 UTC+2' },
    here: { from: 'Sat 28 Mar 22:00:00', to: 'Sun 29 Mar 03:00:00 UTC' },
    changes: [{ at: at('03-29T01:00'), by: 3_600_000, from: '02:00', to: '03:00' }],
    seconds: 5 * 3600,
  })
  const [autumn, after] = linesOf(
    at('10-24T22:00'),
    [pause(at('10-25T02:00'), null)],
    at('10-25T06:00'),
    'Europe/Berlin',
    'UTC',
  )
  expect(autumn).toMatchObject({
    site: { from: 'Sun 25 Oct 00:00:00 UTC+2', to: '03:00:00 UTC+1' },
    changes: [{ at: at('10-25T01:00'), by: -3_600_000, from: '03:00', to: '02:00' }],
    seconds: 4 * 3600,
  })
  // The viewer's own change is in the viewer's words, also where the site has none.
  expect(after).toMatchObject({ site: { to: '07:00:00 UTC+1' }, changes: [], counts: false })
  const [still] = linesOf(at('03-28T22:00'), [], at('03-29T03:00'), 'Asia/Almaty', 'Europe/Berlin')
  expect(still).toMatchObject({ here: { from: 'Sat 28 Mar 23:00:00 UTC+1', to: 'Sun 29 Mar 05:00:00 UTC+2' } })
})

test('[SLA23] whole seconds add up to those that have passed, and those that count to the time used', () => {
  const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 })), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(gaps, fc.nat(5_000), (spans, rest) => {
      const start = at('03-29T00:59:30.123')
      let end = start
      const pauses = spans.map(([before, lasts]) => pause((end += before), (end += lasts)))
      const now = end + rest
      const held = pauses.reduce((total, { from, to }) => total + to! - from, 0)
      const lines = linesOf(start, pauses, now, 'Europe/Berlin', 'UTC')
      expect(sum(lines.filter(({ counts }) => counts))).toBe(Math.floor((now - start - held) / 1000))
      expect(sum(lines.filter(({ counts }) => !counts))).toBe(Math.floor(held / 1000))
    }),
    runs(200),
  )
})
