// The relay's own look at a command that takes an act back: whatever others have done since is left alone.
import { describe, expect, test } from 'vitest'
import { intent } from '../commands/decide.ts'
import { assign, minutes, reassign, refused, smallWorld, World } from '../../test/support/world.ts'

const bea = { role: 'shift-lead' } as const
const own = { own: true } as const
const unassign = (visitId: string) => intent('unassign-ticket', { ticketId: 't1' }, { visitId, ...own })
const back = (technicianId: string, visitId: string | null) =>
  intent(
    visitId === null ? 'assign-ticket' : 'reassign-ticket',
    { ticketId: 't1', visitId: 'v9', technicianId, before: null, override: null },
    { visitId, ...own },
  )

describe('what takes an assignment back', () => {
  test('[UND3] is done while nobody else has moved the ticket, also when the offer has left', () => {
    expect(smallWorld().assign('t1', 'v1', 'w1').ask(unassign('v1')).kind).toBe('events')
    const world = smallWorld().grace(5_000).assign('t1', 'v1', 'w1').wait(minutes)
    world
      .does(intent('release-visit', { visitId: 'v1' }, {}), { role: 'rule' })
      .does(intent('record-sent', { technicianId: 'w1', offers: ['v1'], recalls: [], routeRevision: 1 }, {}), {
        role: 'rule',
      })
      .does(intent('confirm-delivery', { offers: ['v1'], recalls: [], routeRevision: 1 }, {}), { phone: 'w1' })
    expect(world.does(unassign('v1')).get('visit', 'v1')).toMatchObject({ state: 'recalled', recall: { sentAt: null } })
  })

  test('[UND2] [TKT15] needs no skill that the work has come to need since; anybody else does', () => {
    const lost = () =>
      smallWorld()
        .assign('t1', 'v1', 'w1')
        .does(intent('edit-ticket', { ticketId: 't1', fields: { category: { from: 'fault', to: 'lift' } } }, {}))
        .does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    expect(lost().ask(back('w1', null)).kind).toBe('events')
    expect(lost().ask(back('w2', null))).toMatchObject(refused('technicianLacksSkill', { skills: ['lift'] }))
    const byHand = { ...back('w1', null), basedOn: { visitId: null } }
    expect(lost().ask(byHand)).toMatchObject(refused('technicianLacksSkill'))
  })

  test('[UND3] is refused once the technician has accepted, set out or arrived, with since when', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').wait(minutes)
    world.does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' })
    const accepted = { number: 1001, technicianId: 'w1', state: 'accepted', at: world.now }
    expect(world.ask(unassign('v1'))).toMatchObject(refused('visitUnderWay', accepted))
    world.wait(minutes).report('v1', 'travelling')
    expect(world.ask(back('w2', 'v1'))).toMatchObject(refused('visitUnderWay', { state: 'travelling', at: world.now }))
    world.wait(minutes).report('v1', 'on-site')
    expect(world.ask(unassign('v1'))).toMatchObject(refused('visitUnderWay', { state: 'on-site', at: world.now }))
    // Asked for by hand it is possible still.
    const byHand = intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' })
    expect(smallWorld().assign('t1', 'v1', 'w1').ask(byHand).kind).toBe('events')
  })

  test('[UND3] is refused when others have moved it, also where the queue has it already, and when it has ended', () => {
    const moved = smallWorld()
      .assign('t1', 'v1', 'w1')
      .wait(minutes)
      .does(reassign('t1', 'v1', 'v2', 'w2'), bea)
    expect(moved.ask(unassign('v1'))).toMatchObject(refused('ticketMoved', { by: 'Lin', technicianId: 'w2' }))
    expect(moved.ask(unassign('v2'))).toMatchObject(refused('ticketMoved', { by: 'Lin' }))
    const queued = smallWorld().assign('t1', 'v1', 'w1')
    queued.does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }), bea)
    expect(queued.ask(unassign('v1'))).toMatchObject(refused('ticketMoved', { by: 'Lin', technicianId: null }))
    const declined = smallWorld().assign('t1', 'v1', 'w1')
    declined.does(intent('decline-visit', { visitId: 'v1', reason: 'no-parts' }, {}), { phone: 'w1' })
    expect(declined.ask(unassign('v1'))).toMatchObject(refused('ticketMoved', { by: 'Timo' }))
    const ended = smallWorld().assign('t1', 'v1', 'w1')
    ended.does(intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {}), bea)
    expect(ended.ask(unassign('v1'))).toMatchObject(refused('ticketEnded', { state: 'cancelled' }))
  })
})

describe('what gives a ticket back', () => {
  test('[UND3] goes to whoever had it, and not over what others did, also when they put it back', () => {
    const queued = () =>
      smallWorld()
        .assign('t1', 'v1', 'w1')
        .does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    expect(queued().ask(back('w1', null)).kind).toBe('events')
    expect(
      queued()
        .does(assign('t1', 'v2', 'w1'), bea)
        .ask(back('w1', null)),
    ).toMatchObject(refused('ticketMoved', { by: 'Lin', technicianId: 'w1' }))
    const thereAndBack = queued()
      .does(assign('t1', 'v2', 'w2'), bea)
      .does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v2' }), bea)
    expect(thereAndBack.ask(back('w1', null))).toMatchObject(refused('ticketMoved', { by: 'Lin' }))
    expect(thereAndBack.ask({ ...back('w1', null), basedOn: { visitId: null } }).kind).toBe('events')
  })

  test('[UND3] reassigns back, but for what others did', () => {
    const world = () =>
      smallWorld()
        .assign('t1', 'v1', 'w1')
        .does(reassign('t1', 'v1', 'v2', 'w2'))
    expect(world().ask(back('w1', 'v2')).kind).toBe('events')
    expect(
      world()
        .does(reassign('t1', 'v2', 'v3', 'w1'), bea)
        .ask(back('w1', 'v2')),
    ).toMatchObject(refused('ticketMoved', { by: 'Lin', technicianId: 'w1' }))
  })
})

describe('what takes the rest back', () => {
  const reroute = (from: string[], to: string[], more = {}) =>
    intent('reroute-technician', { technicianId: 'w1', visitIds: to }, { visitIds: from, ...more })

  test('[UND3] an order that others have made since, also the very same', () => {
    const world = () =>
      smallWorld()
        .assign('t1', 'v1', 'w1')
        .assign('t2', 'v2', 'w1')
        .does(reroute(['v1', 'v2'], ['v2', 'v1']))
    const wanted = reroute(['v2', 'v1'], ['v1', 'v2'], own)
    expect(world().ask(wanted).kind).toBe('events')
    const same = world()
      .does(reroute(['v2', 'v1'], ['v1', 'v2']), bea)
      .does(reroute(['v1', 'v2'], ['v2', 'v1']), bea)
    expect(same.ask(wanted)).toMatchObject(refused('routeChanged', { by: 'Lin' }))
  })

  test('[UND3] a field that others have edited since, also to the value it had', () => {
    const edit = (from: 1 | 2 | 3, to: 1 | 2 | 3, basedOn = {}) =>
      intent('edit-ticket', { ticketId: 't1', fields: { priority: { from, to } } }, basedOn)
    const access = intent('edit-ticket', { ticketId: 't1', fields: { access: { from: '', to: 'gate 4' } } }, {})
    const world = () => smallWorld().does(edit(3, 1))
    // Another field is nobody's business.
    expect(
      world()
        .does(access, bea)
        .does(edit(1, 3, own))
        .get('ticket', 't1'),
    ).toMatchObject({
      priority: 3,
      access: 'gate 4',
    })
    for (const others of [[edit(1, 2)], [edit(1, 3)], [edit(1, 2), edit(2, 1)]]) {
      const changed = world()
      for (const one of others) changed.does(one, bea)
      expect(changed.ask(edit(1, 3, own))).toMatchObject(refused('fieldChanged', { field: 'priority', by: 'Lin' }))
    }
  })

  test('[UND3] a pause that others, or the relay, have ended since', () => {
    const pause = (pauseId: string, basedOn = {}) =>
      intent('pause-clocks', { ticketId: 't1', pauseId, reason: 'parts', note: '', endsBy: null }, basedOn)
    const resume = (pauseId: string, basedOn = {}) => intent('resume-clocks', { ticketId: 't1', pauseId }, basedOn)
    const paused = () => new World().ticket('t1').does(pause('p1')).wait(minutes)
    expect(paused().ask(resume('p1', own)).kind).toBe('events')
    const ended = paused().does(resume('p1'), bea)
    expect(ended.ask(resume('p1', own))).toMatchObject(refused('pauseEnded', { by: 'Lin', at: ended.now }))
    expect(ended.ask(pause('p2', own))).toMatchObject(refused('pauseEnded', { by: 'Lin' }))
    expect(ended.ask(pause('p2')).kind).toBe('events')
    expect(paused().does(resume('p1')).ask(pause('p2', own)).kind).toBe('events')
    expect(paused().does(resume('p1')).does(pause('p3'), bea).ask(pause('p2', own))).toMatchObject(
      refused('clocksPaused', { by: 'Lin' }),
    )
  })
})
