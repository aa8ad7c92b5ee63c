import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  OpenRecalls,
  technicianView,
  techniciansConcerned,
  viewDifference,
  type TechnicianView,
} from './technician-view.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change } from '../../shared/model/entities.ts'
import { chooseFieldIntent, chooseIntent, dice, type Picture } from '../../test/support/choose-intent.ts'
import { ensure } from '../../test/support/ensure.ts'
import { runs } from '../../test/support/runs.ts'
import { reassign, smallWorld, type World } from '../../test/support/world.ts'

function recallsOf(world: World): OpenRecalls {
  const recalls = new OpenRecalls()
  for (const visit of world.state.values('visit')) recalls.note(visit)
  return recalls
}
const view = (world: World, technicianId = 'w1') => technicianView(world.state, recallsOf(world), technicianId)
const keys = (view: TechnicianView) => [...view.keys()].sort()
const received = (offers: string[], recalls: string[]) =>
  intent('confirm-delivery', { offers, recalls, routeRevision: null }, {})

describe('what a phone may see', () => {
  test('[CUP11] its technician, the route, and the visits on it with their tickets; nothing of others', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w2')
    expect(keys(view(world))).toEqual(['route/w1', 'technician/w1', 'ticket/t1', 'visit/v1'])
    expect(keys(view(smallWorld()))).toEqual(['route/w1', 'technician/w1'])
  })

  test('[CUP11] an offer that is held back is not there, not even as an id on the route', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').grace(5_000).assign('t2', 'v2', 'w1')
    expect(keys(view(world))).toEqual(['route/w1', 'technician/w1', 'ticket/t1', 'visit/v1'])
    expect(view(world).get('route/w1')?.value).toMatchObject({ visitIds: ['v1'] })
    world.wait(5_000).does(intent('release-visit', { visitId: 'v2' }, {}), { role: 'rule' })
    expect(keys(view(world))).toContain('visit/v2')
  })

  test('[CUP11] a recall stays until the phone has stored it', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
    expect(keys(view(world))).toEqual(['route/w1', 'technician/w1', 'ticket/t1', 'visit/v1'])
    world.does(received([], ['v1']), { phone: 'w1' })
    expect(keys(view(world))).toEqual(['route/w1', 'technician/w1'])
  })

  test('[CUP11] taken back before it left, there is nothing to recall', () => {
    const world = smallWorld()
      .grace(5_000)
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
    expect(keys(view(world))).toEqual(['route/w1', 'technician/w1'])
  })

  test('[CUP11] recalls are kept up from visit to visit', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
    const recalls = recallsOf(world)
    expect([[...recalls.of('w1')], [...recalls.of('w2')]]).toEqual([['v1'], []])
    world.does(received([], ['v1']), { phone: 'w1' })
    recalls.note(world.get('visit', 'v1'))
    recalls.note(world.get('visit', 'v1'))
    expect([...recalls.of('w1')]).toEqual([])
  })
})

describe('what a phone is sent', () => {
  test('[CUP10] what is new or different, and null for what has gone', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    const before = view(world)
    expect(viewDifference(before, view(world))).toEqual([])
    world.does(reassign('t1', 'v1', 'v2', 'w2')).does(received([], ['v1']), { phone: 'w1' })
    const changes = viewDifference(before, view(world))
    expect(changes.map(({ kind, id, value }) => `${kind}/${id} ${value === null ? 'gone' : 'changed'}`).sort()).toEqual(
      ['route/w1 changed', 'ticket/t1 gone', 'visit/v1 gone'],
    )
  })

  test('[FED3] what happens to a ticket concerns also the phone that has not yet stored its recall', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
    const concerned = () => [...techniciansConcerned(world.state, world.commits.at(-1)!.events)].sort()
    expect(concerned()).toEqual(['w1', 'w2'])
    world.does(intent('accept-visit', { visitId: 'v2' }, {}), { phone: 'w2' })
    expect(concerned()).toEqual(['w1', 'w2'])
    world.does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {}))
    expect(concerned()).toEqual(['w1', 'w2'])
    world.does(received([], ['v1']), { phone: 'w1' }).report('v2', 'travelling')
    expect(concerned()).toEqual(['w2'])
  })

  test('[CUP10] [FED3] differences add up, told only to whom the events concern', () => {
    const technicians = ['w1', 'w2', 'w3']
    const step = fc.record({ dice, phone: fc.constantFrom('', ...technicians), wait: fc.nat(3_000) })
    let told = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
        const world = smallWorld().technician('w3').ticket('t3').grace(2_000)
        const recalls = recallsOf(world)
        const before = new Map(technicians.map((id) => [id, technicianView(world.state, recalls, id)]))
        const phones = new Map(technicians.map((id) => [id, new Map(before.get(id)) as Map<string, Change>]))
        let last = 0
        for (const { dice, phone, wait } of steps) {
          world.wait(wait)
          const picture: Picture = { all: (kind) => [...world.state.values(kind)] }
          const newId = () => `i${++last}`
          const held = picture.all('visit').find(({ released, state }) => !released && state === 'offered')
          if (held && wait % 3 === 0) world.ask(intent('release-visit', { visitId: held.id }, {}), { role: 'rule' })
          else if (phone === '') world.ask(chooseIntent(picture, dice, newId))
          else world.ask(chooseFieldIntent(picture, dice, newId), { phone })
          const commit = world.commits.at(-1)!
          for (const visit of world.state.values('visit')) recalls.note(visit)
          for (const id of techniciansConcerned(world.state, commit.events)) {
            const now = technicianView(world.state, recalls, id)
            for (const change of viewDifference(before.get(id)!, now))
              if (change.value === null) phones.get(id)!.delete(`${change.kind}/${change.id}`)
              else phones.get(id)!.set(`${change.kind}/${change.id}`, change)
            before.set(id, now)
            told++
          }
          for (const id of technicians) {
            const wanted = technicianView(world.state, recalls, id)
            ensure(
              JSON.stringify(plain(phones.get(id)!)) === JSON.stringify(plain(wanted)),
              () => `[FED3] the phone of ${id} was not told of ${JSON.stringify(commit.events)}`,
            )
          }
        }
      }),
      runs(150),
    )
    expect(told).toBeGreaterThan(0)
  })
})

function plain(view: ReadonlyMap<string, Change>): unknown {
  return [...view].map(([key, { value }]) => [key, value]).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))
}
