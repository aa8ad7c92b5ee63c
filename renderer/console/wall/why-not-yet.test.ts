import { expect, test } from 'vitest'
import { minutes, World } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { businessTime } from '../../../shared/sla/business-time.ts'
import type { Calendar } from '../../../shared/sla/calendar.ts'
import { standing } from '../../../shared/sla/standing.ts'
import { whyNotYet } from './why-not-yet.ts'

function why(world: World, clock: ClockName, calendar: Calendar | null = null, silent: string[] = []) {
  const ticket = world.get('ticket', 't1')
  const stands = standing(ticket.clocks[clock], businessTime(calendar), world.now)
  return whyNotYet(ticket, clock, stands, world.now, {
    visit: (id) => world.state.get('visit', id),
    noContact: (id) => silent.includes(id),
  })
}
const start = () => new World().technician('w1').ticket('t1')
const pause = intent('pause-clocks', { ticketId: 't1', pauseId: 'p1', reason: 'weather', note: '', endsBy: null }, {})
const late = (lateAt: number) => intent('expect-lateness', { ticketId: 't1', clock: 'arrive', lateAt }, {})
const accept = intent('accept-visit', { visitId: 'v1' }, {})
const w1 = { phone: 'w1' }

test('[WAL4] nobody, declined, not on the phone, unanswered, accepted, on the way, on site', () => {
  const world = start()
  expect(why(world, 'respond')).toEqual({ code: 'nobody' })
  world.assign('t1', 'v0', 'w1').does(intent('decline-visit', { visitId: 'v0', reason: 'too-far' }, {}), w1)
  expect(why(world, 'respond')).toEqual({ code: 'declined', technicianId: 'w1' })
  world.assign('t1', 'v1', 'w1')
  expect(why(world, 'respond')).toEqual({ code: 'notOnPhone', technicianId: 'w1' })
  world.does(intent('confirm-delivery', { offers: ['v1'], recalls: [], routeRevision: null }, {}), w1).wait(6 * minutes)
  expect(why(world, 'respond')).toEqual({ code: 'unanswered', technicianId: 'w1', for: 6 * minutes })
  world.does(accept, w1)
  expect(why(world, 'arrive')).toEqual({ code: 'accepted', technicianId: 'w1' })
  expect(why(world, 'arrive', null, ['w1'])).toEqual({ code: 'noContact', technicianId: 'w1' })
  world.report('v1', 'travelling')
  expect(why(world, 'arrive')).toEqual({ code: 'travelling', technicianId: 'w1' })
  world.report('v1', 'on-site')
  expect(why(world, 'resolve')).toEqual({ code: 'on-site', technicianId: 'w1' })
})

test('[WAL4] a pause says its reason, before anything else', () => {
  const world = start().assign('t1', 'v1', 'w1').does(accept, w1).does(pause)
  expect(why(world, 'arrive')).toEqual({ code: 'paused', reason: 'weather' })
})

test('[WAL4] late by road says who and when, for the clock that is', () => {
  const world = start().assign('t1', 'v1', 'w1').does(accept, w1)
  const expectedAt = world.get('ticket', 't1').clocks.arrive.dueAt + 10 * minutes
  world.does(late(expectedAt), { role: 'rule' })
  expect(why(world, 'arrive')).toEqual({ code: 'late', technicianId: 'w1', expectedAt })
  expect(why(world, 'resolve')).toEqual({ code: 'accepted', technicianId: 'w1' })
})

test('[WAL4] closed hours say when they end, whoever has it', () => {
  const eight = [{ from: 10 * 60, to: 18 * 60 }]
  const calendar: Calendar = {
    id: 'c',
    name: 'C',
    zone: 'UTC',
    weekly: Array(7).fill(eight) as (typeof eight)[],
    days: [],
  }
  const world = start()
  expect(why(world, 'respond', calendar)).toEqual({ code: 'closed', opensAt: world.now + 120 * minutes })
})
