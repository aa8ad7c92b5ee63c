// Taking acts back, whatever was done and whoever else acts.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Intent } from '../commands/command.ts'
import { intent } from '../commands/decide.ts'
import { isOpen, openPause } from '../model/ticket.ts'
import { editableFields } from '../model/ticket-edits.ts'
import { fieldOf } from '../model/ticket-fields.ts'
import type { Submitted } from '../sync/submitted.ts'
import type { Direction } from './own-acts.ts'
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
import type { World } from '../../test/support/world.ts'
import { UndoSeat, undoWorld } from '../../test/support/undo-seat.ts'

/** What taking back is about, by ticket: whose, where on the route, fields and pause. */
function covered({ state }: World): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const ticket of state.values('ticket')) {
    const visit = state.get('visit', ticket.openVisitId ?? '')
    all[`whose ${ticket.id}`] = visit ? [visit.technicianId, visit.override] : null
    for (const field of editableFields) all[`${field} ${ticket.id}`] = fieldOf(ticket, field)
    all[`category ${ticket.id}`] = [ticket.category, ticket.skills]
    const pause = openPause(ticket)
    all[`pause ${ticket.id}`] = pause && [pause.reason, pause.note, pause.endsBy]
  }
  for (const { id } of state.values('technician'))
    all[`order ${id}`] = (state.get('route', id)?.visitIds ?? []).map((visit) => state.get('visit', visit)!.ticketId)
  return all
}

const pictureOf = (seat: UndoSeat): Picture => ({ all: (kind) => [...seat.world.state.values(kind)] })
const undoable = /^(assign|reassign|unassign|edit)-ticket$|^reroute-|^(pause|resume)-clocks$/

/** Something that can be taken back; undefined: the dice say something else. */
function chosen(seat: UndoSeat, roll: Dice, clocks: boolean): Intent | undefined {
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
        const seat = new UndoSeat(undoWorld())
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
        const seat = new UndoSeat(undoWorld(), blind)
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
      runs(150),
    )
    for (const what of ['queued', 'ticketMoved']) expect([what, (outcomes.get(what) ?? 0) > 0]).toEqual([what, true])
  })
})

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const outcome = (result: Submitted) => (result.kind === 'refused' ? result.code : result.kind)
