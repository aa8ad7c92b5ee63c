// The list of the own last acts: what is on it, what leaves it, and what a step brings back.
import { describe, expect, test } from 'vitest'
import type { Command } from '../commands/command.ts'
import { intent } from '../commands/decide.ts'
import type { Commit } from '../events/commit.ts'
import type { Submitted } from '../sync/submitted.ts'
import { fieldOf } from '../model/ticket-fields.ts'
import { OwnActs } from './own-acts.ts'
import { UndoSeat, undoWorld } from '../../test/support/undo-seat.ts'
import { assign, minutes, reassign, smallWorld, World } from '../../test/support/world.ts'

describe('the list', () => {
  const note = intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'call first' }, {})
  const edit = (n: number) =>
    intent('edit-ticket', { ticketId: 't1', fields: { access: { from: n === 1 ? '' : `${n - 1}`, to: `${n}` } } }, {})
  const named = (seat: UndoSeat) => seat.acts.picture.undo.map(({ acts }) => acts.map(({ name }) => name).join())

  test('[UND1] the last fifty steps; what is new ends what could be done again', () => {
    const seat = new UndoSeat(undoWorld())
    for (let n = 1; n <= 60; n++) seat.submit([edit(n)])
    expect(seat.acts.picture.undo).toHaveLength(50)
    for (let n = 0; n < 50; n++) expect(seat.back()).toMatchObject([{ kind: 'queued' }])
    expect([seat.back(), seat.world.get('ticket', 't1').access]).toEqual(['nothing', '10'])
    expect(seat.back('redo')).toMatchObject([{ kind: 'queued' }])
    expect(seat.acts.picture.redo).toHaveLength(49)
    seat.submit([edit(12)])
    expect(seat.back('redo')).toBe('nothing')
  })

  test('[UND1] what changes nothing, and what was refused, is no act; what was done in one go is one step', () => {
    const seat = new UndoSeat(undoWorld())
    seat.submit([assign('t1', 'v1', 'w1'), assign('t2', 'v2', 'w1'), assign('t9', 'v3', 'w1')])
    seat.submit([assign('t1', 'v4', 'w1')])
    expect(named(seat)).toEqual(['assign-ticket,assign-ticket'])
    seat.back()
    expect(seat.world.order('w1')).toEqual([])
  })

  test('[UND2] the ticket is back before the nearest of those it stood before, or else at the end', () => {
    const seat = new UndoSeat(undoWorld())
    for (const n of [1, 2, 3]) seat.world.assign(`t${n}`, `v${n}`, 'w1')
    seat.submit([reassign('t1', 'v1', 'v4', 'w2')])
    // The technician has done the next one.
    seat.world.does(intent('resolve-ticket', { ticketId: 't2', resolution: 'ok' }, { visitId: 'v2' }), { phone: 'w1' })
    const [result] = seat.back() as Submitted[]
    const visitId = seat.world.get('ticket', 't1').openVisitId!
    expect([result?.kind, seat.world.order('w1'), seat.world.order('w2')]).toEqual(['queued', [visitId, 'v3'], []])
    expect(seat.world.get('visit', visitId)).toMatchObject({ technicianId: 'w1', state: 'offered' })
  })

  test('[UND4] what others do after an act is said at once, also when they put it back; what came before counts for nothing', () => {
    const seat = new UndoSeat(undoWorld())
    seat.submit([edit(1)])
    seat.submit([assign('t1', 'v1', 'w1')])
    seat.other(assign('t2', 'v2', 'w1'))
    expect(seat.acts.picture.undo.flatMap(({ acts }) => acts.map(({ touched }) => touched))).toEqual([null, null])
    seat.world.wait(minutes)
    seat.other(intent('edit-ticket', { ticketId: 't1', fields: { access: { from: '1', to: 'x' } } }, {}))
    seat.other(intent('edit-ticket', { ticketId: 't1', fields: { access: { from: 'x', to: '1' } } }, {}))
    expect(seat.acts.picture.undo[0]?.acts[0]?.touched).toEqual({ by: 'Lin', at: seat.world.now })
    expect(seat.acts.picture.undo[1]?.acts[0]?.touched).toBeNull()
    // It has left the list with its reason, and nothing was asked of the relay.
    const log = seat.world.commits.length
    expect([seat.back(), seat.back(), seat.back()]).toMatchObject([[{ kind: 'queued' }], [], 'nothing'])
    expect(seat.world.commits).toHaveLength(log + 1)
  })

  test('[UND4] an act that the log does not hold yet comes after what others did', () => {
    const acts = new OwnActs('console-1', 'dispatcher-Anna')
    const { commits, state } = smallWorld().assign('t1', 'v1', 'w1')
    const theirs: Commit = {
      ...commits.at(-1)!,
      seat: 'console-2',
      actor: new World().stamp({ role: 'shift-lead' }).actor,
    }
    const command = { id: 'c7', name: 'assign-ticket', args: {} } as Command
    acts.did(
      [{ kind: 'queued', command, back: { kind: 'unassign', ticketId: 't1', visitId: 'v7', technicianId: 'w2' } }],
      0,
    )
    expect([acts.saw(theirs), acts.picture.undo[0]?.acts[0]?.touched]).toEqual([false, null])
    acts.saw({ ...theirs, seat: 'console-1', id: 'c7', actor: new World().stamp().actor })
    expect([acts.saw(theirs), acts.picture.undo[0]?.acts[0]?.touched]).toEqual([true, { by: 'Lin', at: theirs.at }])
    expect(state.get('ticket', 't1')?.openVisitId).toBe('v1')
  })

  test('[UND6] what the relay turns down leaves the list', () => {
    const seat = new UndoSeat(undoWorld())
    const [result] = seat.submit([edit(1)])
    const id = result?.kind === 'queued' ? result.command.id : ''
    expect([seat.acts.refused('other'), seat.acts.refused(id), seat.back()]).toEqual([false, true, 'nothing'])
    const [again] = seat.submit([edit(2)])
    const undone = seat.back() as Submitted[]
    expect([again?.kind, seat.acts.picture.redo.length]).toEqual(['queued', 1])
    expect(seat.acts.refused(undone[0]?.kind === 'queued' ? undone[0].command.id : '')).toBe(true)
    expect(seat.back('redo')).toBe('nothing')
  })

  test('[UND8] after what cannot be taken back the first press says so, the next takes the act before it', () => {
    const seat = new UndoSeat(undoWorld())
    seat.submit([edit(1)])
    seat.submit([note])
    expect(seat.acts.picture.cannot).toMatchObject({ name: 'add-note' })
    expect(seat.back()).toBe('cannot')
    expect(seat.world.get('ticket', 't1').access).toBe('1')
    expect(seat.back()).toMatchObject([{ kind: 'queued' }])
    expect(seat.world.get('ticket', 't1')).toMatchObject({ access: '', notes: [{ id: 'n1' }] })
    seat.submit([note])
    expect(seat.acts.picture.cannot).toBeNull()
    const cancel = (ticketId: string) => intent('cancel-ticket', { ticketId, reason: 'twice' }, {})
    seat.submit([cancel('t2'), cancel('t3')])
    expect(seat.acts.picture.cannot).toMatchObject({ name: 'cancel-ticket', count: 2 })
    seat.submit([{ ...note, args: { ticketId: 't1', noteId: 'n2', text: 'x' } }])
    expect(seat.acts.picture.cannot).toMatchObject({ name: 'add-note', count: 1 })
    seat.submit([assign('t1', 'v1', 'w1')])
    expect(seat.back()).toMatchObject([{ kind: 'queued' }])
  })

  test('[UND8] a ticket that was made is not taken back in part', () => {
    const seat = new UndoSeat(undoWorld())
    const facts = seat.world.get('ticket', 't1')
    const { summary, category, priority, tier, customer, site, skills } = facts
    const create = {
      ticketId: 't9',
      facts: { summary, category, priority, tier, customer, site, skills },
      reportedAt: null,
    }
    const access = { ticketId: 't9', fields: { access: { from: '', to: 'gate 4' } } }
    seat.submit([intent('create-ticket', create, {}), intent('edit-ticket', access, {})])
    expect([seat.back(), seat.back()]).toEqual(['cannot', 'nothing'])
    expect(seat.world.get('ticket', 't9').access).toBe('gate 4')
  })

  test('[UND2] [TKT15] a correction is taken back with the policy and the skills there were, and done again', () => {
    const seat = new UndoSeat(new World().ticket('t1', { category: 'gas-leak', skills: ['gas'], contract: 'RV-7' }))
    const ticket = () => seat.world.get('ticket', 't1')
    const before = ticket()
    const fields = {
      category: { from: 'gas-leak', to: 'enquiry' },
      contract: { from: 'RV-7', to: '' },
      zone: { from: '', to: 'Asia/Almaty' },
      site: { from: fieldOf(before, 'site'), to: { ...fieldOf(before, 'site'), address: 'Hauptstraße 21' } },
      customer: { from: fieldOf(before, 'customer'), to: { name: 'Bank', nameLatin: null } },
    }
    seat.submit([intent('edit-ticket', { ticketId: 't1', fields }, {})])
    expect([ticket().policyId, ticket().skills]).toEqual(['enquiry', []])
    const corrected = ticket()
    expect(seat.back()).toMatchObject([{ kind: 'queued' }])
    expect({ ...ticket(), edits: undefined }).toEqual({ ...before, edits: undefined })
    expect(seat.back('redo')).toMatchObject([{ kind: 'queued' }])
    expect(ticket()).toEqual(corrected)
  })

  test('[UND9] any step of the list on which no later one stands', () => {
    const seat = new UndoSeat(undoWorld())
    seat.submit([assign('t1', 'v1', 'w1')])
    seat.submit([edit(1)])
    seat.submit([reassign('t1', 'v1', 'v2', 'w2')])
    const [first, second] = seat.acts.picture.undo
    expect(seat.back('undo', first!.id)).toBe('later')
    expect(seat.back('undo', second!.id)).toMatchObject([{ kind: 'queued' }])
    expect(named(seat)).toEqual(['assign-ticket', 'reassign-ticket'])
    expect(seat.back('undo', second!.id)).toBe('nothing')
    seat.back()
    expect(seat.back('undo', first!.id)).toMatchObject([{ kind: 'queued' }])
    expect(seat.world.get('ticket', 't1').state).toBe('new')
  })

  test('[UND2] what the disk did not keep stays on the list', () => {
    const seat = new UndoSeat(undoWorld())
    seat.submit([assign('t1', 'v1', 'w1')])
    const taken = seat.acts.take('undo', null)
    if (taken.kind !== 'step') throw new Error(taken.kind)
    const made = seat.acts.takings(taken.step, seat.world.state, seat.newId)
    expect(seat.acts.picture.undo).toHaveLength(0)
    seat.acts.took('undo', taken.step, made, [{ kind: 'notKept', why: 'full' }], 0)
    expect([seat.acts.picture.undo.length, seat.acts.picture.redo.length]).toEqual([1, 0])
    expect(seat.back()).toMatchObject([{ kind: 'queued' }])
  })
})
