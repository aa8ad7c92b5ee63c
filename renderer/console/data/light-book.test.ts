import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Clock } from '../../../shared/model/sla.ts'
import { worstClock } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { LightBook } from './light-book.ts'

const clock = (yellowAt: number, dueAt: number, stopped = false): Clock => ({
  startAt: 0,
  targetMs: dueAt,
  calendarId: null,
  pausable: true,
  yellowAt: Math.min(yellowAt, dueAt),
  urgentAt: dueAt,
  dueAt,
  pausedAt: null,
  stoppedAt: stopped ? 0 : null,
  crossed: 0,
  breachedAt: null,
  lateAt: null,
})

/** Only what a light is made of. */
function ticket(id: string, yellowAt: number, dueAt: number, state: Ticket['state'], assigned: boolean): Ticket {
  const one = clock(yellowAt, dueAt)
  const clocks = { respond: clock(0, 1, true), arrive: one, resolve: clock(yellowAt + 20, dueAt + 20) }
  return { id, state, openVisitId: assigned ? 'v' : null, clocks } as unknown as Ticket
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    id: fc.integer({ min: 0, max: 5 }),
    yellow: fc.integer({ min: 0, max: 60 }),
    due: fc.integer({ min: 1, max: 80 }),
    state: fc.constantFrom<Ticket['state']>('new', 'planned', 'cancelled'),
    assigned: fc.boolean(),
  }),
  fc.record({ do: fc.constant('remove' as const), id: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 30 }) }),
)

describe('the book of lights', () => {
  test('[BRD4] counts as a look at every ticket would, whatever comes and however time passes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const tickets = new Map<string, Ticket>()
        const book = new LightBook((id) => tickets.get(id))
        let now = 0
        for (const one of steps) {
          if (one.do === 'wait') now += one.ms
          else {
            const id = `t${one.id}`
            if (one.do === 'remove') tickets.delete(id)
            else tickets.set(id, ticket(id, one.yellow, one.due, one.state, one.assigned))
            book.look(id, now)
          }
          book.tick(now)
          const counts = { none: 0, green: 0, yellow: 0, red: 0 }
          let waiting = 0
          for (const found of tickets.values()) {
            const light = worstClock(found.clocks, now)?.light ?? 'none'
            expect(book.get(found.id)?.light).toBe(light)
            if (found.state === 'cancelled') continue
            counts[light]++
            if (found.openVisitId === null) waiting++
          }
          expect(book.counts).toEqual(counts)
          expect(book.waiting).toBe(waiting)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('[BRD4] lights that turned by a wrong time turn back when it is set right', () => {
    const tickets = new Map([['t1', ticket('t1', 5_000, 9_000, 'new', false)]])
    const book = new LightBook((id) => tickets.get(id))
    book.look('t1', 0)
    expect(book.tick(6_000)).toEqual(['t1'])
    expect(book.counts.yellow).toBe(1)
    expect(book.tick(3_000)).toEqual(['t1'])
    expect([book.counts.yellow, book.counts.green]).toEqual([0, 1])
    expect(book.tick(5_500)).toEqual(['t1'])
    expect(book.counts.yellow).toBe(1)
  })
})
