import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { reassign, refused, smallWorld } from '../../test/support/world.ts'

const unassign = (ticketId: string, visitId: string | null) => intent('unassign-ticket', { ticketId }, { visitId })

describe('unassign-ticket', () => {
  test('[VIS9] the ticket goes back to the queue, the visit off its route', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1').does(unassign('t1', 'v1'))
    expect(world.get('ticket', 't1')).toMatchObject({ state: 'new', openVisitId: null, visitIds: ['v1'] })
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'recalled', endReason: 'unassigned' })
    expect(world.order('w1')).toEqual(['v2'])
  })

  test('[VIS9] nobody has it: unchanged', () => {
    expect(smallWorld().ask(unassign('t1', null))).toEqual({ kind: 'unchanged' })
    expect(smallWorld().ask(unassign('t1', 'v1'))).toEqual({ kind: 'unchanged' })
  })

  test('[VIS9] somebody else’s by now: refused with whose', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
    expect(world.ask(unassign('t1', 'v1'))).toMatchObject(refused('ticketMoved', { technicianId: 'w2' }))
    expect(world.ask(unassign('t1', null))).toMatchObject(refused('ticketMoved'))
  })

  test('[VIS9] unknown, or the technician is on site', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').report('v1', 'on-site')
    expect(world.ask(unassign('t9', null))).toEqual(refused('ticketUnknown', { ticketId: 't9' }))
    expect(world.ask(unassign('t1', 'v1'))).toEqual(
      refused('visitOnSite', { visitId: 'v1', number: 1001, technicianName: 'Technician w1' }),
    )
  })

  test('[VIS10] taken back within its grace, the phone has nothing to forget', () => {
    const world = smallWorld().grace(5_000).assign('t1', 'v1', 'w1').does(unassign('t1', 'v1'))
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'recalled', recall: null })
  })
})
