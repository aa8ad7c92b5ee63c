import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { defaultSettings } from '../sla/settings.ts'
import { facts, hours, minutes, morning, refused, World } from '../../test/support/world.ts'

const create = (ticketId: string, reportedAt: number | null = null) =>
  intent('create-ticket', { ticketId, facts: facts(), reportedAt }, {})

describe('create-ticket', () => {
  test('[TKT1] it is new, has the next number, and nobody', () => {
    const world = new World().ticket('t1').ticket('t2')
    expect(world.get('ticket', 't1')).toMatchObject({ ...facts(), state: 'new', number: 1001, openVisitId: null })
    expect(world.get('ticket', 't2')).toMatchObject({ number: 1002, notes: [], visitIds: [], resolution: null })
    expect(world.get('centre', 'centre').nextTicketNumber).toBe(1003)
  })

  test('[TKT2] its clocks start when it was reported, never after now', () => {
    const world = new World()
    world.does(create('past', morning - hours)).does(create('future', morning + hours))
    world.does(create('offline'), { ageMs: 5 * minutes })
    expect(world.get('ticket', 'past')).toMatchObject({ reportedAt: morning - hours, createdAt: morning })
    expect(world.get('ticket', 'past').clocks.resolve.dueAt).toBe(morning + 23 * hours)
    expect(world.get('ticket', 'future').reportedAt).toBe(morning)
    expect(world.get('ticket', 'offline').reportedAt).toBe(morning - 5 * minutes)
  })

  test('[TKT1] the same id twice', () => {
    expect(new World().ticket('t1').ask(create('t1'))).toEqual(refused('ticketExists', { ticketId: 't1' }))
  })

  test('[TKT3] the first policy that fits gives the targets, of the settings that hold then', () => {
    const world = new World().ticket('before')
    const { policies } = defaultSettings
    const strict = { ...policies[4]!, id: 'strict', contract: 'A-7' }
    world.does(
      intent('configure-sla', { calendars: [], rules: [], policies: [strict, ...policies] }, { revision: 0 }),
      {
        role: 'administrator',
      },
    )
    world.ticket('after').ticket('contracted', { contract: 'A-7' })
    const under = ['before', 'after', 'contracted'].map((id) => world.get('ticket', id).policyId)
    expect(under).toEqual(['normal', 'normal', 'strict'])
  })

  test('[CMD10] a guess mints no number and does not use one up', () => {
    const world = new World()
    world.does(create('t1'), { guess: true })
    expect(world.get('ticket', 't1').number).toBeNull()
    expect(world.ticket('t2').get('ticket', 't2').number).toBe(1001)
  })
})
