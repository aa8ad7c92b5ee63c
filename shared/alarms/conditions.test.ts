// Which alarm the state asks for, at the edge of each condition.
import { describe, expect, test } from 'vitest'
import { alarmAbout, isOnJob, wantedAlarm } from './conditions.ts'
import { unansweredAfter } from './registry.ts'
import { intent } from '../commands/decide.ts'
import { hours, minutes, morning, smallWorld, World } from '../../test/support/world.ts'

const access = intent('edit-ticket', { ticketId: 't1', fields: { access: { from: '', to: 'gate B' } } }, {})
const rule = { role: 'rule' } as const
const cross = intent('cross-thresholds', { ticketId: 't1' }, {})
const wanted = (world: World, id: string, silent = false) => wantedAlarm(world.state, id, world.now, () => silent)
const type = (world: World, id: string, silent = false) => wanted(world, id, silent).alarm?.type ?? null
const expectLate = intent('expect-lateness', { ticketId: 't1', clock: 'arrive', lateAt: morning + 20 * hours }, {})
/** Normal: respond 2 h, arrive 8 h, resolve 24 h. */
const taken = () =>
  smallWorld()
    .assign('t1', 'v1', 'w1')
    .does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' })

describe('the clocks of a ticket', () => {
  const id = alarmAbout.sla('t1')

  test('[ALM7] yellow, urgent, due: each when it has been told, not before', () => {
    const world = smallWorld()
    const seen = [90, 108, 120].flatMap((after) => {
      world.wait(morning + after * minutes - world.now)
      const before = type(world, id)
      world.does(cross, rule)
      return [before, type(world, id)]
    })
    expect(seen).toEqual([null, 'sla-yellow', 'sla-yellow', 'sla-urgent', 'sla-urgent', 'sla-due'])
  })

  test('[ALM7] expected late stands between yellow and urgent', () => {
    const world = taken().does(expectLate, rule)
    expect(type(world, id)).toBe('sla-late')
    world.wait(6 * hours).does(cross, rule)
    expect(type(world, id)).toBe('sla-late')
    world.wait(1.5 * hours).does(cross, rule)
    expect(type(world, id)).toBe('sla-urgent')
  })

  test('[ALM7] the clock that has come furthest, of those that run', () => {
    const world = smallWorld()
      .wait(9 * hours)
      .does(cross, rule)
    const { respond, arrive, resolve } = world.get('ticket', 't1').clocks
    expect([respond.crossed, arrive.crossed, resolve.crossed]).toEqual([3, 3, 0])
    expect(type(world, id)).toBe('sla-due')
    // Answered and reached, late as it was: what is left is in time.
    world.assign('t1', 'v1', 'w1').report('v1', 'on-site')
    expect(type(world, id)).toBeNull()
    world.wait(9 * hours).does(cross, rule)
    expect(type(world, id)).toBe('sla-yellow')
    world.does(intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {}))
    expect(type(world, id)).toBeNull()
  })
})

describe('a ticket that nobody has touched', () => {
  const id = alarmAbout.idle('t1')
  /** The centre's rule: a complaint, after 120 min. */
  const complaint = () => new World().technician('w1').ticket('t1', { category: 'complaint' })

  test('[ESC1] from the very minute of the rule on, since it was reported; other categories never', () => {
    const world = complaint().wait(120 * minutes - 1)
    expect(wanted(world, id)).toEqual({ alarm: null, lookAgain: morning + 120 * minutes })
    expect(type(world.wait(1), id)).toBe('untouched')
    expect(wanted(smallWorld().wait(9 * hours), id)).toEqual({ alarm: null, lookAgain: Infinity })
  })

  test('[ESC1] what was written down with the call is no touch', () => {
    const world = complaint().wait(minutes).does(access)
    expect(type(world.wait(119 * minutes), id)).toBe('untouched')
  })

  test('[ESC1] a note, another value, an offer that was taken back, its end: somebody has touched it', () => {
    const deeds = {
      note: (world: World) => world.does(intent('add-note', { ticketId: 't1', noteId: 'n', text: 'rang back' }, {})),
      edit: (world: World) => world.wait(2 * minutes).does(access),
      colleague: (world: World) => world.does(access, { name: 'Bea' }),
      priority: (world: World) =>
        world.does(intent('edit-ticket', { ticketId: 't1', fields: { priority: { from: 3, to: 2 } } }, {})),
      offer: (world: World) =>
        world.assign('t1', 'v1', 'w1').does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' })),
      end: (world: World) => world.does(intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {})),
    }
    for (const deed of Object.values(deeds)) expect(type(deed(complaint()).wait(9 * hours), id)).toBeNull()
  })
})

describe('an offer', () => {
  test('[ALM7] is unanswered from five minutes after its release on', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    const { releaseAt } = world.get('visit', 'v1')
    const at = releaseAt + unansweredAfter
    expect([unansweredAfter, wanted(world, 'offer:v1')]).toEqual([5 * minutes, { alarm: null, lookAgain: at }])
    expect(type(world.wait(at - world.now - 1), 'offer:v1')).toBeNull()
    expect(wanted(world.wait(1), 'offer:v1').alarm).toMatchObject({ type: 'offer-unanswered', technicianId: 'w1' })
    expect(type(taken().wait(hours), 'offer:v1')).toBeNull()
  })
})

describe('a technician', () => {
  test('[ALM7] of whom nothing is heard is an alarm only while travelling or at work', () => {
    const world = taken()
    expect([isOnJob(world.state, 'w1'), type(world, 'contact:w1', true)]).toEqual([false, null])
    for (const status of ['travelling', 'on-site'] as const)
      expect(type(world.report('v1', status), 'contact:w1', true)).toBe('no-contact')
    expect(type(world, 'contact:w1', false)).toBeNull()
    expect(type(world, 'contact:w2', true)).toBeNull()
  })

  test('[ALM7] has too much with more than the capacity, not with all of it', () => {
    const world = smallWorld().technician('w9', { capacity: 1 }).assign('t1', 'v1', 'w9')
    expect(type(world, 'load:w9')).toBeNull()
    expect(type(world.assign('t2', 'v2', 'w9'), 'load:w9')).toBe('overloaded')
    expect(type(world, 'load:nobody')).toBeNull()
  })
})
