import { beforeEach, describe, expect, test } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import type { Alarm } from '../../shared/model/alarm.ts'
import type { Place } from '../../shared/model/place.ts'
import { facts, hours, minutes, World } from '../../test/support/world.ts'
import { bestFor, toMove } from './desk-choices.ts'

let world: World
let places: Record<string, number | null>
/** So many kilometres east of the corner. */
const at = (km: number): Place => ({ lat: 51, lon: 71 + km / 70 })
const site = (km: number) => ({ ...facts().site, place: at(km) })
const best = (ticketId: string, ...not: string[]) => {
  const placeOf = ({ id }: { id: string }) => (places[id] == null ? null : at(places[id]))
  const technicians = [...world.state.values('technician')]
  return bestFor(world.get('ticket', ticketId), world.state, technicians, placeOf, new Set(not), world.now)
}
const alarm = (change: Partial<Alarm>) =>
  ({ type: 'sla-yellow', ticketId: 't1', technicianId: null, ...change }) as Alarm

beforeEach(() => {
  world = new World()
    .technician('w1')
    .technician('w2')
    .ticket('t1', { site: site(5) })
    .ticket('t2', { site: site(6) })
  places = { w1: 1, w2: 4 }
})

describe('who gets a ticket', () => {
  test('[SIM3] who could be there first, after the work they have; not who is out of reach, was asked, or does not answer', () => {
    expect(best('t1')?.technician.id).toBe('w2')
    expect(best('t1', 'w2')?.technician.id).toBe('w1')
    places['w2'] = null
    expect(best('t1')?.technician.id).toBe('w1')
    places['w2'] = 4
    world.assign('t2', 'v2', 'w2')
    expect(best('t1')?.technician.id).toBe('w1')
    world.ticket('t3', { site: site(2) }).assign('t3', 'v3', 'w1')
    world.wait(4 * minutes)
    expect(best('t1')).toBeUndefined()
  })

  test('[SIM3] what is urgent comes before all that has not begun; nothing is given out at the end of a shift', () => {
    world.assign('t2', 'v2', 'w2').does(intent('accept-visit', { visitId: 'v2' }, {}), { phone: 'w2' })
    world.ticket('t3', { site: site(5), priority: 1 })
    expect(best('t3')).toMatchObject({ technician: { id: 'w2' }, before: 'v2' })
    expect(best('t1', 'w1')).toMatchObject({ before: null })
    world.wait(9.5 * hours)
    expect(best('t3')).toBeUndefined()
  })
})

test('[SIM3] an alarm moves a ticket that nobody is on the way to: the last one of who has too many, none when a phone is silent', () => {
  expect(toMove(alarm({}), world.state)?.id).toBe('t1')
  world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')
  expect(toMove(alarm({}), world.state)?.id).toBe('t1')
  expect(toMove(alarm({ type: 'overloaded', ticketId: null, technicianId: 'w1' }), world.state)?.id).toBe('t2')
  expect(toMove(alarm({ type: 'no-contact', ticketId: null, technicianId: 'w1' }), world.state)).toBeUndefined()
  world.does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' }).report('v1', 'travelling')
  expect(toMove(alarm({}), world.state)).toBeUndefined()
})
