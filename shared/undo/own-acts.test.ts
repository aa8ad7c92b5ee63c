// Taking acts back, whatever was done and whoever else acts: the list of a seat against a relay that decides.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, Intent } from '../commands/command.ts'
import { intent } from '../commands/decide.ts'
import type { Commit } from '../events/commit.ts'
import type { Actor, Role } from '../model/actor.ts'
import { openPause, isOpen } from '../model/ticket.ts'
import { editableFields } from '../model/ticket-edits.ts'
import { fieldOf } from '../model/ticket-fields.ts'
import type { Submitted } from '../sync/seat-client.ts'
import {
  chooseClockIntent,
  chooseFieldIntent,
  chooseIntent,
  dice,
  type Dice,
  type Picture,
} from '../../test/support/choose-intent.ts'
import { ensure } from '../../test/support/ensure.ts'
import { runs } from '../../test/support/runs.ts'
import { checkState } from '../../test/support/state-rules.ts'
import { assign, hours, minutes, morning, reassign, smallWorld, World } from '../../test/support/world.ts'
import { OwnActs, type Direction, type Step } from './own-acts.ts'
import { wayBack } from './way-back.ts'

/** A seat that is always live: what it asks for is decided at once, and everybody's commits come back to it. */
class Seat {
  readonly world: World
  readonly acts = new OwnActs('console-1', 'dispatcher-Anna')
  private readonly blind: boolean
  private ids = 0
  private told = 0

  /** @param blind it does not hear of others: the relay alone looks */
  constructor(world: World, blind = false) {
    this.world = world
    this.blind = blind
    this.told = world.commits.length
  }

  readonly newId = () => `i${++this.ids}`

  /** In one go. @returns what became of each */
  submit(intents: readonly Intent[], listing = true): Submitted[] {
    const results = intents.map((asked): Submitted => {
      const { world } = this
      const n = ++this.ids
      const actor: Actor = world.stamp().actor
      const command: Command = { v: 1, seat: 'console-1', n, id: `c${n}`, actor, ...asked, madeAt: world.now }
      const back = wayBack(command, world.state) ?? 'never'
      const decision = world.ask(asked)
      if (decision.kind === 'refused') return decision
      const last = world.commits.at(-1)!
      if (decision.kind === 'events') world.commits[world.commits.length - 1] = { ...last, id: command.id }
      return { kind: 'queued', command, back: decision.kind === 'unchanged' ? 'nothing' : back }
    })
    if (listing) this.acts.did(results, this.world.now)
    this.tell()
    return results
  }

  /** Somebody else, at another seat. */
  other(asked: Intent, as: { role?: Role; phone?: string } = { role: 'shift-lead' }): Commit | null {
    const decision = this.world.ask(asked, as)
    if (decision.kind !== 'events') return null
    const commit = { ...this.world.commits.at(-1)!, seat: 'console-2' }
    this.world.commits[this.world.commits.length - 1] = commit
    this.tell()
    return commit
  }

  back(direction: Direction = 'undo', id: number | null = null): Submitted[] | string {
    const taken = this.acts.take(direction, id)
    if (taken.kind !== 'step') return taken.kind
    return this.run(direction, taken.step)
  }

  private run(direction: Direction, step: Step): Submitted[] {
    const made = this.acts.takings(step, this.world.state, this.newId)
    const results = this.submit(
      made.map(({ intent }) => intent),
      false,
    )
    this.acts.took(direction, step, made, results, this.world.now)
    this.tell()
    return results
  }

  private tell(): void {
    const { commits } = this.world
    for (; this.told < commits.length; this.told++) if (!this.blind) this.acts.saw(commits[this.told]!)
  }
}

/** What taking back is about, by ticket: whose, where on the route, fields and pause. */
function covered({ state }: World): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const ticket of state.values('ticket')) {
    const visit = state.get('visit', ticket.openVisitId ?? '')
    all[`whose ${ticket.id}`] = visit ? [visit.technicianId, visit.override] : null
    for (const field of editableFields) all[`${field} ${ticket.id}`] = fieldOf(ticket, field)
    const pause = openPause(ticket)
    all[`pause ${ticket.id}`] = pause && [pause.reason, pause.note, pause.endsBy]
  }
  for (const { id } of state.values('technician'))
    all[`order ${id}`] = (state.get('route', id)?.visitIds ?? []).map((visit) => state.get('visit', visit)!.ticketId)
  return all
}

function world(): World {
  const all = { shift: { from: 0, to: morning + 1_000 * hours } }
  const made = new World().technician('w1', all).technician('w2', all).technician('w3', all).grace(2_000)
  for (const id of ['t1', 't2', 't3', 't4', 't5']) made.ticket(id)
  return made
}

const pictureOf = (seat: Seat): Picture => ({ all: (kind) => [...seat.world.state.values(kind)] })
const undoable = /^(assign|reassign|unassign|edit)-ticket$|^reroute-|^(pause|resume)-clocks$/

/** Something that can be taken back; undefined: the dice say something else. */
function chosen(seat: Seat, roll: Dice, clocks: boolean): Intent | undefined {
  const picture = pictureOf(seat)
  const asked = clocks
    ? chooseClockIntent(picture, { ...roll, what: roll.what % 2 }, seat.world.now, seat.newId)
    : chooseIntent(picture, roll, seat.newId)
  // A pause that lasts as long as it may: one that ends by itself within the test is not begun again.
  if (asked.name === 'pause-clocks') return { ...asked, args: { ...(asked.args as object), endsBy: null } }
  return undoable.test(asked.name) ? asked : undefined
}

const act = fc.record({ dice, clocks: fc.boolean(), also: fc.array(dice, { maxLength: 2 }), wait: fc.nat(4_000) })

describe('with nobody else', () => {
  test('[UND10] taking back everything in order leaves all as it was, doing it again as it had become, and again', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25, size: 'max' }), (list) => {
        const seat = new Seat(world())
        const states = [covered(seat.world)]
        for (const { dice: roll, clocks, also, wait } of list) {
          seat.world.wait(wait)
          const intents = [roll, ...also].flatMap((one) => chosen(seat, one, clocks && also.length === 0) ?? [])
          const listedBefore = seat.acts.picture.undo.length
          for (const result of seat.submit(intents))
            if (result.kind === 'queued' && result.back !== 'nothing')
              seen.set(result.command.name, (seen.get(result.command.name) ?? 0) + 1)
          if (seat.acts.picture.undo.length > listedBefore) states.push(covered(seat.world))
          else ensure(same(covered(seat.world), states.at(-1)), () => '[UND1] something has changed that is not listed')
        }
        const steps = states.length - 1
        const through = (direction: Direction, at: (i: number) => number) => {
          for (let i = 1; i <= steps; i++) {
            seat.world.wait(1_000)
            const results = seat.back(direction)
            ensure(typeof results !== 'string', () => `[UND1] there is no step ${i} of ${steps}`)
            for (const result of typeof results === 'string' ? [] : results)
              ensure(result.kind === 'queued', () => `[UND10] ${direction}: ${JSON.stringify(result)}`)
            expect(covered(seat.world)).toEqual(states[at(i)])
            checkState(seat.world.state)
          }
          expect(seat.back(direction)).toBe('nothing')
        }
        through('undo', (i) => steps - i)
        through('redo', (i) => i)
        through('undo', (i) => steps - i)
      }),
      runs(100),
    )
    // The walk is worth something only if it gets everywhere.
    for (const name of ['assign-ticket', 'reassign-ticket', 'unassign-ticket', 'reroute-technician', 'edit-ticket'])
      expect([name, (seen.get(name) ?? 0) > 0]).toEqual([name, true])
    for (const name of ['pause-clocks', 'resume-clocks'])
      expect([name, (seen.get(name) ?? 0) > 0]).toEqual([name, true])
  })
})

describe('with others', () => {
  const step = fc.record({
    dice,
    who: fc.constantFrom('own', 'own', 'own', 'colleague', 'field', 'relay', 'undo', 'undo', 'redo'),
    clocks: fc.boolean(),
    phone: fc.constantFrom('w1', 'w2', 'w3'),
    wait: fc.nat(4_000),
  })

  test('[UND10] [UND3] [UND4] nothing that others have changed since is changed', () => {
    const outcomes = new Map<string, number>()
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 60, size: 'max' }), (blind, steps) => {
        const seat = new Seat(world(), blind)
        /** what somebody else was the last to change, with what it was then */
        const others = new Map<string, unknown>()
        const changes = (by: 'own' | 'other', what: () => void) => {
          const before = covered(seat.world)
          what()
          for (const [key, value] of Object.entries(covered(seat.world))) {
            if (same(value, before[key])) continue
            if (by === 'other') others.set(key, value)
            else others.delete(key)
          }
        }
        for (const { dice: roll, who, clocks, phone, wait } of steps) {
          seat.world.wait(wait)
          switch (who) {
            case 'own':
              changes('own', () => {
                const asked = chosen(seat, roll, clocks)
                if (asked) seat.submit([asked])
              })
              break
            case 'colleague':
              changes('other', () => {
                const asked = chosen(seat, roll, clocks)
                if (asked) seat.other(asked)
              })
              break
            case 'field':
              changes('other', () => {
                const picture: Picture = {
                  all: (kind) =>
                    pictureOf(seat)
                      .all(kind)
                      .filter((one) => !('technicianId' in one) || one.technicianId === phone),
                }
                seat.other(chooseFieldIntent(picture, roll, seat.newId), { phone })
              })
              break
            case 'relay':
              changes('other', () => {
                const held = pictureOf(seat)
                  .all('visit')
                  .find(({ released, state }) => !released && state === 'offered')
                if (held && roll.a % 2 === 0) {
                  seat.other(intent('release-visit', { visitId: held.id }, {}), { role: 'rule' })
                  return
                }
                const open = pictureOf(seat)
                  .all('ticket')
                  .find((one) => isOpen(one) && one.openVisitId !== null)
                if (!open) return
                const offer = { ticketId: open.id, visitId: seat.newId(), technicianId: phone, forced: false }
                seat.other(intent('escalate-ticket', offer, { visitId: open.openVisitId }), { role: 'rule' })
              })
              break
            case 'undo':
            case 'redo': {
              const before = covered(seat.world)
              const results = seat.back(who)
              const after = covered(seat.world)
              for (const key of others.keys()) {
                // On a route that they have ordered a ticket of ours may come and go; the others keep their order.
                const stays = (all: unknown) => (order: unknown) =>
                  key.startsWith('order') ? (order as string[]).filter((id) => (all as string[]).includes(id)) : order
                const [was, is] = [stays(after[key])(before[key]), stays(before[key])(after[key])]
                ensure(same(is, was), () => `[UND10] ${key} was ${JSON.stringify(was)} and is ${JSON.stringify(is)}`)
              }
              for (const result of typeof results === 'string' ? [] : results)
                outcomes.set(outcome(result), (outcomes.get(outcome(result)) ?? 0) + 1)
              for (const [key, value] of Object.entries(after)) if (!same(value, before[key])) others.delete(key)
            }
          }
          checkState(seat.world.state)
        }
      }),
      runs(250),
    )
    for (const what of ['queued', 'ticketMoved']) expect([what, (outcomes.get(what) ?? 0) > 0]).toEqual([what, true])
  })
})

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const outcome = (result: Submitted) => (result.kind === 'refused' ? result.code : result.kind)

describe('the list', () => {
  const note = intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'call first' }, {})
  const edit = (n: number) =>
    intent('edit-ticket', { ticketId: 't1', fields: { access: { from: n === 1 ? '' : `${n - 1}`, to: `${n}` } } }, {})
  const named = (seat: Seat) => seat.acts.picture.undo.map(({ acts }) => acts.map(({ name }) => name).join())

  test('[UND1] the last fifty steps; what is new ends what could be done again', () => {
    const seat = new Seat(world())
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
    const seat = new Seat(world())
    seat.submit([assign('t1', 'v1', 'w1'), assign('t2', 'v2', 'w1'), assign('t9', 'v3', 'w1')])
    seat.submit([assign('t1', 'v4', 'w1')])
    expect(named(seat)).toEqual(['assign-ticket,assign-ticket'])
    seat.back()
    expect(seat.world.order('w1')).toEqual([])
  })

  test('[UND2] the ticket is back before the nearest of those it stood before, or else at the end', () => {
    const seat = new Seat(world())
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
    const seat = new Seat(world())
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
    const seat = new Seat(world())
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
    const seat = new Seat(world())
    seat.submit([edit(1)])
    seat.submit([note])
    expect(seat.acts.picture.cannot).toMatchObject({ name: 'add-note' })
    expect(seat.back()).toBe('cannot')
    expect(seat.world.get('ticket', 't1').access).toBe('1')
    expect(seat.back()).toMatchObject([{ kind: 'queued' }])
    expect(seat.world.get('ticket', 't1')).toMatchObject({ access: '', notes: [{ id: 'n1' }] })
    seat.submit([note])
    expect(seat.acts.picture.cannot).toBeNull()
    seat.submit([{ ...note, args: { ticketId: 't1', noteId: 'n2', text: 'x' } }])
    seat.submit([assign('t1', 'v1', 'w1')])
    expect(seat.back()).toMatchObject([{ kind: 'queued' }])
  })

  test('[UND8] a ticket that was made is not taken back in part', () => {
    const seat = new Seat(world())
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

  test('[UND9] any step of the list on which no later one stands', () => {
    const seat = new Seat(world())
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
    const seat = new Seat(world())
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
