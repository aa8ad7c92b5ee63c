// How the news of an offer travels: release-visit, record-sent, confirm-delivery.
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { offerProgress } from '../model/visit.ts'
import { morning, reassign, refused, smallWorld, type As, type World } from '../../test/support/world.ts'

const relay: As = { role: 'rule' }
const release = intent('release-visit', { visitId: 'v1' }, {})
const sent = (offers: string[], recalls: string[] = [], routeRevision = 0) =>
  intent('record-sent', { technicianId: 'w1', offers, recalls, routeRevision }, {})
const delivered = (offers: string[], recalls: string[] = [], routeRevision: number | null = null) =>
  intent('confirm-delivery', { offers, recalls, routeRevision }, {})
const held = () => smallWorld().grace(5_000).assign('t1', 'v1', 'w1')
const left = () => smallWorld().assign('t1', 'v1', 'w1')
const progress = (world: World) => offerProgress(world.get('visit', 'v1'))

describe('release-visit', () => {
  test('[VIS6] at the end of its grace, not before', () => {
    const world = held().wait(4_999)
    expect(world.ask(release, relay)).toEqual(refused('visitNotReady', { visitId: 'v1', at: morning + 5_000 }))
    world.wait(1).does(release, relay)
    expect(world.get('visit', 'v1').released).toBe(true)
  })

  test('[VIS6] again, or no longer offered: unchanged; unknown: refused', () => {
    const world = held().wait(5_000).does(release, relay)
    expect(world.ask(release, relay)).toEqual({ kind: 'unchanged' })
    const recalled = held().does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    expect(recalled.wait(9_000).ask(release, relay)).toEqual({ kind: 'unchanged' })
    expect(smallWorld().ask(release, relay)).toEqual(refused('visitUnknown', { visitId: 'v1' }))
  })
})

describe('record-sent', () => {
  test('[VIS16] only what was not sent before, at the first time', () => {
    const world = left()
      .wait(10)
      .does(sent(['v1', 'v9'], ['v1'], 1), relay)
    expect(world.commits.at(-1)!.events.map((event) => event.type)).toEqual(['offerSent', 'routeSent'])
    expect(world.get('visit', 'v1').offer.sentAt).toBe(morning + 10)
    expect(world.get('route', 'w1').sentRevision).toBe(1)
    expect(world.wait(10).ask(sent(['v1'], [], 1), relay)).toEqual({ kind: 'unchanged' })
    expect(world.ask(sent([], [], 7), relay)).toEqual({ kind: 'unchanged' })
  })

  test('[VIS16] a recall too', () => {
    const world = left()
      .does(reassign('t1', 'v1', 'v2', 'w2'))
      .wait(10)
      .does(sent([], ['v1'], 2), relay)
    expect(world.get('visit', 'v1').recall).toEqual({ sentAt: morning + 10, deliveredAt: null })
    expect(world.ask(sent([], ['v1'], 2), relay)).toEqual({ kind: 'unchanged' })
  })
})

describe('confirm-delivery', () => {
  test('[VIS15] the phone’s receipt: offers, recalls and the order it has stored', () => {
    const world = left()
      .assign('t2', 'v2', 'w1')
      .does(reassign('t1', 'v1', 'v3', 'w2'))
      .wait(10)
    world.does(delivered(['v2'], ['v1'], 3), { phone: 'w1' })
    expect(world.get('visit', 'v2').offer.deliveredAt).toBe(morning + 10)
    expect(world.get('visit', 'v1').recall?.deliveredAt).toBe(morning + 10)
    expect(world.get('route', 'w1').deliveredRevision).toBe(3)
  })

  test('[VIS15] it never collides: what is unknown, not its own, older or from the future is passed over', () => {
    const world = left().assign('t2', 'v2', 'w2')
    expect(world.ask(delivered(['v9', 'v2'], ['v1', 'v9'], 99), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
    world.does(delivered(['v1', 'v1'], [], 1), { phone: 'w1' })
    expect(world.commits.at(-1)!.events.map((event) => event.type)).toEqual(['offerDelivered', 'routeDelivered'])
    expect(world.ask(delivered(['v1'], [], 1), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
    expect(world.ask(delivered(['v1'], [], 1), { role: 'technician' })).toEqual({ kind: 'unchanged' })
  })

  test('[VIS17] held, waiting, sent, delivered, accepted', () => {
    const world = held()
    expect(progress(world)).toBe('held')
    expect(progress(world.wait(5_000).does(release, relay))).toBe('waiting')
    expect(progress(world.does(sent(['v1']), relay))).toBe('sent')
    expect(progress(world.does(delivered(['v1']), { phone: 'w1' }))).toBe('delivered')
    expect(progress(world.report('v1', 'travelling'))).toBe('accepted')
  })
})
