import { expect, test } from 'vitest'
import { entities } from './entity-store.ts'
import { watchTickets } from './watched-tickets.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { World } from '../../../test/support/world.ts'

test('[DET2] tickets are read anew when one of them changes or one more comes, and not for anything else', () => {
  const world = new World().ticket('t1').ticket('t2', { category: 'lift' }).ticket('t3')
  let revision = 0
  const show = (...values: Ticket[]) =>
    entities.apply({
      revision: ++revision,
      whole: false,
      more: false,
      changes: values.map((value) => ({ kind: 'ticket', id: value.id, value, guess: false })),
    })
  const [t1, t2, t3] = ['t1', 't2', 't3'].map((id) => world.get('ticket', id)) as [Ticket, Ticket, Ticket]
  show(t1, t2)
  let reads = 0
  let told = 0
  const lifts = watchTickets({
    read: (tickets) => {
      reads++
      return [...tickets].filter(({ category }) => category === 'lift')
    },
    concerns: ({ category }) => category === 'lift',
  })
  const stop = lifts.listen(() => told++)
  expect(lifts.get()).toEqual([t2])
  show({ ...t1, summary: 'other' }, t3)
  expect([lifts.get(), reads, told]).toEqual([[t2], 1, 0])
  const t4: Ticket = { ...t3, id: 't4', category: 'lift' }
  show(t4)
  expect([lifts.get(), reads, told]).toEqual([[t2, t4], 2, 1])
  // One of them that is none any more.
  show({ ...t2, category: 'water' })
  expect([lifts.get(), reads, told]).toEqual([[t4], 3, 2])
  stop()
})
