// What people do to clocks: pauses, corrections, other priorities and settings.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { isBreached, isBreachedInTime } from '../model/sla.ts'
import { pauseReasons, type ClockName } from '../sla/pauses.ts'
import { defaultSettings } from '../sla/settings.ts'
import { runs } from '../../test/support/runs.ts'
import { hours, minutes, morning, refused, World, type As } from '../../test/support/world.ts'

const supervisor = { role: 'supervisor' } as const
const rule = { role: 'rule' } as const
const pause = (pauseId = 'p1', endsBy: number | null = null) =>
  intent('pause-clocks', { ticketId: 't1', pauseId, reason: 'parts', note: 'pump', endsBy }, {})
const resume = (pauseId = 'p1') => intent('resume-clocks', { ticketId: 't1', pauseId }, {})
const correct = (from: number, to: number, counts: boolean, clocks: ClockName[] = ['resolve'], correctionId = 'k1') =>
  intent('correct-clocks', { ticketId: 't1', correctionId, clocks, from, to, counts, why: 'the gate was shut' }, {})
const accept = intent('accept-visit', { visitId: 'v1' }, {})
const onSite = intent('report-status', { visitId: 'v1', status: 'on-site' }, {})
const resolve = intent('resolve-ticket', { ticketId: 't1', resolution: 'valve replaced' }, { visitId: 'v1' })
const cross = intent('cross-thresholds', { ticketId: 't1' }, {})
const clock = (world: World, name: ClockName = 'resolve') => world.get('ticket', 't1').clocks[name]
const due = (world: World, name: ClockName = 'resolve') => (clock(world, name).dueAt - morning) / hours
const edit = (from: 1 | 2 | 3 | 4, to: 1 | 2 | 3 | 4) =>
  intent('edit-ticket', { ticketId: 't1', fields: { priority: { from, to } } }, {})

describe('pauses', () => {
  test('[SLA12] a pause holds arrive and resolve, not respond; resumed, they are due later by its length', () => {
    const world = new World().ticket('t1').wait(hours).does(pause())
    expect([clock(world, 'respond').pausedAt, clock(world).pausedAt]).toEqual([null, morning + hours])
    world.wait(3 * hours).does(resume())
    expect([due(world, 'respond'), due(world, 'arrive'), due(world)]).toEqual([2, 11, 27])
    expect(world.get('ticket', 't1').pauses).toMatchObject([
      { reason: 'parts', note: 'pump', by: { name: 'Anna' }, to: world.now, endedBy: { name: 'Anna' } },
    ])
  })

  test('[SLA12] it holds from when it was made, and the same one again changes nothing', () => {
    const world = new World()
      .ticket('t1')
      .wait(hours)
      .does(pause(), { ageMs: 20 * minutes })
    expect(clock(world).pausedAt).toBe(morning + 40 * minutes)
    expect(world.ask(pause())).toEqual({ kind: 'unchanged' })
    const twice = refused('clocksPaused', {
      ticketId: 't1',
      number: 1001,
      reason: 'parts',
      by: 'Anna',
      at: morning + 40 * minutes,
    })
    expect(world.ask(pause('p2'))).toEqual(twice)
    expect(world.does(resume()).ask(resume())).toEqual({ kind: 'unchanged' })
  })

  test('[SLA12] no longer than its reason allows, whatever is asked', () => {
    const longest = pauseReasons.parts
    const endsBy = (asked: number | null) =>
      new World().ticket('t1').does(pause('p', asked)).get('ticket', 't1').pauses[0]!.endsBy
    expect(endsBy(null)).toBe(morning + longest)
    expect(endsBy(morning + 2 * longest)).toBe(morning + longest)
    expect(endsBy(morning + hours)).toBe(morning + hours)
    expect(new World().ticket('t1').ask(pause('p', morning))).toMatchObject(refused('stretchImpossible'))
  })

  test('[SLA12] the relay ends it when its time is over, not before, and at that very instant', () => {
    const world = new World()
      .ticket('t1')
      .does(pause('p1', morning + hours))
      .wait(hours - 1)
    expect(world.ask(resume(), rule)).toMatchObject(refused('clocksPaused'))
    world.wait(2 * hours).does(resume(), rule)
    expect(world.get('ticket', 't1').pauses[0]!.to).toBe(morning + hours)
    expect(due(world)).toBe(25)
  })

  test('[SLA12] what has ended, or has no clock that a pause holds, is not paused; a ticket that ends ends its pause', () => {
    expect(new World().ask(pause())).toMatchObject(refused('ticketUnknown'))
    const world = new World().ticket('t1').does(pause()).wait(minutes)
    world.does(intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {}))
    expect(world.get('ticket', 't1').pauses).toMatchObject([{ to: world.now, endedBy: { name: 'Anna' } }])
    expect(world.ask(pause('p2'))).toMatchObject(refused('ticketEnded'))
    const enquiry = new World().does(
      intent('configure-sla', { calendars: [], rules: [], policies: [unpausable] }, { revision: 0 }),
      { role: 'administrator' },
    )
    expect(enquiry.ticket('t1').ask(pause())).toEqual(refused('clocksStand', { ticketId: 't1', number: 1001 }))
  })

  test('[SLA9] while it is held nothing is crossed, and the light stays', () => {
    const world = new World()
      .ticket('t1')
      .wait(20 * hours)
      .does(cross, rule)
      .does(pause())
      .wait(30 * hours)
    expect(world.ask(cross, rule)).toEqual({ kind: 'unchanged' })
    expect([clock(world).crossed, isBreached(clock(world), world.now)]).toEqual([1, false])
  })
})

const { targets } = defaultSettings.policies.at(-1)!
const unpausable = {
  ...defaultSettings.policies.at(-1)!,
  targets: {
    ...targets,
    arrive: { ...targets.arrive, pausable: false },
    resolve: { ...targets.resolve, pausable: false },
  },
}

describe('corrections', () => {
  const breached = () =>
    new World()
      .ticket('t1')
      .wait(25 * hours)
      .does(cross, rule)

  test('[SLA14] a supervisor takes a stretch out, and with it a breach that was none', () => {
    const world = breached()
    expect(clock(world)).toMatchObject({ crossed: 3, breachedAt: morning + 24 * hours })
    world.does(correct(morning + hours, morning + 4 * hours, false), supervisor)
    expect([due(world), clock(world).breachedAt, clock(world).crossed]).toEqual([27, null, 2])
    expect(world.get('ticket', 't1').corrections).toMatchObject([{ by: { name: 'Sven' }, why: 'the gate was shut' }])
    // The other clocks are as they were.
    expect([due(world, 'arrive'), clock(world, 'arrive').crossed]).toEqual([8, 3])
    // And it may be breached again.
    expect(
      world
        .wait(3 * hours)
        .does(cross, rule)
        .get('ticket', 't1').clocks.resolve.breachedAt,
    ).toBe(morning + 27 * hours)
  })

  test('[SLA14] the last word holds: a stretch of a pause counts after all', () => {
    const world = new World()
      .ticket('t1')
      .does(pause())
      .wait(6 * hours)
      .does(resume())
    expect(due(world)).toBe(30)
    world.does(correct(morning, morning + 4 * hours, true), supervisor)
    expect([due(world), due(world, 'arrive')]).toEqual([26, 14])
    world.does(correct(morning, morning + 2 * hours, false, ['resolve', 'arrive'], 'k2'), supervisor)
    expect([due(world), due(world, 'arrive')]).toEqual([28, 14])
  })

  test('[SLA14] nobody else, nothing of the future, nothing that is no stretch', () => {
    const world = breached()
    const ask = (from: number, to: number, as: As = supervisor) => world.ask(correct(from, to, false), as)
    for (const role of ['dispatcher', 'shift-lead', 'administrator', 'rule'] as const)
      expect(ask(morning, morning + hours, { role })).toMatchObject(refused('notPermitted'))
    expect(ask(world.now, world.now + 1)).toMatchObject(refused('stretchImpossible'))
    expect(ask(morning, morning)).toMatchObject(refused('stretchImpossible'))
    expect(ask(morning - hours, morning)).toMatchObject(refused('stretchImpossible'))
  })

  test.each([
    ['a dispatcher', {}],
    ['the technician’s phone', { phone: 'w1' }],
    ['a supervisor', supervisor],
  ])('[SLA3] [SLA14] a report of %s that it was in time leaves the breach to a supervisor’s correction', (_who, as) => {
    const world = new World().technician('w1').ticket('t1').assign('t1', 'v1', 'w1')
    world
      .wait(9 * hours)
      .does(cross, rule)
      .does(onSite, { ...as, ageMs: 2 * hours })
    const arrive = () => clock(world, 'arrive')
    expect(arrive()).toMatchObject({ stoppedAt: morning + 7 * hours, breachedAt: morning + 8 * hours })
    expect([isBreached(arrive(), world.now), isBreachedInTime(arrive())]).toEqual([true, true])
    world.does(correct(morning + 7 * hours, morning + 8 * hours, false, ['arrive']), supervisor)
    expect(arrive()).toMatchObject({ stoppedAt: morning + 7 * hours, breachedAt: null })
    expect([isBreached(arrive(), world.now), isBreachedInTime(arrive())]).toEqual([false, false])
  })

  test('[SLA14] whatever else is done to it, a breach is never un-breached', () => {
    const reports = ['accepted', 'on-site', 'resolved'] as const
    const deed = fc.constantFrom('pause', 'resume', 'priority', 'settings', 'cross', 'cross', 'cross', ...reports)
    const wait = fc.oneof(fc.nat(3 * 60), fc.nat(30 * 60))
    const deeds = fc.array(fc.tuple(deed, wait, fc.nat(20 * 60), fc.boolean()), { minLength: 5, maxLength: 25 })
    fc.assert(
      fc.property(deeds, (list) => {
        const world = new World().technician('w1').ticket('t1').assign('t1', 'v1', 'w1')
        let last = 0
        const told = new Map<ClockName, number>()
        for (const [what, waited, late, byPhone] of list) {
          world.wait(waited * minutes)
          const said = { ageMs: late * minutes, ...(byPhone && { phone: 'w1' }) }
          const ticket = world.get('ticket', 't1')
          const { revision } = world.state.get('sla', 'sla') ?? defaultSettings
          const policies = defaultSettings.policies.map((policy) => ({ ...policy, onEdit: 'from-edit' as const }))
          if (what === 'pause') world.ask(pause(`p${++last}`))
          else if (what === 'resume') world.ask(resume(`p${last}`))
          else if (what === 'priority') world.ask(edit(ticket.priority, ((ticket.priority % 4) + 1) as 1))
          else if (what === 'cross') world.ask(cross, rule)
          else if (what === 'accepted') world.ask(accept, said)
          else if (what === 'on-site') world.ask(onSite, said)
          else if (what === 'resolved') world.ask(resolve, said)
          else {
            world.ask(intent('configure-sla', { calendars: [], rules: [], policies }, { revision }), {
              role: 'administrator',
            })
            world.ask(intent('reckon-clocks', { ticketIds: ['t1'], applied: revision + 1 }, {}), rule)
          }
          const { clocks } = world.get('ticket', 't1')
          for (const name of ['respond', 'arrive', 'resolve'] as const) {
            const { breachedAt } = clocks[name]
            if (breachedAt !== null && !told.has(name)) told.set(name, breachedAt)
            expect(breachedAt).toBe(told.get(name) ?? null)
            expect(!told.has(name) || isBreached(clocks[name], world.now)).toBe(true)
          }
        }
      }),
      runs(300),
    )
  })
})

describe('another priority', () => {
  test('[SLA15] is reckoned from the start, or from the edit where the policy says so', () => {
    const world = new World().ticket('t1').wait(hours).does(edit(3, 2))
    expect(due(world)).toBe(4)
    const policies = defaultSettings.policies.map((policy) => ({ ...policy, onEdit: 'from-edit' as const }))
    const other = new World().ticket('t1').wait(hours)
    other.does(intent('configure-sla', { calendars: [], rules: [], policies }, { revision: 0 }), {
      role: 'administrator',
    })
    expect(due(other.does(edit(3, 2)))).toBe(5)
  })
})

describe('settings', () => {
  test('[SLA13] who has seen older ones is told, and nothing is replaced', () => {
    const world = new World()
    const ask = (revision: number) =>
      world.ask(
        intent('configure-sla', { calendars: [], rules: [], policies: defaultSettings.policies }, { revision }),
        {
          role: 'administrator',
        },
      )
    expect(ask(0)).toMatchObject({ kind: 'events' })
    expect(ask(0)).toEqual(refused('settingsChanged', { revision: 1 }))
    expect(world.get('sla', 'sla').revision).toBe(1)
  })

  test('[SLA1] settings under which a ticket could have no policy, or a clock no calendar, are refused', () => {
    const [first, ...others] = defaultSettings.policies
    const ask = (policies: typeof defaultSettings.policies) =>
      new World().ask(intent('configure-sla', { calendars: [], rules: [], policies }, { revision: 0 }), {
        role: 'administrator',
      })
    expect(ask([first!])).toMatchObject(refused('malformedCommand', { why: 'the last policy must fit every ticket' }))
    const lost = { ...first!, targets: { ...first!.targets, arrive: { ...first!.targets.arrive, calendarId: 'gone' } } }
    expect(ask([lost, ...others])).toMatchObject(
      refused('malformedCommand', { why: expect.stringMatching(/not here/) }),
    )
  })
})

describe('lateness', () => {
  test('[SLA16] is yellow before its time, once per change, and gone when the clock stops', () => {
    const world = new World().technician('w1').ticket('t1').assign('t1', 'v1', 'w1')
    const late = (lateAt: number | null) => intent('expect-lateness', { ticketId: 't1', clock: 'arrive', lateAt }, {})
    expect(world.ask(late(null), rule)).toEqual({ kind: 'unchanged' })
    world.does(late(morning + 9 * hours), rule)
    expect(world.ask(late(morning + 9 * hours), rule)).toEqual({ kind: 'unchanged' })
    world.report('v1', 'on-site')
    expect(clock(world, 'arrive').lateAt).toBeNull()
    expect(world.ask(late(morning + 9 * hours), rule)).toEqual({ kind: 'unchanged' })
  })
})
