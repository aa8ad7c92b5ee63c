// edit-ticket: single fields, each from what was seen to something else.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import type { EditTicketArgs } from './edit-ticket.ts'
import { editableFields } from '../model/ticket-edits.ts'
import { fieldOf } from '../model/ticket-fields.ts'
import { runs } from '../../test/support/runs.ts'
import { hours, minutes, morning, refused, smallWorld } from '../../test/support/world.ts'

const edit = (fields: EditTicketArgs['fields'], ticketId = 't1') => intent('edit-ticket', { ticketId, fields }, {})

describe('edit-ticket', () => {
  test('[TKT10] only what is named changes, and the ticket says by whom and when', () => {
    const world = smallWorld().wait(minutes)
    const before = world.get('ticket', 't1')
    world.does(edit({ phone: { from: '+49 30 1', to: '+49 30 2' } }), { role: 'supervisor' })
    expect(world.get('ticket', 't1')).toEqual({
      ...before,
      customer: { ...before.customer, phone: '+49 30 2' },
      edits: { phone: { at: morning + minutes, by: world.stamp({ role: 'supervisor' }).actor } },
    })
  })

  test('[TKT10] a ticket without words about access starts from none', () => {
    const world = smallWorld().does(edit({ access: { from: '', to: 'gate code 4711' } }))
    expect(world.get('ticket', 't1').access).toBe('gate code 4711')
  })

  test('[TKT10] unknown and ended tickets', () => {
    const world = smallWorld().does(intent('cancel-ticket', { ticketId: 't2', reason: 'double' }, {}))
    const phone = { from: '+49 30 1', to: '1' }
    expect(world.ask(edit({ phone }, 't9'))).toEqual(refused('ticketUnknown', { ticketId: 't9' }))
    expect(world.ask(edit({ phone }, 't2'))).toMatchObject(refused('ticketEnded', { state: 'cancelled' }))
  })

  test('[TKT11] one field, two values: the second is told whose it is, since when, and the value', () => {
    const world = smallWorld().wait(minutes)
    world.does(edit({ summary: { from: 'No cooling', to: 'No cooling, water on floor' } }), { role: 'shift-lead' })
    world.wait(minutes)
    const asked = edit({
      access: { from: '', to: 'key at the bar' },
      summary: { from: 'No cooling', to: 'Freezer warm' },
    })
    const before = world.get('ticket', 't1')
    expect(world.ask(asked)).toEqual(
      refused('fieldChanged', {
        ticketId: 't1',
        number: 1001,
        field: 'summary',
        by: 'Lin',
        at: morning + minutes,
        value: 'No cooling, water on floor',
      }),
    )
    expect(world.get('ticket', 't1')).toBe(before)
  })

  test('[TKT11] a field that nobody has edited is its creator’s', () => {
    const asked = edit({ priority: { from: 4, to: 1 } })
    expect(smallWorld().wait(minutes).ask(asked)).toMatchObject(
      refused('fieldChanged', { field: 'priority', by: 'Anna', at: morning, value: 3 }),
    )
  })

  test('[TKT11] what is so already is passed over; when nothing is left: unchanged', () => {
    const world = smallWorld().does(edit({ phone: { from: '+49 30 1', to: '7' } }), { role: 'supervisor' })
    const phone = { from: '+49 30 1', to: '7' }
    expect(world.ask(edit({ phone }))).toEqual({ kind: 'unchanged' })
    world.does(edit({ phone, access: { from: '', to: 'ring twice' } }))
    const { edits } = world.get('ticket', 't1')
    expect([edits?.phone?.by.name, edits?.access?.by.name]).toEqual(['Sven', 'Anna'])
  })

  test('[TKT11] edits of different fields merge in any order; of one field the first stands', () => {
    const all = editableFields
    const asked = fc.array(fc.record({ field: fc.constantFrom(...all), value: fc.nat(2) }, { noNullPrototype: true }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(asked, (list) => {
        const world = smallWorld()
        const seen = world.get('ticket', 't1')
        const first = new Map<string, unknown>()
        for (const { field, value } of list) {
          const to = field === 'priority' ? ([1, 2, 4] as const)[value] : `value ${value}`
          const change = { [field]: { from: fieldOf(seen, field), to } } as EditTicketArgs['fields']
          const { kind } = world.ask(edit(change))
          const known = first.get(field)
          expect(kind).toBe(known === undefined ? 'events' : known === to ? 'unchanged' : 'refused')
          if (known === undefined) first.set(field, to)
        }
        for (const field of all)
          expect(fieldOf(world.get('ticket', 't1'), field)).toBe(first.get(field) ?? fieldOf(seen, field))
      }),
      runs(60),
    )
  })

  test('[TKT12] another priority has its own targets, from when the clocks began; a stopped clock stays stopped', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .wait(20 * minutes)
    world.does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' })
    world.does(edit({ priority: { from: 3, to: 1 } }))
    expect(world.get('ticket', 't1')).toMatchObject({
      priority: 1,
      policyId: 'urgent',
      clocks: {
        respond: { startAt: morning, dueAt: morning + 15 * minutes, stoppedAt: morning + 20 * minutes },
        resolve: { startAt: morning, dueAt: morning + 2 * hours, stoppedAt: null },
      },
    })
  })

  test('[TKT12] an edit of anything else leaves the targets alone', () => {
    const world = smallWorld()
    const { clocks } = world.get('ticket', 't1')
    world.does(edit({ summary: { from: 'No cooling', to: 'Noise' } }))
    expect(world.get('ticket', 't1').clocks).toBe(clocks)
  })
})
