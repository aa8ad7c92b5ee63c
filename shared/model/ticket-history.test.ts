import { describe, expect, test } from 'vitest'
import { ticketHistory } from './ticket-history.ts'
import { intent } from '../commands/decide.ts'
import { facts, hours, minutes, morning, reassign, smallWorld, type World } from '../../test/support/world.ts'

function history(world: World, ticketId = 't1') {
  const ticket = world.get('ticket', ticketId)
  return ticketHistory(
    ticket,
    ticket.visitIds.map((id) => world.get('visit', id)),
  )
}
const told = (world: World) =>
  history(world).map(({ what, by, technicianId }) => [what, by?.name ?? null, technicianId])

describe('[DET1] the history of a ticket', () => {
  test('who did what, in the order in which it happened', () => {
    const world = smallWorld()
    world.wait(minutes).assign('t1', 'v1', 'w1')
    world.wait(minutes).does(intent('decline-visit', { visitId: 'v1', reason: 'too-far' }, {}), { phone: 'w1' })
    world.wait(minutes).assign('t1', 'v2', 'w1')
    world.wait(minutes).does(reassign('t1', 'v2', 'v3', 'w2'))
    world.wait(minutes).does(intent('accept-visit', { visitId: 'v3' }, {}), { phone: 'w2' })
    world.wait(minutes).does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'Dog in the yard' }, {}))
    world
      .wait(minutes)
      .does(intent('edit-ticket', { ticketId: 't1', fields: { access: { from: '', to: 'Key at 12' } } }, {}))
    world.wait(minutes).report('v3', 'travelling')
    world.wait(minutes).report('v3', 'on-site')
    world
      .wait(minutes)
      .does(intent('resolve-ticket', { ticketId: 't1', resolution: 'Pump replaced' }, { visitId: 'v3' }), {
        phone: 'w2',
      })
    expect(told(world)).toEqual([
      ['created', 'Anna', null],
      ['offered', 'Anna', 'w1'],
      ['declined', 'Timo', 'w1'],
      ['offered', 'Anna', 'w1'],
      // One commit: what was taken away comes before what was given.
      ['recalled', 'Anna', 'w1'],
      ['offered', 'Anna', 'w2'],
      ['accepted', null, 'w2'],
      ['noted', 'Anna', null],
      ['edited', 'Anna', null],
      ['travelling', null, 'w2'],
      ['on-site', null, 'w2'],
      ['done', 'Timo', 'w2'],
      ['resolved', 'Timo', null],
    ])
    const entries = history(world)
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => a - b))
    expect(entries.find(({ what }) => what === 'declined')).toMatchObject({
      reason: 'too-far',
      at: morning + 2 * minutes,
    })
    expect(entries.find(({ what }) => what === 'recalled')).toMatchObject({ reason: 'reassigned' })
    expect(entries.find(({ what }) => what === 'edited')).toMatchObject({ field: 'access' })
    expect(entries.find(({ what }) => what === 'noted')).toMatchObject({ text: 'Dog in the yard' })
    expect(entries.at(-1)).toMatchObject({ text: 'Pump replaced' })
  })

  test('clocks: pauses with their reason, corrections, thresholds that were crossed', () => {
    const world = smallWorld()
    const { respond } = world.get('ticket', 't1').clocks
    world.now = respond.yellowAt
    world.does(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' })
    world.wait(minutes)
    const pause = { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: 'seal', endsBy: null } as const
    world.does(intent('pause-clocks', pause, {}))
    world.wait(minutes).does(intent('resume-clocks', { ticketId: 't1', pauseId: 'p1' }, {}), { role: 'supervisor' })
    world.now = respond.dueAt
    world.does(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' })
    const crossed = (clock: string, threshold: string, at: number) => ({
      what: 'crossed',
      clock,
      threshold,
      at,
      by: null,
    })
    expect(history(world).slice(1)).toMatchObject([
      crossed('respond', 'yellow', respond.yellowAt),
      { what: 'paused', by: { name: 'Anna' }, pauseReason: 'parts', text: 'seal' },
      { what: 'resumed', by: { name: 'Sven' } },
      crossed('respond', 'urgent', respond.urgentAt),
      crossed('respond', 'due', respond.dueAt),
    ])
    // A later due instant does not move the breach.
    world.does(intent('edit-ticket', { ticketId: 't1', fields: { priority: { from: 3, to: 4 } } }, {}))
    expect(world.get('ticket', 't1').clocks.respond.dueAt).toBeGreaterThan(respond.dueAt)
    expect(history(world)).toContainEqual(expect.objectContaining(crossed('respond', 'due', respond.dueAt)))
    const correction = {
      ticketId: 't1',
      correctionId: 'c1',
      clocks: ['respond' as const],
      why: 'gate shut',
      counts: false,
    }
    world.wait(minutes)
    world.does(intent('correct-clocks', { ...correction, from: morning, to: morning + hours }, {}), {
      role: 'supervisor',
    })
    // The breach is taken back, and with it what was told of it.
    expect(history(world).filter(({ threshold }) => threshold === 'due')).toEqual([])
    expect(history(world).at(-1)).toMatchObject({ what: 'corrected', text: 'gate shut', counts: false })
  })

  test('what was reported before it was entered', () => {
    const world = smallWorld()
    world.does(intent('create-ticket', { ticketId: 't9', facts: facts(), reportedAt: morning - hours }, {}))
    expect(history(world, 't9').map(({ what, at }) => [what, at])).toEqual([
      ['reported', morning - hours],
      ['created', morning],
    ])
  })
})
