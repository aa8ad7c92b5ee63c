// What clocks keep and what they forget when what they depend on changes.
import { describe, expect, test } from 'vitest'
import { startClocks } from './clocks.ts'
import type { ClockName } from './pauses.ts'
import { defaultSettings, type SlaSettings } from './settings.ts'
import { intent } from '../commands/decide.ts'
import type { Priority } from '../model/priority.ts'
import { facts, hours, minutes, morning, World } from '../../test/support/world.ts'

const rule = { role: 'rule' } as const
const supervisor = { role: 'supervisor' } as const
const cross = intent('cross-thresholds', { ticketId: 't1' }, {})
const pause = intent('pause-clocks', { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: '', endsBy: null }, {})
const resume = intent('resume-clocks', { ticketId: 't1', pauseId: 'p1' }, {})
const edit = (from: Priority, to: Priority) =>
  intent('edit-ticket', { ticketId: 't1', fields: { priority: { from, to } } }, {})
/** Said of hours since the morning. */
const correct = (from: number, to: number, counts: boolean, clocks: ClockName[]) =>
  intent(
    'correct-clocks',
    {
      ticketId: 't1',
      correctionId: `k${from}-${to}`,
      clocks,
      from: morning + from * hours,
      to: morning + to * hours,
      counts,
      why: 'the gate was shut',
    },
    {},
  )
const configure = (world: World, policies: SlaSettings['policies']) =>
  world.does(intent('configure-sla', { calendars: [], rules: [], policies }, { revision: 0 }), {
    role: 'administrator',
  })
const clock = (world: World, name: ClockName) => world.get('ticket', 't1').clocks[name]
const due = (world: World, name: ClockName) => (clock(world, name).dueAt - morning) / hours
/** Normal: respond 2 h, arrive 8 h, resolve 24 h. */
const ticket = () => new World().technician('w1').ticket('t1').assign('t1', 'v1', 'w1')

describe('the policy of a ticket', () => {
  const planned = defaultSettings.policies.at(-1)!
  const slower = { ...planned, id: 'slower', priority: 3 } as const

  test('[SLA1] holds until the ticket is reckoned anew, though another one would be the first that fits by now', () => {
    const world = configure(ticket(), [slower, ...defaultSettings.policies])
    world.does(pause).wait(hours).does(resume)
    expect(due(world, 'resolve')).toBe(25)
  })

  test('[SLA1] is the one that fits now when its own is no more', () => {
    const world = configure(ticket(), [slower, planned])
    world.does(pause).wait(hours).does(resume)
    expect(due(world, 'resolve')).toBe(73)
  })
})

test('[SLA6] the wall of the site says when its hours are', () => {
  const week = Array<{ from: number; to: number }[]>(7).fill([{ from: 8 * 60, to: 18 * 60 }])
  const calendar = { id: 'day', name: 'Day', zone: 'UTC', weekly: week, days: [] }
  const planned = defaultSettings.policies.at(-1)!
  const target = { ...planned.targets.respond, calendarId: 'day', ms: hours }
  const policy = { ...planned, targets: { ...planned.targets, respond: target } }
  const settings = { ...defaultSettings, calendars: [calendar], policies: [policy] }
  const { site } = facts()
  const dueIn = (zone?: string) =>
    startClocks(settings, policy, facts({ site: { ...site, ...(zone && { zone }) } }), morning).respond.dueAt
  expect(dueIn()).toBe(morning + hours)
  // In Shanghai it is 16:00.
  expect(dueIn('Asia/Shanghai')).toBe(morning + hours)
  // In New York it is 03:00: five hours before they open.
  expect(dueIn('America/New_York')).toBe(morning + 6 * hours)
})

describe('reckoned anew', () => {
  test('[SLA16] what is expected late stays expected', () => {
    const world = ticket()
    world.does(intent('expect-lateness', { ticketId: 't1', clock: 'arrive', lateAt: morning + 9 * hours }, {}), rule)
    world.does(pause)
    expect(clock(world, 'arrive').lateAt).toBe(morning + 9 * hours)
  })

  test('[SLA15] from the edit begin the clocks that run; what has been met was met by its own start', () => {
    const world = configure(
      ticket(),
      defaultSettings.policies.map((policy) => ({ ...policy, onEdit: 'from-edit' as const })),
    )
    world
      .does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' })
      .wait(hours)
      .does(edit(3, 2))
    expect([clock(world, 'respond').startAt, clock(world, 'arrive').startAt]).toEqual([morning, morning + hours])
    expect([due(world, 'respond'), due(world, 'arrive')]).toEqual([0.5, 3])
  })
})

describe('a correction and a breach', () => {
  /** Arrive was due after 8 h. */
  const breached = () =>
    ticket()
      .wait(8.5 * hours)
      .does(cross, rule)

  test('[SLA14] of the clocks it does not name none loses its breach', () => {
    const world = breached().does(edit(3, 4))
    // Due later now by another policy, and breached all the same.
    expect([due(world, 'arrive'), clock(world, 'arrive').breachedAt]).toEqual([48, morning + 8 * hours])
    world.does(correct(1, 2, false, ['resolve']), supervisor)
    expect(clock(world, 'arrive')).toMatchObject({ crossed: 3, breachedAt: morning + 8 * hours })
  })

  test('[SLA14] what was met before it was due was met, whenever that is said', () => {
    const world = breached()
      .wait(hours)
      .report('v1', 'on-site')
      .wait(10 * hours)
    world.does(correct(1, 4, false, ['arrive']), supervisor)
    expect(due(world, 'arrive')).toBe(11)
    expect(clock(world, 'arrive')).toMatchObject({ stoppedAt: morning + 9.5 * hours, crossed: 1, breachedAt: null })
  })

  test('[SLA3] [SLA14] met at the very instant at which it is due, it was in time; a moment later it was not', () => {
    for (const [late, breachedAt] of [
      [0, null],
      [1, morning + 8 * hours],
    ] as const) {
      const world = breached()
        .wait(hours / 2 + late)
        .report('v1', 'on-site')
        .wait(hours)
      world.does(correct(1, 2, false, ['arrive']), supervisor)
      expect([due(world, 'arrive'), clock(world, 'arrive').breachedAt]).toEqual([9, breachedAt])
    }
  })

  test('[SLA14] a pause that begins at the very instant comes too late', () => {
    const world = breached()
      .wait(hours / 2)
      .does(pause)
      .wait(hours)
    world.does(correct(1, 2, false, ['arrive']), supervisor)
    expect([due(world, 'arrive'), clock(world, 'arrive').breachedAt]).toEqual([9, morning + 8 * hours])
  })

  test('[SLA14] a clock that a pause holds stands where it was', () => {
    const world = breached()
      .wait(hours / 2)
      .does(pause)
      .wait(10 * hours)
    world.does(correct(1, 4, false, ['arrive']), supervisor)
    expect([due(world, 'arrive'), clock(world, 'arrive').crossed]).toEqual([11, 1])
    expect(clock(world, 'arrive').breachedAt).toBeNull()
  })

  test('[SLA11] a correction tells of no threshold by itself: the relay does, each with its instant', () => {
    const world = ticket()
      .does(pause)
      .wait(7 * hours)
      .does(resume)
      .wait(2 * hours)
      .does(cross, rule)
    expect([due(world, 'arrive'), clock(world, 'arrive').crossed]).toEqual([15, 0])
    world.does(correct(0, 7, true, ['arrive']), supervisor)
    expect([due(world, 'arrive'), clock(world, 'arrive').crossed]).toEqual([8, 0])
    world.does(cross, rule)
    expect(world.commits.at(-1)!.events).toMatchObject([
      {
        crossings: [
          { clock: 'arrive', threshold: 'yellow', at: morning + 6 * hours },
          { clock: 'arrive', threshold: 'urgent', at: morning + 7.2 * hours },
          { clock: 'arrive', threshold: 'due', at: morning + 8 * hours },
        ],
      },
    ])
    expect(clock(world, 'arrive').breachedAt).toBe(morning + 480 * minutes)
  })
})
