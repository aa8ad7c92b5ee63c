import '../../../test/support/page-stub.ts'
import { expect, test } from 'vitest'
import { intent } from '../../../shared/commands/decide.ts'
import { actor, minutes, World } from '../../../test/support/world.ts'
import { openHandovers, toHandOver } from './handovers.ts'

const rule = { role: 'rule' } as const
const raise = (world: World, id: string) =>
  world.does(
    intent('raise-alarm', { alarm: { id, type: 'sla-urgent', ticketId: 't1', technicianId: null, area: 'south' } }, {}),
    rule,
  )

/** Five alarms: two that Anna has taken, one put aside, one that Bea has, one that nobody has. */
function shift(): World {
  const world = new World()
  for (const id of ['sla:a', 'sla:b', 'sla:c', 'sla:d', 'sla:e']) raise(world, id)
  const take = (...ids: string[]) => intent('take-alarms', { alarms: ids.map((id) => ({ id, heldBy: null })) }, {})
  const { raisedAt } = world.get('alarm', 'sla:c')
  return world
    .does(take('sla:a', 'sla:b'))
    .does(take('sla:d'), { name: 'Bea' })
    .does(intent('shelve-alarm', { alarmId: 'sla:c', raisedAt, minutes: 15, reason: 'known' }, {}), { name: 'Bea' })
}
const all = (world: World) => [...world.state.values('alarm')]
const give = (handoverId: string, ...alarmIds: string[]) =>
  intent('hand-over-alarms', { handoverId, to: 'dispatcher', note: '', alarmIds }, {})

test('[ALM13] what somebody has to hand over: their own, and what is put aside; not what is offered already', () => {
  const world = shift()
  const ids = () => toHandOver(all(world), actor('dispatcher')).map(({ id }) => id)
  expect(ids()).toEqual(['sla:a', 'sla:b', 'sla:c'])
  world.does(give('h1', 'sla:a', 'sla:c'))
  expect(ids()).toEqual(['sla:b'])
  const own = { ...all(world)[1]!, id: 'seat:link-lost' }
  expect(toHandOver([own], actor('dispatcher'))).toEqual([])
})

test('[ALM15] what was handed over together is one, oldest first; what has gone on by itself is no longer in it', () => {
  const world = shift().does(give('h2', 'sla:a', 'sla:c'))
  world.wait(minutes).does(give('h1', 'sla:b'))
  const groups = () => openHandovers(all(world)).map(({ id, standing, aside }) => [id, standing, aside])
  expect(groups()).toEqual([
    ['h2', 1, 1],
    ['h1', 1, 0],
  ])
  world.does(intent('accept-handover', { handoverId: 'h2', alarmIds: ['sla:a', 'sla:c'] }, {}), { name: 'Bea' })
  expect(groups()).toEqual([['h1', 1, 0]])
})
