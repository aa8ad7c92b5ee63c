import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { assign, hours, minutes, morning, refused, smallWorld, World } from '../../test/support/world.ts'

describe('assign-ticket', () => {
  test('[VIS1] a free ticket is offered: visit, ticket and route change in one commit', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    expect(world.commits.at(-1)!.events.map((event) => event.type)).toEqual(['visitOffered', 'routeChanged'])
    expect(world.get('visit', 'v1')).toMatchObject({
      ticketId: 't1',
      technicianId: 'w1',
      state: 'offered',
      offeredAt: world.now,
      offeredBy: { name: 'Anna' },
      override: null,
    })
    expect(world.get('ticket', 't1')).toMatchObject({ state: 'planned', openVisitId: 'v1', visitIds: ['v1'] })
    expect(world.order('w1')).toEqual(['v1'])
  })

  test('[VIS1] the visit stands before the one named, else at the end', () => {
    const world = smallWorld().ticket('t3').ticket('t4')
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1', 'v1')
    expect(world.order('w1')).toEqual(['v2', 'v1'])
    expect(world.assign('t3', 'v3', 'w1').order('w1')).toEqual(['v2', 'v1', 'v3'])
    // One that has left the route meanwhile is no reason to refuse.
    expect(world.assign('t4', 'v4', 'w1', 'gone').order('w1')).toEqual(['v2', 'v1', 'v3', 'v4'])
  })

  test('[VIS2] the same technician has it already: unchanged, whoever gave it', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    expect(world.ask(assign('t1', 'v2', 'w1'), { role: 'supervisor' })).toEqual({ kind: 'unchanged' })
    expect(world.state.get('visit', 'v2')).toBeUndefined()
  })

  test('[VIS2] somebody else has it: the second is told whose, by whom and when', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').wait(3_000)
    expect(world.ask(assign('t1', 'v2', 'w2'), { role: 'supervisor' })).toEqual(
      refused('ticketMoved', {
        ticketId: 't1',
        number: 1001,
        technicianId: 'w1',
        technicianName: 'Technician w1',
        by: 'Anna',
        at: morning,
      }),
    )
    expect(world.get('ticket', 't1').openVisitId).toBe('v1')
  })

  test('[VIS3] what is not there, has ended or is used already', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    expect(world.ask(assign('t9', 'v2', 'w1'))).toEqual(refused('ticketUnknown', { ticketId: 't9' }))
    expect(world.ask(assign('t2', 'v1', 'w1'))).toEqual(refused('visitExists', { visitId: 'v1' }))
    expect(world.ask(assign('t2', 'v2', 'w9'))).toEqual(refused('technicianUnknown', { technicianId: 'w9' }))
    world.does(intent('cancel-ticket', { ticketId: 't2', reason: 'solved by phone' }, {}))
    expect(world.ask(assign('t2', 'v2', 'w1'))).toEqual(
      refused('ticketEnded', { ticketId: 't2', number: 1002, state: 'cancelled' }),
    )
  })

  test('[VIS4] a missing skill is named, and may be overridden with a reason that is kept', () => {
    const world = smallWorld().ticket('t3', { skills: ['cooling', 'gas', 'roof'] })
    expect(world.ask(assign('t3', 'v3', 'w1'))).toEqual(
      refused('technicianLacksSkill', { technicianId: 'w1', technicianName: 'Technician w1', skills: ['gas', 'roof'] }),
    )
    world.does(assign('t3', 'v3', 'w1', { override: 'a colleague with gas is on site' }))
    expect(world.get('visit', 'v3').override).toBe('a colleague with gas is on site')
  })

  test('[VIS4] a shift counts from its first instant to before its last', () => {
    const shift = { from: morning + hours, to: morning + 2 * hours }
    const world = new World().technician('w1', { shift }).ticket('t1')
    const offShift = refused('technicianOffShift', { technicianId: 'w1', technicianName: 'Technician w1', ...shift })
    expect(world.ask(assign('t1', 'v1', 'w1'))).toEqual(offShift)
    world.now = shift.to
    expect(world.ask(assign('t1', 'v1', 'w1'))).toEqual(offShift)
    world.now = shift.from
    expect(world.ask(assign('t1', 'v1', 'w1')).kind).toBe('events')
  })

  test('[VIS4] without a shift only by override; an override does not reach further', () => {
    const world = new World().technician('w1', { shift: null }).ticket('t1')
    expect(world.ask(assign('t1', 'v1', 'w1'))).toMatchObject(refused('technicianOffShift', { from: null, to: null }))
    expect(world.ask(assign('t1', 'v1', 'w9', { override: 'please' }))).toMatchObject(refused('technicianUnknown'))
    expect(world.ask(assign('t1', 'v1', 'w1', { override: 'on call' })).kind).toBe('events')
  })

  test('[VIS5] an offer is held back for the grace; an urgent one, or without a grace, is not', () => {
    const world = smallWorld().ticket('t3', { priority: 1 })
    expect(world.assign('t1', 'v1', 'w1').get('visit', 'v1')).toMatchObject({ released: true, releaseAt: morning })
    world.grace(5_000)
    expect(world.assign('t2', 'v2', 'w1').get('visit', 'v2')).toMatchObject({
      released: false,
      releaseAt: morning + 5_000,
    })
    expect(world.assign('t3', 'v3', 'w1').get('visit', 'v3')).toMatchObject({ released: true, releaseAt: morning })
  })

  test('[TKT8] the ticket says when and by whom it was moved', () => {
    const world = smallWorld()
      .wait(7 * minutes)
      .assign('t1', 'v1', 'w1')
    expect(world.get('ticket', 't1')).toMatchObject({ movedAt: morning + 7 * minutes, movedBy: { name: 'Anna' } })
  })

  test('[VIS18] a visit id too long for the relay to make ids from is malformed', () => {
    expect(smallWorld().ask(assign('t1', 'v'.repeat(41), 'w1'))).toMatchObject(
      refused('malformedCommand', { where: 'visitId' }),
    )
    expect(smallWorld().ask(assign('t1', 'v'.repeat(40), 'w1')).kind).toBe('events')
  })
})
