import { expect, test } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import { worstClock } from '../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../shared/model/ticket.ts'
import { contents, World } from '../../test/support/world.ts'
import { firstRows } from './first-rows.ts'

const told = 120

/** Twice as many as are told first wait, as many are assigned; every seventh has ended. */
function room(): World {
  const world = new World().technician('w1').technician('w2')
  for (let i = 0; i < 4 * told; i++) {
    world.wait(((i * 7_919) % 61) * 1_000)
    world.ticket(`t${i}`, { priority: (((i * 13) % 4) + 1) as Ticket['priority'] })
    if (i % 2 === 1) world.assign(`t${i}`, `v${i}`, i % 4 === 1 ? 'w1' : 'w2')
    if (i % 7 === 0) world.does(intent('cancel-ticket', { ticketId: `t${i}`, reason: 'no longer needed' }, {}))
  }
  return world
}

test('[WIN4] first come those that are due first, waiting and assigned, each with who has it', async () => {
  const world = room()
  const named = await firstRows((kind) => world.state.values(kind), world.now)

  const due = (ticket: Ticket) => worstClock(ticket.clocks, world.now)!.clock.dueAt
  const open = contents(world.state).ticket.filter(isOpen)
  const first = (held: boolean) =>
    open
      .filter(({ openVisitId }) => (openVisitId !== null) === held)
      .map(due)
      .sort((a, b) => a - b)
      .slice(0, told)
  const tickets = named.flatMap(({ kind, id }) => (kind === 'ticket' ? [world.get('ticket', id)] : []))
  expect(tickets.filter(({ openVisitId }) => openVisitId === null).map(due)).toEqual(first(false))
  expect(tickets.filter(({ openVisitId }) => openVisitId !== null).map(due)).toEqual(first(true))

  const names = named.map(({ kind, id }) => `${kind}/${id}`)
  for (const { id, openVisitId } of tickets) {
    const visit = openVisitId === null ? [] : [world.get('visit', openVisitId)]
    const held = visit.flatMap((one) => [`technician/${one.technicianId}`, `visit/${one.id}`])
    const places = [...held, `ticket/${id}`].map((name) => names.indexOf(name))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  }
  expect(new Set(names).size).toBe(names.length)
  expect(named[0]!.kind).toBe('centre')
})

test('[WIN4] of few tickets all that are open come first, and of none nothing but the words', async () => {
  expect(await firstRows(() => [], 0)).toEqual([])
  const world = new World().technician('w1').ticket('t1').ticket('t2').assign('t2', 'v2', 'w1')
  const named = (await firstRows((kind) => world.state.values(kind), world.now)).filter(
    ({ kind }) => kind !== 'centre' && kind !== 'sla',
  )
  expect(named.map(({ id }) => id)).toEqual(['t1', 'w1', 'v2', 't2'])
})
