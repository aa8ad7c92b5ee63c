import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { morning, refused, smallWorld } from '../../test/support/world.ts'

const reroute = (visitIds: string[], seen: string[], technicianId = 'w1') =>
  intent('reroute-technician', { technicianId, visitIds }, { visitIds: seen })
const three = () => smallWorld().ticket('t3').assign('t1', 'a', 'w1').assign('t2', 'b', 'w1').assign('t3', 'c', 'w1')

describe('reroute-technician', () => {
  test('[RTE2] [RTE3] another order of the same visits, under the next revision', () => {
    const world = three().wait(5)
    const { revision } = world.get('route', 'w1')
    world.does(reroute(['c', 'a', 'b'], ['a', 'b', 'c']))
    expect(world.get('route', 'w1')).toMatchObject({
      visitIds: ['c', 'a', 'b'],
      revision: revision + 1,
      changedAt: morning + 5,
      changedBy: { name: 'Anna' },
    })
  })

  test('[RTE3] the order it is in: unchanged; so is none for one without a route', () => {
    expect(three().ask(reroute(['a', 'b', 'c'], ['a', 'b', 'c']))).toEqual({ kind: 'unchanged' })
    expect(three().ask(reroute([], [], 'w2'))).toEqual({ kind: 'unchanged' })
  })

  test('[RTE3] nobody by that id', () => {
    expect(three().ask(reroute([], [], 'w9'))).toEqual(refused('technicianUnknown', { technicianId: 'w9' }))
  })

  test('[RTE4] another order than the one seen: refused with who and when', () => {
    const world = three()
      .wait(5)
      .does(reroute(['b', 'a', 'c'], ['a', 'b', 'c']), { role: 'supervisor' })
    expect(world.ask(reroute(['c', 'a', 'b'], ['a', 'b', 'c']))).toEqual(
      refused('routeChanged', { technicianId: 'w1', technicianName: 'Technician w1', by: 'Sven', at: morning + 5 }),
    )
  })

  test('[RTE4] a visit more than was seen, one too few, one twice, another technician’s: refused', () => {
    const world = three()
    expect(world.ask(reroute(['b', 'a'], ['a', 'b']))).toMatchObject(refused('routeChanged'))
    expect(world.ask(reroute(['b', 'a'], ['a', 'b', 'c']))).toMatchObject(refused('routeChanged'))
    expect(world.ask(reroute(['b', 'a', 'c', 'c'], ['a', 'b', 'c']))).toMatchObject(refused('routeChanged'))
    world.technician('w3').ticket('t4').assign('t4', 'd', 'w3')
    expect(world.ask(reroute(['b', 'a', 'd'], ['a', 'b', 'c']))).toMatchObject(refused('routeChanged'))
  })

  test('[RTE5] what has ended meanwhile is left out, and the answer says the order is not quite the one asked', () => {
    const world = three().does(intent('unassign-ticket', { ticketId: 't2' }, { visitId: 'b' }))
    const decision = world.ask(reroute(['c', 'b', 'a'], ['a', 'b', 'c']))
    expect(decision).toMatchObject({ kind: 'events', changed: true })
    expect(world.order('w1')).toEqual(['c', 'a'])
    expect(world.ask(reroute(['a', 'c'], ['c', 'a']))).toMatchObject({ kind: 'events', changed: false })
  })

  test('[RTE6] the visit a technician is at stays first', () => {
    const world = three().report('a', 'on-site')
    expect(world.ask(reroute(['b', 'a', 'c'], ['a', 'b', 'c']))).toMatchObject(refused('visitOnSite', { visitId: 'a' }))
    expect(world.ask(reroute(['a', 'c', 'b'], ['a', 'b', 'c'])).kind).toBe('events')
  })
})
