// Reports of a technician's phone that come too late to move anything.
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { minutes, morning, reassign, refused, smallWorld, type World } from '../../test/support/world.ts'

const accept = intent('accept-visit', { visitId: 'v1' }, {})
const report = (status: 'travelling' | 'on-site') => intent('report-status', { visitId: 'v1', status }, {})
const resolve = intent('resolve-ticket', { ticketId: 't1', resolution: 'valve replaced' }, { visitId: 'v1' })
const late = { phone: 'w1', ageMs: 5 * minutes }
/** Offered to w1, taken away while the phone was silent, and given to w2. */
const taken = () =>
  smallWorld()
    .assign('t1', 'v1', 'w1')
    .wait(2 * minutes)
    .does(reassign('t1', 'v1', 'v2', 'w2'))
    .wait(10 * minutes)

/** Everything but the history: what a late report must leave alone. */
function moved(world: World): unknown {
  const all = ['v1', 'v2'].map((id) => world.state.get('visit', id))
  const visits = all.map((visit) => visit && { ...visit, lateReports: undefined })
  return structuredClone([visits, world.get('ticket', 't1'), world.order('w1'), world.order('w2')])
}

describe('a visit that has ended', () => {
  test.each([
    [accept, 'accepted', null],
    [report('travelling'), 'travelling', null],
    [report('on-site'), 'on-site', null],
    [resolve, 'done', 'valve replaced'],
  ] as const)('[VIS19] $name is kept as history and moves nothing', (asked, status, text) => {
    const world = taken()
    const before = moved(world)
    world.does(asked, late)
    expect(moved(world)).toEqual(before)
    expect(world.get('visit', 'v1').lateReports).toEqual([
      { status, effectiveAt: world.now - 5 * minutes, at: world.now, by: world.stamp({ phone: 'w1' }).actor, text },
    ])
    // Told once more, it is known.
    expect(world.ask(asked, { phone: 'w1' })).toEqual({ kind: 'unchanged' })
  })

  test('[VIS19] what was done is not lost with a ticket that has ended', () => {
    for (const end of [
      intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {}),
      intent('resolve-ticket', { ticketId: 't1', resolution: 'by phone' }, { visitId: 'v2' }),
    ]) {
      const world = taken().does(end)
      const ticket = world.get('ticket', 't1')
      world.does(resolve, late)
      expect(world.get('visit', 'v1').lateReports).toMatchObject([{ status: 'done', text: 'valve replaced' }])
      expect(world.get('ticket', 't1')).toBe(ticket)
    }
  })

  test('[VIS19] done, told twice, is unchanged and no history', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').does(resolve, { phone: 'w1' })
    expect(world.ask(resolve, late)).toEqual({ kind: 'unchanged' })
  })

  test('[VIS14] [TKT7] only for the own visit, and only from the phone', () => {
    for (const asked of [accept, report('on-site'), resolve]) {
      expect(taken().ask(asked, { phone: 'w2' })).toEqual(refused('notYourVisit', { visitId: 'v1' }))
      expect(taken().ask(asked)).toMatchObject(refused('visitEnded', { visitId: 'v1', state: 'recalled' }))
    }
  })
})

describe('an earlier step', () => {
  /** The technician has said by telephone that they are there; their phone had no network. */
  const there = () =>
    smallWorld()
      .assign('t1', 'v1', 'w1')
      .wait(20 * minutes)
      .does(report('on-site'))

  test('[VIS19] made before the visit got where it is, it is history', () => {
    const world = there().wait(minutes)
    const before = moved(world)
    world.does(accept, { phone: 'w1', ageMs: 15 * minutes })
    world.does(report('travelling'), { phone: 'w1', ageMs: 10 * minutes })
    expect(moved(world)).toEqual(before)
    expect(world.get('visit', 'v1').lateReports).toMatchObject([
      { status: 'accepted', effectiveAt: morning + 6 * minutes },
      { status: 'travelling', effectiveAt: morning + 11 * minutes },
    ])
    expect(world.ask(accept, { phone: 'w1', ageMs: 15 * minutes })).toEqual({ kind: 'unchanged' })
  })

  test('[VIS13] [VIS19] made after it, it is the same told twice; and so is the step it is at', () => {
    const world = there().wait(minutes)
    expect(world.ask(report('travelling'), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
    expect(world.ask(report('on-site'), { phone: 'w1', ageMs: 15 * minutes })).toEqual({ kind: 'unchanged' })
  })

  test('[VIS11] [VIS13] from the control room it is unchanged', () => {
    const world = there()
    expect(world.ask(accept, { ageMs: 15 * minutes })).toEqual({ kind: 'unchanged' })
    expect(world.ask(report('travelling'), { ageMs: 15 * minutes })).toEqual({ kind: 'unchanged' })
  })
})
