import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { assign, hours, morning, reassign, refused, smallWorld } from '../../test/support/world.ts'

const held = () => smallWorld().assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')

describe('reassign-ticket', () => {
  test('[VIS7] a recall here and an offer there, in one commit', () => {
    const world = held().does(reassign('t1', 'v1', 'v3', 'w2'))
    expect(world.commits.at(-1)!.events.map((event) => event.type)).toEqual([
      'visitRecalled',
      'routeChanged',
      'visitOffered',
      'routeChanged',
    ])
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'recalled', endReason: 'reassigned', endedAt: world.now })
    expect(world.get('visit', 'v3')).toMatchObject({ state: 'offered', technicianId: 'w2' })
    expect(world.get('ticket', 't1')).toMatchObject({ state: 'planned', openVisitId: 'v3', visitIds: ['v1', 'v3'] })
    expect([world.order('w1'), world.order('w2')]).toEqual([['v2'], ['v3']])
  })

  test('[VIS7] on the way is no hindrance, on site is', () => {
    const world = held().report('v1', 'travelling')
    world.report('v2', 'on-site')
    expect(world.ask(reassign('t2', 'v2', 'v3', 'w2'))).toEqual(
      refused('visitOnSite', { visitId: 'v2', number: 1002, technicianName: 'Technician w1' }),
    )
    world.does(reassign('t1', 'v1', 'v3', 'w2'))
    expect(world.get('ticket', 't1').state).toBe('planned')
  })

  test('[VIS7] a picture older than the ticket: refused with whose it is now', () => {
    const world = held().does(reassign('t1', 'v1', 'v3', 'w2'), { role: 'supervisor' })
    world.technician('w3')
    expect(world.ask(reassign('t1', 'v1', 'v4', 'w3'))).toMatchObject(
      refused('ticketMoved', { technicianId: 'w2', technicianName: 'Technician w2', by: 'Sven' }),
    )
    expect(world.ask(reassign('t1', null, 'v4', 'w3'))).toMatchObject(refused('ticketMoved'))
  })

  test('[VIS7] a ticket that went back to the queue has moved too', () => {
    const world = held().does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    expect(world.ask(reassign('t1', 'v1', 'v3', 'w2'))).toMatchObject(
      refused('ticketMoved', { technicianId: null, technicianName: null }),
    )
  })

  test('[VIS8] who has it already keeps it: unchanged, by the same hand or another', () => {
    const world = held()
    expect(world.ask(reassign('t1', 'v1', 'v3', 'w1'))).toEqual({ kind: 'unchanged' })
    world.does(reassign('t1', 'v1', 'v3', 'w2'))
    // A second dispatcher with the older picture wants what is so already.
    expect(world.ask(reassign('t1', 'v1', 'v4', 'w2'), { role: 'supervisor' })).toEqual({ kind: 'unchanged' })
  })

  test('[VIS3] [VIS4] an offer that may not be made leaves the ticket where it is', () => {
    const world = held().technician('w3', { skills: [], shift: { from: morning + hours, to: morning + 2 * hours } })
    world.ticket('t3', { skills: ['cooling'] }).assign('t3', 'v3', 'w1')
    expect(world.ask(reassign('t9', 'v1', 'v9', 'w2'))).toMatchObject(refused('ticketUnknown'))
    expect(world.ask(reassign('t1', 'v1', 'v2', 'w2'))).toMatchObject(refused('visitExists'))
    expect(world.ask(reassign('t1', 'v1', 'v9', 'w9'))).toMatchObject(refused('technicianUnknown'))
    expect(world.ask(reassign('t1', 'v1', 'v9', 'w3'))).toMatchObject(refused('technicianOffShift'))
    expect(world.ask(reassign('t3', 'v3', 'v9', 'w3'))).toMatchObject(refused('technicianLacksSkill'))
    expect(world.order('w1')).toEqual(['v1', 'v2', 'v3'])
    expect(world.ask(reassign('t1', 'v1', 'v9', 'w3', { override: 'training' })).kind).toBe('events')
  })

  test('[VIS10] an offer that never left is taken back unseen; one that left is recalled', () => {
    const world = held().grace(5_000).ticket('t3').assign('t3', 'v3', 'w1')
    world.does(reassign('t3', 'v3', 'v4', 'w2')).does(reassign('t1', 'v1', 'v5', 'w2'))
    expect(world.get('visit', 'v3').recall).toBeNull()
    expect(world.get('visit', 'v1').recall).toEqual({ sentAt: null, deliveredAt: null })
  })

  test('[CMD11] a seat’s own chain agrees with itself: it mints the visit ids it relies on', () => {
    const world = smallWorld()
    for (const [asked, order] of [
      [assign('t1', 'a', 'w1'), [['a'], []]],
      [reassign('t1', 'a', 'b', 'w2'), [[], ['b']]],
      [reassign('t1', 'b', 'c', 'w1'), [['c'], []]],
    ] as const) {
      world.does(asked)
      expect([world.order('w1'), world.order('w2')]).toEqual(order)
    }
  })
})
