import { describe, expect, test } from 'vitest'
import type { Commit } from './commit.ts'
import { eventSchema, type Event } from './event.ts'
import { applyCommit, evolve } from './evolve.ts'
import { intent } from '../commands/decide.ts'
import { EntityTables } from '../model/entities.ts'
import { archiveAfterMs } from '../model/ticket.ts'
import { defaultSettings } from '../sla/settings.ts'
import { actor, contents, hours, minutes, morning, reassign, smallWorld, World } from '../../test/support/world.ts'

/** A day in which every kind of event happens. */
function fullDay(): World {
  const world = smallWorld().grace(5_000).ticket('t3').ticket('t4')
  const rule = { role: 'rule' } as const
  const w1 = { phone: 'w1' }
  world
    .assign('t1', 'v1', 'w1')
    .wait(5_000)
    .does(intent('release-visit', { visitId: 'v1' }, {}), rule)
  world.does(intent('record-sent', { technicianId: 'w1', offers: ['v1'], recalls: [], routeRevision: 1 }, {}), rule)
  world.does(intent('confirm-delivery', { offers: ['v1'], recalls: [], routeRevision: 1 }, {}), w1)
  world.does(intent('accept-visit', { visitId: 'v1' }, {}), w1).report('v1', 'travelling')
  world.does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'ring twice' }, {}))
  world.does(reassign('t1', 'v1', 'v2', 'w2'))
  world.does(intent('record-sent', { technicianId: 'w1', offers: [], recalls: ['v1'], routeRevision: 2 }, {}), rule)
  world.does(intent('confirm-delivery', { offers: [], recalls: ['v1'], routeRevision: 2 }, {}), w1)
  world.report('v2', 'on-site').wait(20 * minutes)
  world.does(intent('resolve-ticket', { ticketId: 't1', resolution: 'fixed' }, { visitId: 'v2' }), { phone: 'w2' })
  world.assign('t3', 'v3', 'w1').does(intent('decline-visit', { visitId: 'v3', reason: 'no-parts' }, {}), w1)
  world.does(intent('report-status', { visitId: 'v1', status: 'travelling' }, {}), w1)
  const stretch = { clocks: ['resolve'], from: world.now - minutes, to: world.now, counts: false } as const
  world
    .does(intent('pause-clocks', { ticketId: 't3', pauseId: 'p1', reason: 'parts', note: '', endsBy: null }, {}))
    .wait(minutes)
    .does(intent('resume-clocks', { ticketId: 't3', pauseId: 'p1' }, {}))
    .does(
      intent(
        'correct-clocks',
        { ticketId: 't3', correctionId: 'k1', ...stretch, clocks: ['resolve'], why: 'gate' },
        {},
      ),
      { role: 'supervisor' },
    )
    .does(intent('expect-lateness', { ticketId: 't3', clock: 'arrive', lateAt: world.now + 99 }, {}), rule)
  const [strict, ...others] = defaultSettings.policies
  const settings = {
    calendars: [],
    rules: [],
    policies: [strict!, { ...others[0]!, id: 'swift', priority: 3 as const }, ...others],
  }
  world
    .does(intent('configure-sla', settings, { revision: 0 }), { role: 'administrator' })
    .does(intent('reckon-clocks', { ticketIds: ['t3'], applied: 1 }, {}), rule)
    .wait(hours)
    .does(intent('cross-thresholds', { ticketId: 't3' }, {}), rule)
  const alarm = { id: 'sla:t3', ticketId: 't3', technicianId: null, area: 'south' }
  const raise = (type: 'sla-yellow' | 'sla-urgent') =>
    world.does(intent('raise-alarm', { alarm: { ...alarm, type } }, {}), rule)
  const seen = () => ({ alarmId: 'sla:t3', raisedAt: world.get('alarm', 'sla:t3').raisedAt })
  raise('sla-urgent')
  raise('sla-yellow').wait(hours)
  world
    .does(intent('escalate-alarm', { alarmId: 'sla:t3' }, {}), rule)
    .does(intent('take-alarms', { alarms: [{ id: 'sla:t3', heldBy: null }] }, {}))
    .does(intent('hand-over-alarms', { handoverId: 'h1', to: 'dispatcher', note: '', alarmIds: ['sla:t3'] }, {}))
    .does(intent('accept-handover', { handoverId: 'h1', alarmIds: ['sla:t3'] }, {}), { name: 'Bea' })
    .does(intent('shelve-alarm', { ...seen(), minutes: 15, reason: 'known' }, {}))
    .does(intent('unshelve-alarm', { alarmId: 'sla:t3' }, {}))
    .does(intent('acknowledge-alarms', { alarms: [{ id: 'sla:t3', raisedAt: world.now }] }, {}))
    .does(intent('return-alarm', { alarmId: 'sla:t3' }, {}), rule)
  world.does(
    intent('edit-ticket', { ticketId: 't4', fields: { access: { from: '', to: 'key at the neighbour' } } }, {}),
  )
  world.does(intent('cancel-ticket', { ticketId: 't4', reason: 'double' }, {})).wait(archiveAfterMs)
  return world.does(intent('archive-ticket', { ticketId: 't4' }, {}), rule)
}

describe('evolve', () => {
  test('[EVO1] the same commits give the same state, also after a way over disk and wire', () => {
    const world = fullDay()
    const again = new EntityTables()
    for (const commit of JSON.parse(JSON.stringify(world.commits)) as Commit[]) applyCommit(again, commit)
    expect(contents(again)).toEqual(contents(world.state))
  })

  test('[EVO1] a day with every event there is but the one no command leads to yet', () => {
    const seen = new Set(fullDay().commits.flatMap((commit) => commit.events.map((event) => event.type)))
    const all = eventSchema.options.map((option) => option.shape.type.value)
    expect(all.filter((type) => !seen.has(type))).toEqual(['visitAborted'])
  })

  test('[EVO2] what the relay minted is taken from the event, never computed again', () => {
    const [event] = new World().ticket('t1').commits[0]!.events as [Extract<Event, { type: 'ticketCreated' }>]
    const state = new EntityTables()
    const clocks = { ...event.clocks, arrive: { ...event.clocks.arrive, dueAt: 42 } }
    evolve(state, { ...event, number: 7777, clocks }, { at: morning, actor: actor('dispatcher'), seat: 's1' })
    expect(state.get('ticket', 't1')).toMatchObject({ number: 7777, clocks: { arrive: { dueAt: 42 } } })
    expect(state.get('centre', 'centre')?.nextTicketNumber).toBe(7778)
  })

  test('[EVO2] a number lower than the next leaves the next where it is', () => {
    const world = new World().ticket('t1').ticket('t2')
    const [event] = world.commits[0]!.events as [Extract<Event, { type: 'ticketCreated' }>]
    evolve(
      world.state,
      { ...event, ticketId: 't0', number: 5 },
      { at: morning, actor: actor('dispatcher'), seat: 's1' },
    )
    expect(world.get('centre', 'centre').nextTicketNumber).toBe(1003)
  })

  test('[EVO3] entities are replaced, never changed: who holds an old one keeps it', () => {
    const world = smallWorld()
    const ticket = world.get('ticket', 't1')
    const copy = structuredClone(ticket)
    world.assign('t1', 'v1', 'w1')
    expect(ticket).toEqual(copy)
    expect(world.get('ticket', 't1')).not.toBe(ticket)
  })

  test('[EVO4] an event about what does not exist is a broken promise, and throws', () => {
    const stamp = { at: morning, actor: actor('dispatcher'), seat: 's1' }
    const orphans: Event[] = [
      { type: 'ticketResolved', ticketId: 't9', resolution: '' },
      { type: 'visitReleased', visitId: 'v9' },
      { type: 'visitDeclined', visitId: 'v9', reason: 'other' },
    ]
    for (const event of orphans) expect(() => evolve(new EntityTables(), event, stamp)).toThrow(/does not exist/)
  })

  test('[EVO5] an aborted visit puts its ticket back in the queue', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    evolve(world.state, { type: 'visitAborted', visitId: 'v1', reason: 'car' }, world.stamp())
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'aborted', endReason: 'car' })
    expect(world.get('ticket', 't1')).toMatchObject({ state: 'new', openVisitId: null })
  })
})
