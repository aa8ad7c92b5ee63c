import { describe, expect, test } from 'vitest'
import { hours, minutes, morning, World } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { isOpen } from '../../../shared/model/ticket.ts'
import { worstClock } from '../../../shared/model/sla.ts'
import { TicketBook } from './ticket-book.ts'

function bookOf(world: World) {
  const reads: string[] = []
  const book = new TicketBook((id) => {
    reads.push(id)
    return world.state.get('ticket', id)
  })
  return { book, reads }
}

/** The same by a look at everything. */
function counted(world: World) {
  const totals = { open: 0, unassigned: 0, created: 0, resolved: 0, red: 0, yellow: 0, green: 0 }
  const cells: Record<string, Record<string, Record<string, number>>> = {}
  for (const ticket of world.state.values('ticket')) {
    if (world.now < ticket.createdAt + hours) totals.created++
    if (ticket.state === 'resolved' && world.now < ticket.movedAt + hours) totals.resolved++
    if (!isOpen(ticket)) continue
    totals.open++
    if (ticket.openVisitId === null) totals.unassigned++
    const light = worstClock(ticket.clocks, world.now)!.light as 'red'
    totals[light]++
    const cell = ((cells[ticket.site.area] ??= {})[ticket.policyId] ??= { red: 0, yellow: 0, green: 0 })
    cell[light]!++
  }
  return { totals, cells }
}
const cellsOf = (book: TicketBook) =>
  Object.fromEntries([...book.cells].map(([area, row]) => [area, Object.fromEntries(row)]))

const site = (area: string) => ({ address: 'A 1', addressLatin: null, area, place: { lat: 52.5, lon: 13.4 } })
const resolve = (ticketId: string) => intent('resolve-ticket', { ticketId, resolution: 'done' }, { visitId: null })
const pause = (ticketId: string) =>
  intent('pause-clocks', { ticketId, pauseId: `p-${ticketId}`, reason: 'parts', note: '', endsBy: null }, {})

describe('the counts of the wall', () => {
  test('[WAL6] are those of a look at everything, at every minute of a day of work', () => {
    const world = new World().technician('w1')
    const { book } = bookOf(world)
    for (let minute = 0; minute < 26 * 60; minute++) {
      const id = `t${minute}`
      const touched: string[] = []
      if (minute % 7 === 0) {
        world.ticket(id, { priority: ([1, 2, 3, 4] as const)[minute % 4]!, site: site(`area ${minute % 3}`) })
        touched.push(id)
      }
      const known = [...world.state.values('ticket')].filter(isOpen)
      const other = known[minute % Math.max(1, known.length)]?.id
      const act = minute % 11 === 0 ? resolve : minute % 13 === 0 ? pause : undefined
      if (other && act) {
        touched.push(other)
        world.ask(act(other))
      }
      if (other && minute % 17 === 0) {
        world.ask(intent('edit-ticket', { ticketId: other, fields: { priority: { from: 3, to: 1 } } }, {}))
        touched.push(other)
      }
      book.touch(touched)
      world.wait(minutes)
      book.settle(world.now)
      const plain = counted(world)
      expect([minute, book.totals, cellsOf(book)]).toEqual([minute, plain.totals, plain.cells])
    }
    expect(book.totals.red).toBeGreaterThan(0)
  })

  test('[WAL6] look at a ticket when it was touched or its line runs out, and at no other time', () => {
    const world = new World().ticket('t1', { priority: 3 }).ticket('t2', { priority: 3 })
    const { book, reads } = bookOf(world)
    book.touch(['t1', 't2'])
    book.settle(world.now)
    reads.length = 0
    for (let second = 0; second < 50 * 60; second++) book.settle(world.wait(1_000).now)
    expect(reads).toEqual([])
    book.touch(['t1'])
    book.settle(world.now)
    expect(reads).toEqual(['t1'])
    // Ten minutes later the hour is over in which they came.
    book.settle(world.wait(11 * minutes).now)
    expect(reads).toEqual(['t1', 't1', 't2'])
    expect(book.totals.created).toBe(0)
  })

  test('[WAL6] a ticket that is gone is counted nowhere, and a clock that was set back counts again', () => {
    const world = new World().ticket('t1').ticket('t2')
    const { book } = bookOf(world)
    book.touch(['t1', 't2'])
    book.settle(morning + 100 * hours)
    expect(book.totals).toMatchObject({ open: 2, red: 2, created: 0 })
    book.settle(morning)
    expect(book.totals).toMatchObject({ open: 2, green: 2, red: 0, created: 2 })
    world.state.drop('ticket', 't1')
    world.state.drop('ticket', 't2')
    book.touch(['t1', 't2'])
    book.settle(morning)
    expect(book.totals).toEqual({ open: 0, unassigned: 0, created: 0, resolved: 0, red: 0, yellow: 0, green: 0 })
    expect([book.cells.size, book.next(20)]).toEqual([0, []])
  })
})

describe('what will be breached next', () => {
  test('[WAL4] by the next instant at which a clock is due; what is breached already has its next clock', () => {
    const world = new World()
      .ticket('late', { priority: 2 })
      .ticket('soon', { priority: 1 })
      .ticket('far', { priority: 4 })
    const { book } = bookOf(world)
    book.touch(['late', 'soon', 'far'])
    book.settle(world.now)
    expect(book.next(20)).toEqual([
      { ticketId: 'soon', clock: 'respond' },
      { ticketId: 'late', clock: 'respond' },
      { ticketId: 'far', clock: 'respond' },
    ])
    expect(book.next(2)).toHaveLength(2)
    book.settle(world.wait(31 * minutes).now)
    expect(book.next(2)).toEqual([
      { ticketId: 'soon', clock: 'arrive' },
      { ticketId: 'late', clock: 'arrive' },
    ])
  })

  test('[WAL4] what is paused comes behind all others, and comes back when it counts again', () => {
    const world = new World().technician('w1').ticket('a', { priority: 1 }).ticket('b', { priority: 4 })
    world.assign('a', 'v1', 'w1').does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' })
    const { book } = bookOf(world)
    const order = () => {
      book.touch(['a', 'b'])
      book.settle(world.now)
      return book.next(20).map(({ ticketId, clock }) => `${ticketId} ${clock}`)
    }
    expect(order()).toEqual(['a arrive', 'b respond'])
    world.wait(minutes).does(pause('a'))
    expect(order()).toEqual(['b respond', 'a arrive'])
    world.wait(minutes).does(intent('resume-clocks', { ticketId: 'a', pauseId: 'p-a' }, {}))
    expect(order()).toEqual(['a arrive', 'b respond'])
    world.does(resolveVisit('a', 'v1'))
    expect(order()).toEqual(['b respond'])
  })
})

function resolveVisit(ticketId: string, visitId: string) {
  return intent('resolve-ticket', { ticketId, resolution: 'done' }, { visitId })
}
