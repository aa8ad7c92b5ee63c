// Two consoles, a phone and the relay, in any order of messages, cuts, crashes and disk failures.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ControlRoom } from '../../test/support/control-room.ts'
import { dayWithRestore, ordinaryDay, type Step } from '../../test/support/room-steps.ts'
import { runs } from '../../test/support/runs.ts'

function live(steps: readonly Step[]): ControlRoom {
  const room = new ControlRoom()
  room.quiet()
  for (const step of steps) room.take(step)
  room.quiet()
  room.checkEnd()
  return room
}

test('[REP1] [REP5] [OUT2] [SEQ3] [CUP8] an ordinary day', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(ordinaryDay, (steps) => {
      for (const [what, times] of live(steps).seen) seen.set(what, (seen.get(what) ?? 0) + times)
    }),
    runs(250),
  )
  // The days are worth something only if they get everywhere.
  for (const what of ['accepted', 'unchanged', 'refused ticketMoved', 'refused stale', 'remade', 'flicker watched'])
    expect(seen.get(what) ?? 0).toBeGreaterThan(0)
})

test('[CUP9] [OUT9] [OUT15] a day on which the relay is restored from a backup', () => {
  let flickerWatched = 0
  fc.assert(
    fc.property(dayWithRestore, (steps) => {
      flickerWatched += live(steps).seen.get('flicker watched') ?? 0
    }),
    runs(250),
  )
  expect(flickerWatched).toBeGreaterThan(0)
})

/** Days that went wrong once. What fast-check finds goes here, as it prints it. */
const found: { what: string; steps: Step[] }[] = [
  {
    what: '[REP4] the snapshot that arrives holds a command already, answered while it was fetched',
    steps: [
      { do: 'flow', seat: 'console-2' },
      { do: 'submit', seat: 'console-2', asked: [{ what: 1742, a: 0, b: 0, c: 0 }] },
      { do: 'endWrite', seat: 'console-2', count: 1, fails: false },
      { do: 'up', seat: 'console-2', count: 1 },
      { do: 'crashSeat', seat: 'console-2', kept: 0 },
    ],
  },
  {
    what: '[REP5] what was so already goes when the relay says so, though it was shown as a guess',
    steps: [
      { do: 'submit', seat: 'console-1', asked: [{ what: 2798, a: 0, b: 369, c: 0 }] },
      {
        do: 'submit',
        seat: 'console-2',
        asked: [
          { what: 278, a: 0, b: 159, c: 0 },
          { what: 0, a: 0, b: 0, c: 0 },
        ],
      },
      { do: 'endWrite', seat: 'console-2', count: 1, fails: false },
      { do: 'flow', seat: 'console-1' },
      { do: 'up', seat: 'console-2', count: 100 },
      { do: 'decide', count: 1 },
      { do: 'write' },
      { do: 'crashSeat', seat: 'console-2', kept: 0 },
      { do: 'elsewhere', dice: { what: 1181, a: 0, b: 0, c: 0 } },
    ],
  },
]
test.each(found)('$what', ({ steps }) => {
  expect(live(steps).relay.head.seq).toBeGreaterThan(0)
})
