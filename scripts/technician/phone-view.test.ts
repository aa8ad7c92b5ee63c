import { beforeEach, describe, expect, it } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import { reassign, smallWorld, type World } from '../../test/support/world.ts'
import { phoneView, undelivered } from './phone-view.ts'

let world: World
const receipt = () => undelivered({ get: (kind, id) => world.state.get(kind, id), confirmed: world.state }, 'w1')

beforeEach(() => {
  world = smallWorld()
})

describe('phoneView', () => {
  it('shows the open visits in the order of the route', () => {
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1', 'v1')
    expect(phoneView(world.state, 'w1').stops.map(({ visit }) => visit.id)).toEqual(['v2', 'v1'])
    expect(phoneView(world.state, 'w1').technician?.id).toBe('w1')
    expect(phoneView(world.state, 'w9')).toEqual({ technician: undefined, stops: [] })
  })
})

describe('undelivered', () => {
  it('is nothing while nothing has come', () => {
    expect(receipt()).toBeUndefined()
  })

  it('names offers and the order of the route, until they are confirmed', () => {
    world.assign('t1', 'v1', 'w1')
    expect(receipt()).toEqual({ offers: ['v1'], recalls: [], routeRevision: 1 })
    world.does(intent('confirm-delivery', receipt()!, {}), { phone: 'w1' })
    expect(receipt()).toBeUndefined()
  })

  it('names a recall, and not the offer that it takes back', () => {
    world.assign('t1', 'v1', 'w1').does(reassign('t1', 'v1', 'v2', 'w2'))
    expect(receipt()).toEqual({ offers: [], recalls: ['v1'], routeRevision: 2 })
    world.does(intent('confirm-delivery', receipt()!, {}), { phone: 'w1' })
    expect(receipt()).toBeUndefined()
  })

  it('is not concerned with other technicians', () => {
    world.assign('t1', 'v1', 'w2')
    expect(receipt()).toBeUndefined()
  })
})
