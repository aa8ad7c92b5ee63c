// cancel-ticket and resolve-ticket: the two ways in which a ticket ends.
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { minutes, morning, reassign, refused, smallWorld } from '../../test/support/world.ts'

const cancel = (ticketId: string) => intent('cancel-ticket', { ticketId, reason: 'solved by phone' }, {})
const resolve = (ticketId: string, visitId: string | null) =>
  intent('resolve-ticket', { ticketId, resolution: 'valve replaced' }, { visitId })
const stoppedAt = (clocks: Record<string, { stoppedAt: number | null }>) =>
  ['respond', 'arrive', 'resolve'].map((name) => clocks[name]!.stoppedAt)

describe('cancel-ticket', () => {
  test('[TKT5] an open visit is recalled and leaves its route; all clocks stop', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').wait(minutes).does(cancel('t1'))
    expect(world.get('ticket', 't1')).toMatchObject({
      state: 'cancelled',
      openVisitId: null,
      resolution: 'solved by phone',
    })
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'recalled', endReason: 'cancelled' })
    expect(world.order('w1')).toEqual([])
    expect(stoppedAt(world.get('ticket', 't1').clocks)).toEqual([world.now, world.now, world.now])
  })

  test('[TKT5] without a visit only the ticket changes', () => {
    const world = smallWorld().does(cancel('t1'))
    expect(world.commits.at(-1)!.events.map((event) => event.type)).toEqual(['ticketCancelled'])
  })

  test('[TKT5] again: unchanged; resolved or unknown: refused', () => {
    const world = smallWorld().does(cancel('t1')).does(resolve('t2', null))
    expect(world.ask(cancel('t1'))).toEqual({ kind: 'unchanged' })
    expect(world.ask(cancel('t2'))).toEqual(refused('ticketEnded', { ticketId: 't2', number: 1002, state: 'resolved' }))
    expect(world.ask(cancel('t9'))).toEqual(refused('ticketUnknown', { ticketId: 't9' }))
  })
})

describe('resolve-ticket', () => {
  test('[TKT6] the technician ends visit and ticket; the resolve clock stops when the work was done', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .report('v1', 'on-site')
      .wait(30 * minutes)
    world.does(resolve('t1', 'v1'), { phone: 'w1', ageMs: 10 * minutes })
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'done', endedBy: { name: 'Timo' }, recall: null })
    expect(world.get('ticket', 't1')).toMatchObject({
      state: 'resolved',
      openVisitId: null,
      resolution: 'valve replaced',
    })
    expect(world.order('w1')).toEqual([])
    expect(stoppedAt(world.get('ticket', 't1').clocks)).toEqual([morning, morning, morning + 20 * minutes])
  })

  test('[TKT6] a dispatcher may resolve a ticket that nobody has; all clocks stop', () => {
    const world = smallWorld().wait(minutes).does(resolve('t1', null))
    expect(world.get('ticket', 't1').state).toBe('resolved')
    expect(stoppedAt(world.get('ticket', 't1').clocks)).toEqual([world.now, world.now, world.now])
  })

  test('[TKT6] again: unchanged; cancelled or unknown: refused', () => {
    const world = smallWorld().does(resolve('t1', null)).does(cancel('t2'))
    expect(world.ask(resolve('t1', null))).toEqual({ kind: 'unchanged' })
    expect(world.ask(resolve('t2', null))).toMatchObject(refused('ticketEnded', { state: 'cancelled' }))
    expect(world.ask(resolve('t9', null))).toMatchObject(refused('ticketUnknown'))
  })

  test('[TKT7] the visit relied on has ended, is unknown, or is of another ticket', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')
    world.does(reassign('t1', 'v1', 'v3', 'w2'), { role: 'supervisor' })
    expect(world.ask(resolve('t1', 'v1'))).toEqual(
      refused('visitEnded', { visitId: 'v1', number: 1001, state: 'recalled', by: 'Sven', at: morning }),
    )
    expect(world.ask(resolve('t1', 'v9'))).toEqual(refused('visitUnknown', { visitId: 'v9' }))
    expect(world.ask(resolve('t1', 'v2'))).toEqual(refused('visitUnknown', { visitId: 'v2' }))
  })

  test('[TKT7] a technician resolves by the own visit only', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    expect(world.ask(resolve('t1', 'v1'), { phone: 'w2' })).toEqual(refused('notYourVisit', { visitId: 'v1' }))
    expect(world.ask(resolve('t1', null), { phone: 'w2' })).toEqual(refused('notYourVisit', { visitId: 'v1' }))
    expect(world.ask(resolve('t2', null), { phone: 'w1' })).toEqual(refused('visitUnknown', { visitId: '' }))
  })
})
