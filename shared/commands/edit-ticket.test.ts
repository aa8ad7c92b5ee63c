// edit-ticket: single fields, each from what was seen to something else.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import type { EditTicketArgs } from './edit-ticket.ts'
import { editableFields } from '../model/ticket-edits.ts'
import { fieldOf, sameValue } from '../model/ticket-fields.ts'
import { defaultSettings } from '../sla/settings.ts'
import { runs } from '../../test/support/runs.ts'
import { facts, hours, minutes, morning, reassign, refused, smallWorld, World } from '../../test/support/world.ts'

const edit = (fields: EditTicketArgs['fields'], ticketId = 't1') => intent('edit-ticket', { ticketId, fields }, {})

const elsewhere = (number: number) => ({
  address: `Nebenstraße ${number}`,
  addressLatin: null,
  area: 'north',
  place: { lat: 52.51, lon: 13.4 + number / 1000 },
})

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
    const wanted: Partial<Record<(typeof all)[number], readonly unknown[]>> = {
      category: ['power', 'water', 'gas-leak'],
      priority: [1, 2, 4],
      tier: ['platinum', 'gold', 'standard'],
      contract: ['A 1', 'B 2', ''],
      zone: ['Asia/Almaty', 'Europe/Berlin', ''],
      site: [elsewhere(12), elsewhere(21), fieldOf(smallWorld().get('ticket', 't1'), 'site')],
      customer: ['Bäckerei Nord', 'Bäckerei Süd', 'Bank'].map((name) => ({ name, nameLatin: null })),
    }
    const asked = fc.array(fc.record({ field: fc.constantFrom(...all), value: fc.nat(2) }, { noNullPrototype: true }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(asked, (list) => {
        const world = smallWorld()
        const seen = world.get('ticket', 't1')
        const first = new Map<string, unknown>()
        for (const { field, value } of list) {
          const to = wanted[field]?.[value] ?? `value ${value}`
          const from = fieldOf(seen, field)
          const { kind } = world.ask(edit({ [field]: { from, to } }))
          const present = first.get(field) ?? from
          expect(kind).toBe(sameValue(present, to) ? 'unchanged' : first.has(field) ? 'refused' : 'events')
          if (kind === 'events') first.set(field, to)
        }
        for (const field of all)
          expect(fieldOf(world.get('ticket', 't1'), field)).toEqual(first.get(field) ?? fieldOf(seen, field))
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

  test('[TKT12] another tier, category or contract brings the policy for it; emptied, the contract has gone', () => {
    const [base] = defaultSettings.policies
    const framework = { ...base!, id: 'framework', name: 'Framework', category: null, contract: 'RV-7' }
    const { calendars, policies } = defaultSettings
    const settings = { calendars, policies: [framework, ...policies], rules: [] }
    const world = new World().ticket('t1', { priority: 2 })
    world.does(intent('configure-sla', settings, { revision: 0 }), { role: 'administrator' })
    const policy = () => world.get('ticket', 't1').policyId
    expect(policy()).toBe('fault')
    world.does(edit({ tier: { from: 'standard', to: 'platinum' } }))
    expect(policy()).toBe('fault-platinum')
    world.does(edit({ category: { from: 'fault', to: 'enquiry' } }))
    expect(policy()).toBe('enquiry')
    world.does(edit({ contract: { from: '', to: 'RV-7' } }))
    expect([policy(), world.get('ticket', 't1').contract]).toEqual(['framework', 'RV-7'])
    world.does(edit({ contract: { from: 'RV-7', to: '' } }))
    expect([policy(), 'contract' in world.get('ticket', 't1')]).toEqual(['enquiry', false])
    expect(world.get('ticket', 't1').clocks.respond).toMatchObject({ startAt: morning, dueAt: morning + 15 * minutes })
  })

  test('[TKT12] by the wall of another zone; emptied, by that of the calendar; one that is none is no edit', () => {
    const day = [{ from: 9 * 60, to: 17 * 60 }]
    const calendar = { id: 'office', name: 'Office', zone: 'Europe/Berlin', weekly: Array(7).fill(day), days: [] }
    const policies = defaultSettings.policies.map((one) => {
      const resolve = { ...one.targets.resolve, ms: 4 * hours, calendarId: 'office' }
      return { ...one, targets: { ...one.targets, resolve } }
    })
    const settings = { calendars: [calendar], policies, rules: [] }
    const world = new World()
      .does(intent('configure-sla', settings, { revision: 0 }), { role: 'administrator' })
      .ticket('t1')
    const due = () => (world.get('ticket', 't1').clocks.resolve.dueAt - morning) / hours
    // It is nine in Berlin, three in New York; in Shanghai it is four, and all but an hour of it is for the next day.
    expect(due()).toBe(4)
    world.does(edit({ zone: { from: '', to: 'America/New_York' } }))
    expect(due()).toBe(10)
    world.does(edit({ zone: { from: 'America/New_York', to: 'Asia/Shanghai' } }))
    expect(due()).toBe(20)
    world.does(edit({ zone: { from: 'Asia/Shanghai', to: '' } }))
    expect([due(), 'zone' in world.get('ticket', 't1').site]).toEqual([4, false])
    expect(world.ask(edit({ zone: { from: '', to: 'Europe/Atlantis' } }))).toMatchObject(refused('malformedCommand'))
  })

  test('[TKT16] another site keeps its zone, its targets and what was reported; another name keeps the phone', () => {
    const { site: before } = facts()
    const world = smallWorld()
      .ticket('t3', { site: { ...before, zone: 'Asia/Almaty' } })
      .assign('t3', 'v1', 'w1')
    world.wait(minutes).report('v1', 'travelling')
    const was = world.get('ticket', 't3')
    const customer = { from: { name: 'Bäckerei Süd', nameLatin: null }, to: { name: '面包房', nameLatin: 'Bakery' } }
    const fields = { site: { from: fieldOf(was, 'site'), to: elsewhere(12) }, customer }
    world.does(edit(fields, 't3'), { role: 'integrator' })
    const { edits, ...is } = world.get('ticket', 't3')
    expect(is).toEqual({
      ...was,
      site: { ...elsewhere(12), zone: 'Asia/Almaty' },
      customer: { name: '面包房', nameLatin: 'Bakery', phone: was.customer.phone },
    })
    expect(Object.keys(edits!).sort()).toEqual(['customer', 'site'])
    expect(world.get('visit', 'v1').state).toBe('travelling')
    expect(world.ask(edit({ site: fields.site }, 't3'))).toEqual({ kind: 'unchanged' })
    expect(world.ask(edit({ site: { ...fields.site, to: elsewhere(21) } }, 't3'))).toMatchObject(
      refused('fieldChanged', { field: 'site', by: 'ERP', value: 'Nebenstraße 12' }),
    )
    const withZone = { ...elsewhere(21), zone: 'UTC' }
    expect(world.ask(edit({ site: { from: elsewhere(12), to: withZone } }, 't3'))).toMatchObject(
      refused('malformedCommand'),
    )
  })

  test('[TKT15] the skills follow the category; of one that is not known here they stay, and it is kept', () => {
    const world = new World().ticket('t1', { category: 'water', skills: ['plumbing', 'gas'] })
    const skills = () => world.get('ticket', 't1').skills
    world.does(edit({ category: { from: 'water', to: 'lift' } }), { role: 'integrator' })
    expect(skills()).toEqual(['lift'])
    world.does(edit({ category: { from: 'lift', to: 'gas-leak' } }), { role: 'integrator' })
    expect([skills(), world.get('ticket', 't1').category]).toEqual([['lift'], 'gas-leak'])
    world.does(edit({ summary: { from: facts().summary, to: 'Smell of gas' } }))
    expect([skills(), world.get('ticket', 't1').category]).toEqual([['lift'], 'gas-leak'])
    world.does(edit({ category: { from: 'gas-leak', to: 'enquiry' } }))
    expect(skills()).toEqual([])
  })

  test('[TKT15] whoever knows what the work needs says so with the category, and with nothing else', () => {
    const world = new World().ticket('t1', { category: 'water', skills: ['plumbing'] })
    const category = { from: 'water', to: 'gas-leak' }
    const asked = (fields: EditTicketArgs['fields'], skills: string[]) =>
      intent('edit-ticket', { ticketId: 't1', fields, skills }, {})
    expect(world.ask(asked({ access: { from: '', to: 'gate' } }, ['gas']))).toMatchObject(refused('malformedCommand'))
    world.does(asked({ category }, ['gas']))
    expect(world.get('ticket', 't1').skills).toEqual(['gas'])
  })

  test('[TKT15] an open visit stays, and who lacks the skill is no candidate any more', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    world.does(edit({ category: { from: 'fault', to: 'lift' } }))
    expect(world.get('ticket', 't1')).toMatchObject({ openVisitId: 'v1', state: 'planned' })
    expect(world.ask(reassign('t1', 'v1', 'v2', 'w2'))).toMatchObject(
      refused('technicianLacksSkill', { skills: ['lift'] }),
    )
  })

  test('[TKT12] an edit of anything else leaves the targets alone', () => {
    const world = smallWorld()
    const { clocks } = world.get('ticket', 't1')
    world.does(edit({ summary: { from: 'No cooling', to: 'Noise' } }))
    expect(world.get('ticket', 't1').clocks).toBe(clocks)
  })
})
