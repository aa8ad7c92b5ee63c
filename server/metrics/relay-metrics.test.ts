import { noHistory } from '../store/history-rows.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { counter, gauge, Histogram, metricsText } from './families.ts'
import { loopLag, RelayMetrics, type RelayNow } from './relay-metrics.ts'
import type { Group } from '../commit/group.ts'
import type { AnswerResult } from '../../shared/wire/messages.ts'
import { readFigures } from '../../test/support/figures.ts'

const now: RelayNow = {
  seq: 7,
  undecided: 3,
  seatsEnrolled: [
    ['console', 4],
    ['phone', 60],
  ],
  seatsConnected: [['console', 2]],
  waiting: [0, 500, 20],
  seatsBehind: 1,
  seatsLeftLive: 5,
  seatsEndedSlow: 2,
  framesDropped: 9,
  fixesTaken: 1_000,
  positions: 58,
}

describe('the text', () => {
  test('[OPS2] a figure has its help, its type and its labels, escaped', () => {
    const text = metricsText([
      gauge('a', 'How many.', 3),
      counter('b_total', 'By what.', [[{ what: 'a "b"\\c\nd' }, 1]]),
      counter('c_total', 'None yet.', []),
    ])
    expect(text).toBe(
      '# HELP a How many.\n# TYPE a gauge\na 3\n' +
        '# HELP b_total By what.\n# TYPE b_total counter\nb_total{what="a \\"b\\"\\\\c\\nd"} 1\n' +
        '# HELP c_total None yet.\n# TYPE c_total counter\n',
    )
  })

  test('[OPS2] a histogram counts what is at most as large as each bound', () => {
    const histogram = new Histogram([1, 2, 4])
    for (const value of [0.5, 1, 3, 4, 9]) histogram.observe(value)
    expect(
      metricsText([histogram.family('h', 'Sizes.')])
        .split('\n')
        .slice(2, -1),
    ).toEqual([
      'h_bucket{le="1"} 2',
      'h_bucket{le="2"} 2',
      'h_bucket{le="4"} 4',
      'h_bucket{le="+Inf"} 5',
      'h_sum 17.5',
      'h_count 5',
    ])
  })
})

test('[OPS2] the lag of the loop is how late it was, not how seldom it is asked', () => {
  expect([NaN, 9.8e6, 10e6, 12.5e6].map(loopLag)).toEqual([0, 0, 0, 0.0025])
})

describe('what the relay counts', () => {
  let metrics: RelayMetrics
  const figures = () => readFigures(metrics.text(now))
  const group = (...results: AnswerResult[]): Group => ({
    position: { seq: 7, tip: 'c7' },
    commits: [],
    changes: [],
    history: noHistory(),
    answers: results.map((result, i) => ({ seat: 'console-1', answer: { n: i + 1, id: `c${i}`, result } })),
    again: [],
    expects: [],
  })
  beforeEach(() => {
    metrics = new RelayMetrics()
  })

  test('[OPS2] each group: how long each command took, how long the write, how many, and what was refused', () => {
    const refused = (code: 'ticketMoved' | 'ticketUnknown') => ({ kind: 'refused' as const, seq: 7, code, facts: {} })
    metrics.note(group({ kind: 'accepted', seq: 7 }, refused('ticketMoved')), { write: 0.003, waited: [0.004, 0.2] })
    metrics.note(group(refused('ticketMoved'), refused('ticketUnknown')), { write: 0.003, waited: [0.004, 0.004] })
    const found = figures()
    expect([...found].filter(([name]) => name.startsWith('signalbox_refusals'))).toEqual([
      ['signalbox_refusals_total{code="ticketMoved"}', 2],
      ['signalbox_refusals_total{code="ticketUnknown"}', 1],
    ])
    const at = (name: string) => found.get(`signalbox_${name}`)
    expect([at('commit_seconds_bucket{le="0.005"}'), at('commit_seconds_count')]).toEqual([3, 4])
    expect([at('write_seconds_bucket{le="0.0025"}'), at('write_seconds_bucket{le="0.005"}')]).toEqual([0, 2])
    expect([at('group_commands_bucket{le="1"}'), at('group_commands_bucket{le="2"}')]).toEqual([0, 2])
  })

  test('[OPS2] what is so now', () => {
    const found = figures()
    expect(Object.fromEntries([...found].filter(([name]) => !/seconds|group|resident/.test(name)))).toEqual({
      signalbox_log_seq: 7,
      signalbox_undecided_commands: 3,
      'signalbox_seats_enrolled{kind="console"}': 4,
      'signalbox_seats_enrolled{kind="phone"}': 60,
      'signalbox_seats_connected{kind="console"}': 2,
      signalbox_waiting_bytes_max: 500,
      signalbox_waiting_bytes_sum: 520,
      signalbox_seats_behind: 1,
      signalbox_seats_left_live_total: 5,
      signalbox_seats_ended_slow_total: 2,
      signalbox_frames_dropped_total: 9,
      signalbox_fixes_total: 1_000,
      signalbox_positions: 58,
    })
    expect(found.get('signalbox_resident_bytes')).toBeGreaterThan(1_000_000)
    for (const value of found.values()) expect(Number.isFinite(value)).toBe(true)
  })
})
