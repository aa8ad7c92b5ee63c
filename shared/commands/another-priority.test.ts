// A ticket that gets another priority has the clocks it would have had with that priority all along, whatever has happened to
// it; or from the edit on, where the policy says so.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { intent } from './decide.ts'
import type { Clocks } from '../model/sla.ts'
import { priorities, type Priority } from '../model/priority.ts'
import type { Calendar } from '../sla/calendar.ts'
import { businessTime } from '../sla/business-time.ts'
import { clockNames, uncounted } from '../sla/pauses.ts'
import { reckon } from '../sla/reckon.ts'
import { defaultSettings, type SlaSettings } from '../sla/settings.ts'
import { calendar, day, instant, minute, zones } from '../../test/sla/any-calendar.ts'
import { runs } from '../../test/support/runs.ts'
import { facts, World } from '../../test/support/world.ts'

type OnEdit = SlaSettings['policies'][number]['onEdit']

const deed = fc.record({
  what: fc.constantFrom('pause', 'resume', 'priority', 'correct', 'cross', 'accepted', 'on-site'),
  /** minutes since the one before */
  after: fc.integer({ min: 1, max: 900 }),
  late: fc.nat(300),
  to: fc.constantFrom(...priorities),
  counts: fc.boolean(),
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

/** What is promised differs with the priority; in which hours, and what a pause holds, does not. */
const centre = fc.record({
  calendar,
  zone: fc.option(fc.constantFrom(...zones), { nil: undefined }),
  startAt: instant,
  /** minutes, by priority and clock */
  targets: fc.array(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 3, maxLength: 3 }), {
    minLength: 4,
    maxLength: 4,
  }),
  pausable: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  first: fc.constantFrom(...priorities),
})
type Centre = typeof centre extends fc.Arbitrary<infer T> ? T : never

function settingsOf(
  { calendar: any, targets, pausable }: Centre,
  onEdit: OnEdit,
): Pick<SlaSettings, 'calendars' | 'policies'> {
  const base = defaultSettings.policies.at(-1)!
  const named: Calendar = { ...any, days: any.days.map((one) => ({ ...one, name: 'Day' })) }
  const policies = priorities.map((priority, p) => {
    const target = (i: number) => ({
      ...base.targets[clockNames[i]!],
      ms: targets[p]![i]! * minute,
      calendarId: named.id,
      pausable: pausable[i]!,
    })
    const last = p === priorities.length - 1
    return {
      ...base,
      id: `p${priority}`,
      priority: last ? null : priority,
      targets: { respond: target(0), arrive: target(1), resolve: target(2) },
      onEdit,
    }
  })
  return { calendars: [named], policies }
}

/** A ticket of that priority, assigned, at that instant. */
function started(one: Centre, onEdit: OnEdit, priority: Priority, at: number): World {
  const world = new World()
  world.now = at
  const settings = intent('configure-sla', { ...settingsOf(one, onEdit), rules: [] }, { revision: 0 })
  const { site } = facts()
  return world
    .does(settings, { role: 'administrator' })
    .technician('w1', { shift: { from: at - day, to: at + 1000 * day } })
    .ticket('t1', { priority, site: { ...site, ...(one.zone !== undefined && { zone: one.zone }) } })
    .assign('t1', 'v1', 'w1')
}

function pause(world: World, pauseId: string): void {
  world.ask(intent('pause-clocks', { ticketId: 't1', pauseId, reason: 'parts', note: '', endsBy: null }, {}))
}

function happen(world: World, { what, after, late, to, counts }: Deed, i: number): void {
  world.wait(after * minute)
  const ticket = world.get('ticket', 't1')
  const said = { ageMs: Math.min(late, after) * minute }
  if (what === 'pause') pause(world, `p${i}`)
  else if (what === 'resume')
    world.ask(intent('resume-clocks', { ticketId: 't1', pauseId: ticket.pauses.at(-1)?.id ?? 'none' }, {}))
  else if (what === 'cross') world.ask(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' })
  else if (what === 'accepted') world.ask(intent('accept-visit', { visitId: 'v1' }, {}), said)
  else if (what === 'on-site') world.ask(intent('report-status', { visitId: 'v1', status: 'on-site' }, {}), said)
  else if (what === 'correct')
    world.ask(
      intent(
        'correct-clocks',
        {
          ticketId: 't1',
          correctionId: `k${i}`,
          clocks: [...clockNames],
          from: world.now - after * minute,
          to: world.now,
          counts,
          why: 'the gate was shut',
        },
        {},
      ),
      { role: 'supervisor' },
    )
  else give(world, to)
}

function give(world: World, to: Priority): void {
  const { priority } = world.get('ticket', 't1')
  if (priority !== to)
    world.does(intent('edit-ticket', { ticketId: 't1', fields: { priority: { from: priority, to } } }, {}))
}

/** What is reckoned; what has been told of it stays with the priority it was told under. */
function reckoned(clocks: Clocks): object[] {
  return clockNames.map((name) => {
    const { crossed: _, breachedAt: _told, ...rest } = clocks[name]
    return rest
  })
}
const clocksOf = (world: World) => world.get('ticket', 't1').clocks

test('[SLA15] [TKT12] another priority: the clocks of a ticket that had it from the beginning', () => {
  fc.assert(
    fc.property(centre, fc.array(deed, { maxLength: 12 }), (one, deeds) => {
      const changed = started(one, 'from-start', one.first, one.startAt)
      deeds.forEach((each, i) => happen(changed, each, i))
      const last = changed.get('ticket', 't1')
      const fresh = started(one, 'from-start', last.priority, one.startAt)
      deeds.forEach((each, i) => happen(fresh, each.what === 'priority' ? { ...each, to: last.priority } : each, i))
      expect(fresh.get('ticket', 't1').policyId).toBe(last.policyId)
      expect(reckoned(last.clocks)).toEqual(reckoned(clocksOf(fresh)))
      // And both are what its own target, pauses and corrections come to.
      const { policies } = settingsOf(one, 'from-start')
      const { targets } = policies.find(({ id }) => id === last.policyId)!
      const time = businessTime(one.calendar, one.zone)
      for (const name of clockNames) {
        const held = uncounted(name, targets[name].pausable, last.pauses, last.corrections)
        expect(last.clocks[name]).toMatchObject(reckon(one.startAt, targets[name], time, held))
      }
    }),
    runs(300),
  )
})

test('[SLA15] from the edit, where the policy says so: what runs is as of a ticket made then, what has stopped as before', () => {
  const plain = deed.filter(({ what }) => what !== 'priority' && what !== 'correct')
  const edit = deed.map((each) => ({ ...each, what: 'priority' as const }))
  fc.assert(
    fc.property(
      centre,
      fc.array(plain, { maxLength: 6 }),
      edit,
      fc.array(plain, { maxLength: 6 }),
      (one, before, at, since) => {
        fc.pre(at.to !== one.first)
        const changed = started(one, 'from-edit', one.first, one.startAt)
        before.forEach((each, i) => happen(changed, each, i))
        happen(changed, at, 50)
        const atEdit = changed.get('ticket', 't1')
        const anew = started(one, 'from-edit', at.to, changed.now)
        if (atEdit.pauses.at(-1)?.to === null) pause(anew, atEdit.pauses.at(-1)!.id)
        const allAlong = started(one, 'from-edit', at.to, one.startAt)
        ;[...before, at].forEach((each, i) => happen(allAlong, each, i < before.length ? i : 50))
        since.forEach((each, i) => {
          for (const world of [changed, anew, allAlong]) happen(world, each, 100 + i)
        })
        clockNames.forEach((name, i) => {
          const like = atEdit.clocks[name].stoppedAt === null ? anew : allAlong
          expect(reckoned(clocksOf(changed))[i]).toEqual(reckoned(clocksOf(like))[i])
        })
      },
    ),
    runs(300),
  )
})
