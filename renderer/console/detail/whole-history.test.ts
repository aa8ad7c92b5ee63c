import { describe, expect, test } from 'vitest'
import { wholeHistory } from './whole-history.ts'
import type { HistoryEntry } from '../../../shared/model/ticket-history.ts'
import type { TicketLog } from '../../../shared/wire/history.ts'
import { actor } from '../../../test/support/world.ts'

const by = actor('dispatcher')
const entry = (what: HistoryEntry['what'], at: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at,
  what,
  by,
  technicianId: null,
  ...more,
})
const commit = (seq: number, at: number, seat: string, label: string | null, ...entries: HistoryEntry[]) => ({
  seq,
  at,
  seat,
  label,
  actor: by,
  name: 'x',
  entries,
})

describe('[DET5] one list', () => {
  const edit = (at: number, to: string) => entry('edited', at, { field: 'priority', to })
  const log: TicketLog = {
    at: 50,
    more: false,
    commits: [
      commit(1, 10, 's1', 'Desk 1', entry('reported', 2, { by: null }), entry('created', 10)),
      commit(2, 20, 's1', 'Desk 1', edit(20, '1')),
      commit(3, 30, 's2', 'Desk 2', edit(30, '2')),
      commit(4, 40, 'relay', null, entry('crossed', 25, { by: null, clock: 'respond', threshold: 'yellow' })),
      commit(5, 50, 's9', null, entry('noted', 50)),
    ],
  }
  const short = [entry('reported', 2), entry('created', 10), edit(30, '2'), entry('noted', 50), entry('cancelled', 60)]

  test('of the log, by time, and of what has come since', () => {
    const told = wholeHistory(short, log).map(({ what, at, seat }) => [what, at, seat])
    expect(told).toEqual([
      ['reported', 2, null],
      ['created', 10, 'Desk 1'],
      ['edited', 20, 'Desk 1'],
      ['crossed', 25, null],
      ['edited', 30, 'Desk 2'],
      ['noted', 50, 's9'],
      ['cancelled', 60, null],
    ])
  })

  test('without a log it is what the entities tell, and the same deed keeps its row when the log comes', () => {
    const before = wholeHistory(short, null)
    expect(before.map(({ what }) => what)).toEqual(short.map(({ what }) => what))
    const keys = wholeHistory(short, log).map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(before.map(({ key }) => key)))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
