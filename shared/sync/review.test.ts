// The review list: what happened since, what kind of thing it is, and what can be done.
import { describe, expect, test } from 'vitest'
import { happenedSince } from './happened.ts'
import type { RefusedCommand } from './journal.ts'
import { mineNow } from './mine-now.ts'
import { reviewItem } from './review.ts'
import type { Command, Intent } from '../commands/command.ts'
import { intent } from '../commands/decide.ts'
import type { EditTicketArgs } from '../commands/edit-ticket.ts'
import { actor, assign, minutes, morning, reassign, smallWorld, type World } from '../../test/support/world.ts'

/** Ben's command of the morning, which the relay refuses. */
function made(asked: Intent): Command {
  const ben = actor('dispatcher', 'Ben')
  return { v: 1, seat: 'console-2', n: 1, id: 'c-old', actor: ben, ...asked, madeAt: morning }
}
const refusedAs = (asked: Intent, code: RefusedCommand['code']): RefusedCommand => ({
  command: made(asked),
  code,
  facts: {},
})
const item = (world: World, refused: RefusedCommand) => reviewItem(refused, world.state, world.state)
const now = (world: World, asked: Intent, override: string | null = null) =>
  mineNow(refusedAs(asked, 'ticketMoved'), world.state, () => 'fresh', override)
const lines = (world: World, asked: Intent) =>
  happenedSince(world.state, made(asked)).map(({ what, by, at, technicianId }) => [
    what,
    by?.name ?? null,
    (at - morning) / minutes,
    technicianId,
  ])

describe('what happened since', () => {
  test('[REV2] what others did to the ticket and its visits, oldest first, each commit once', () => {
    const world = smallWorld().wait(minutes).assign('t1', 'v1', 'w1').wait(minutes)
    world.does(reassign('t1', 'v1', 'v2', 'w2'), { role: 'supervisor' }).wait(minutes)
    world.does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {})).wait(minutes)
    world.report('v2', 'on-site').wait(minutes)
    expect(lines(world, assign('t1', 'v9', 'w3'))).toEqual([
      ['visitOffered', 'Anna', 1, 'w1'],
      ['visitOffered', 'Sven', 2, 'w2'],
      ['noteAdded', 'Anna', 3, null],
      ['visitAccepted', null, 4, 'w2'],
      ['technicianArrived', null, 4, 'w2'],
    ])
  })

  test('[REV2] not what was before it, and not what its own maker did', () => {
    const world = smallWorld().does(intent('add-note', { ticketId: 't1', noteId: 'n0', text: 'before' }, {}))
    world.wait(minutes).assign('t1', 'v1', 'w1')
    const own: Command = { ...made(intent('unassign-ticket', { ticketId: 't1' }, { visitId: null })) }
    expect(happenedSince(world.state, own).map(({ what }) => what)).toEqual(['visitOffered'])
    expect(happenedSince(world.state, { ...own, actor: actor('dispatcher') })).toEqual([])
  })

  test('[REV2] the last five', () => {
    const world = smallWorld()
    for (let i = 0; i < 7; i++)
      world.wait(minutes).does(intent('add-note', { ticketId: 't1', noteId: `n${i}`, text: 'x' }, {}))
    expect(lines(world, assign('t1', 'v9', 'w1')).map(([, , at]) => at)).toEqual([3, 4, 5, 6, 7])
  })

  test('[REV2] edits, late reports and the end', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').wait(minutes)
    world.does(intent('edit-ticket', { ticketId: 't1', fields: { priority: { from: 3, to: 2 } } }, {})).wait(minutes)
    world.does(intent('cancel-ticket', { ticketId: 't1', reason: 'x' }, {}), { role: 'supervisor' }).wait(minutes)
    world.does(intent('report-status', { visitId: 'v1', status: 'on-site' }, {}), { phone: 'w1' })
    expect(lines(world, intent('accept-visit', { visitId: 'v1' }, {}))).toEqual([
      ['ticketEdited', 'Anna', 1, null],
      ['ticketCancelled', 'Sven', 2, null],
      ['lateStatusReported', 'Timo', 3, 'w1'],
    ])
  })

  test('[REV2] of an order: what came onto the route, what left it, and who changed it', () => {
    const world = smallWorld().ticket('t3').assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1').wait(minutes)
    world.assign('t3', 'v3', 'w1').wait(minutes)
    world.does(intent('decline-visit', { visitId: 'v1', reason: 'other' }, {}), { phone: 'w1' })
    const asked = intent(
      'reroute-technician',
      { technicianId: 'w1', visitIds: ['v2', 'v1'] },
      { visitIds: ['v1', 'v2'] },
    )
    expect(lines(world, asked)).toEqual([
      ['visitOffered', 'Anna', 1, 'w1'],
      ['routeChanged', 'Timo', 2, 'w1'],
      ['visitDeclined', 'Timo', 2, 'w1'],
    ])
  })

  test('[REV2] a command that nobody can read is about nothing', () => {
    for (const args of [null, 7, 'x', { ticketId: 7 }, { visitId: {} }, { technicianId: 'w9' }])
      expect(happenedSince(smallWorld().state, { ...made(assign('t1', 'v', 'w1')), args })).toEqual([])
  })
})

describe('what it is and what can be done', () => {
  test('[REV3] overtaken: what is so now can stand, or it becomes a reassignment', () => {
    const world = smallWorld().wait(minutes).assign('t1', 'v1', 'w2')
    expect(item(world, refusedAs(assign('t1', 'v9', 'w1'), 'ticketMoved'))).toMatchObject({
      kind: 'conflict',
      can: ['keep', 'mineNow'],
      becomes: 'reassign-ticket',
      since: [{ what: 'visitOffered' }],
    })
  })

  test('[REV3] too late and nothing happened: dropped, or done now', () => {
    expect(item(smallWorld(), refusedAs(assign('t1', 'v9', 'w1'), 'stale'))).toMatchObject({
      kind: 'stale',
      can: ['drop', 'mineNow'],
      becomes: 'assign-ticket',
      since: [],
    })
    const world = smallWorld().wait(minutes)
    world.does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {}))
    expect(item(world, refusedAs(assign('t1', 'v9', 'w1'), 'stale')).can).toEqual(['keep', 'mineNow'])
  })

  test('[REV3] [REV4] what can never be done is only dropped', () => {
    for (const code of [
      'malformedCommand',
      'unknownCommand',
      'outdatedCommand',
      'ticketExists',
      'filesFull',
      'fileUnknown',
    ] as const)
      expect(item(smallWorld(), refusedAs(assign('t1', 'v9', 'w1'), code))).toMatchObject({
        kind: 'refused',
        can: ['drop'],
        becomes: null,
      })
  })
})

describe('mine now', () => {
  test('[REV4] an assignment becomes a reassignment of what is open now, under a new visit', () => {
    const world = smallWorld().assign('t1', 'v1', 'w2')
    const asked = assign('t1', 'v9', 'w1', { before: 'v8' })
    const again = now(world, asked)
    expect(again).toEqual(reassign('t1', 'v1', 'fresh', 'w1', { before: 'v8' }))
    world.does(again!)
    expect(world.get('ticket', 't1').openVisitId).toBe('fresh')
  })

  test('[REV4] a reassignment of what nobody has any more becomes an assignment', () => {
    expect(now(smallWorld(), reassign('t1', 'v1', 'v9', 'w1'))).toEqual(assign('t1', 'fresh', 'w1'))
  })

  test('[REV4] nothing to do: the technician has it already, the ticket has ended, or is unknown', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .does(intent('cancel-ticket', { ticketId: 't2', reason: 'x' }, {}))
    for (const asked of [assign('t1', 'v9', 'w1'), assign('t2', 'v9', 'w1'), assign('t9', 'v9', 'w1')])
      expect(now(world, asked)).toBeNull()
    expect(now(world, intent('unassign-ticket', { ticketId: 't2' }, { visitId: 'v1' }))).toBeNull()
    expect(now(world, intent('cancel-ticket', { ticketId: 't2', reason: 'x' }, {}))).toBeNull()
    expect(now(world, intent('resolve-ticket', { ticketId: 't2', resolution: 'x' }, { visitId: null }))).toBeNull()
  })

  test('[REV4] with a reason for what the rule would refuse', () => {
    expect(now(smallWorld(), assign('t1', 'v9', 'w1'), 'asked to')).toEqual(
      assign('t1', 'fresh', 'w1', { override: 'asked to' }),
    )
  })

  test('[REV4] taking back and resolving rely on the visit that is open now', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    const back = intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v0' })
    expect(now(world, back)).toEqual({ ...back, basedOn: { visitId: 'v1' } })
    const done = intent('resolve-ticket', { ticketId: 't1', resolution: 'x' }, { visitId: 'v0' })
    expect(now(world, done)).toEqual({ ...done, basedOn: { visitId: 'v1' } })
  })

  test('[REV4] an order keeps what is still open, in the order asked for; what came since is at its end', () => {
    const world = smallWorld().ticket('t3').ticket('t4')
    for (const n of [1, 2, 3]) world.assign(`t${n}`, `v${n}`, 'w1')
    const asked = intent(
      'reroute-technician',
      { technicianId: 'w1', visitIds: ['v3', 'v1', 'v2'] },
      { visitIds: ['v1', 'v2', 'v3'] },
    )
    world
      .does(intent('decline-visit', { visitId: 'v1', reason: 'other' }, {}), { phone: 'w1' })
      .assign('t4', 'v4', 'w1')
    const again = now(world, asked)
    expect(again).toEqual(
      intent(
        'reroute-technician',
        { technicianId: 'w1', visitIds: ['v3', 'v2', 'v4'] },
        { visitIds: ['v2', 'v3', 'v4'] },
      ),
    )
    expect(now(world.does(again!), asked)).toBeNull()
  })

  test('[REV4] an edit starts from the present values, without what is so already', () => {
    const fields = { phone: { from: '+49 30 1', to: '7' }, access: { from: '', to: 'ring' } }
    const asked = intent('edit-ticket', { ticketId: 't1', fields }, {})
    const world = smallWorld()
    world.does(
      intent(
        'edit-ticket',
        { ticketId: 't1', fields: { phone: { from: '+49 30 1', to: '8' }, access: { from: '', to: 'ring' } } },
        {},
      ),
    )
    const again = now(world, asked)
    expect(again?.args).toEqual({ ticketId: 't1', fields: { phone: { from: '8', to: '7' } } })
    expect(now(world.does(again!), asked)).toBeNull()
  })

  test('[REV4] [TKT15] of a correction what is left of it, and the skills with their category alone', () => {
    const fields = { category: { from: 'fault', to: 'gas-leak' }, contract: { from: '', to: 'RV-7' } }
    const asked = intent('edit-ticket', { ticketId: 't1', fields, skills: ['gas'] }, {})
    const edit = (some: EditTicketArgs['fields']) => intent('edit-ticket', { ticketId: 't1', fields: some }, {})
    const again = (some: EditTicketArgs['fields']) => now(smallWorld().does(edit(some)), asked)?.args
    expect(again({ category: { from: 'fault', to: 'water' }, contract: { from: '', to: 'RV-8' } })).toEqual({
      ticketId: 't1',
      fields: { category: { from: 'water', to: 'gas-leak' }, contract: { from: 'RV-8', to: 'RV-7' } },
      skills: ['gas'],
    })
    expect(again({ category: { from: 'fault', to: 'gas-leak' }, contract: { from: '', to: 'RV-8' } })).toEqual({
      ticketId: 't1',
      fields: { contract: { from: 'RV-8', to: 'RV-7' } },
    })
  })

  test('[REV4] all others are made again as they were', () => {
    const note = intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {})
    expect(now(smallWorld(), note)).toEqual(note)
  })
})
