// A ticket whose category, priority, tier, contract or zone is corrected has the clocks it would have had with these all along,
// whatever has happened to it; or from the edit on, where it comes under another policy that says so.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { intent } from './decide.ts'
import type { Clocks } from '../model/sla.ts'
import { priorities, tierSchema } from '../model/priority.ts'
import { fieldValues, type FieldValues } from '../model/ticket-fields.ts'
import type { Calendar } from '../sla/calendar.ts'
import { businessTime } from '../sla/business-time.ts'
import { clockNames, uncounted } from '../sla/pauses.ts'
import { reckon } from '../sla/reckon.ts'
import { defaultSettings, type SlaSettings } from '../sla/settings.ts'
import { calendar, day, instant, minute, zones } from '../../test/sla/any-calendar.ts'
import { runs } from '../../test/support/runs.ts'
import { facts, World } from '../../test/support/world.ts'

type Policy = SlaSettings['policies'][number]
type OnEdit = Policy['onEdit']

/** What decides the policy, and by whose wall hours count; one category is another system's. */
const choices = {
  category: fc.constantFrom('power', 'water', 'gas-leak'),
  priority: fc.constantFrom(...priorities),
  tier: fc.constantFrom(...tierSchema.options),
  contract: fc.constantFrom('', 'A 1', 'B 2'),
  zone: fc.constantFrom('', ...zones),
}
type Deciding = Pick<FieldValues, keyof typeof choices>
const deciding = Object.keys(choices) as (keyof Deciding)[]
const oneOf = (choice: fc.Arbitrary<unknown>) => fc.option(choice, { nil: null, freq: 2 })

const deed = fc.record({
  what: fc.constantFrom('pause', 'resume', 'edit', 'correct', 'cross', 'accepted', 'on-site'),
  /** minutes since the one before */
  after: fc.integer({ min: 1, max: 900 }),
  late: fc.nat(300),
  to: fc.record(choices, { requiredKeys: [] }),
  counts: fc.boolean(),
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

const targets = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 3, maxLength: 3 })

/** What is promised differs with what a ticket is; in which hours, and what a pause holds, does not. */
const centre = fc.record({
  calendar,
  startAt: instant,
  /** which tickets each policy is for, and minutes by clock */
  policies: fc.array(
    fc.record({
      category: oneOf(choices.category),
      priority: oneOf(choices.priority),
      tier: oneOf(choices.tier),
      contract: oneOf(choices.contract.filter((one) => one !== '')),
      targets,
    }),
    { maxLength: 6 },
  ),
  last: targets,
  pausable: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  first: fc.record(choices),
})
type Centre = typeof centre extends fc.Arbitrary<infer T> ? T : never

function settingsOf(
  { calendar: any, policies, last, pausable }: Centre,
  onEdit: OnEdit,
): Pick<SlaSettings, 'calendars' | 'policies'> {
  const base = defaultSettings.policies.at(-1)!
  const named: Calendar = { ...any, days: any.days.map((one) => ({ ...one, name: 'Day' })) }
  const all = [...policies, { category: null, priority: null, tier: null, contract: null, targets: last }]
  const list = all.map(({ targets: promised, ...fits }, p) => {
    const target = (i: number) => ({
      ...base.targets[clockNames[i]!],
      ms: promised[i]! * minute,
      calendarId: named.id,
      pausable: pausable[i]!,
    })
    const three = { respond: target(0), arrive: target(1), resolve: target(2) }
    return { ...base, id: `p${p}`, ...(fits as Pick<Policy, 'category'>), targets: three, onEdit }
  })
  return { calendars: [named], policies: list }
}

/** Such a ticket, assigned, at that instant. */
function started(one: Centre, onEdit: OnEdit, is: Deciding, at: number): World {
  const { category, priority, tier, contract, zone } = is
  const world = new World()
  world.now = at
  const settings = intent('configure-sla', { ...settingsOf(one, onEdit), rules: [] }, { revision: 0 })
  const { site } = facts()
  return world
    .does(settings, { role: 'administrator' })
    .technician('w1', { shift: { from: at - day, to: at + 1000 * day } })
    .ticket('t1', {
      category,
      priority,
      tier,
      ...(contract !== '' && { contract }),
      site: { ...site, ...(zone !== '' && { zone }) },
    })
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

function give(world: World, to: Partial<Deciding>): void {
  const is = fieldValues(world.get('ticket', 't1'))
  const other = deciding.filter((field) => to[field] !== undefined && to[field] !== is[field])
  if (other.length === 0) return
  const before = clocksOf(world)
  const fields = Object.fromEntries(other.map((field) => [field, { from: is[field], to: to[field] }]))
  world.does(intent('edit-ticket', { ticketId: 't1', fields }, {}))
  const kept = ({ stoppedAt, breachedAt, crossed }: Clocks[keyof Clocks]) => [stoppedAt, breachedAt, crossed]
  for (const name of clockNames) expect(kept(clocksOf(world)[name])).toEqual(kept(before[name]))
}

/** What is reckoned; what has been told of it stays with what it was told under. */
function reckoned(clocks: Clocks): object[] {
  return clockNames.map((name) => {
    const { crossed: _, breachedAt: _told, ...rest } = clocks[name]
    return rest
  })
}
const clocksOf = (world: World) => world.get('ticket', 't1').clocks

test('[SLA15] [TKT12] corrected: the clocks of a ticket that was so from the beginning; what was met and told stays', () => {
  let policies = 0
  let breaches = 0
  fc.assert(
    fc.property(centre, fc.array(deed, { maxLength: 12 }), (one, deeds) => {
      const changed = started(one, 'from-start', one.first, one.startAt)
      const first = changed.get('ticket', 't1').policyId
      deeds.forEach((each, i) => happen(changed, each, i))
      const last = changed.get('ticket', 't1')
      const fresh = started(one, 'from-start', fieldValues(last), one.startAt)
      deeds.forEach((each, i) => happen(fresh, { ...each, to: {} }, i))
      expect(fresh.get('ticket', 't1').policyId).toBe(last.policyId)
      expect(reckoned(last.clocks)).toEqual(reckoned(clocksOf(fresh)))
      // And both are what its own target, zone, pauses and corrections come to.
      const { targets: own } = settingsOf(one, 'from-start').policies.find(({ id }) => id === last.policyId)!
      const time = businessTime(one.calendar, last.site.zone)
      for (const name of clockNames) {
        const held = uncounted(name, own[name].pausable, last.pauses, last.corrections)
        expect(last.clocks[name]).toMatchObject(reckon(one.startAt, own[name], time, held))
      }
      if (last.policyId !== first) policies++
      if (last.edits && clockNames.some((name) => last.clocks[name].breachedAt !== null)) breaches++
    }),
    runs(300),
  )
  // The walk is worth something only if it gets everywhere.
  expect([policies > 0, breaches > 0]).toEqual([true, true])
})

test('[SLA15] from the edit, where it brings such a policy: what runs is as of a ticket made then, what has stopped as before', () => {
  const plain = deed.filter(({ what }) => what !== 'edit' && what !== 'correct')
  const edit = deed.map((each) => ({ ...each, what: 'edit' as const }))
  const seen = new Set<boolean>()
  fc.assert(
    fc.property(
      centre,
      fc.array(plain, { maxLength: 6 }),
      edit,
      fc.array(plain, { maxLength: 6 }),
      (one, before, at, since) => {
        const changed = started(one, 'from-edit', one.first, one.startAt)
        before.forEach((each, i) => happen(changed, each, i))
        const { policyId } = changed.get('ticket', 't1')
        happen(changed, at, 50)
        const atEdit = changed.get('ticket', 't1')
        const other = atEdit.policyId !== policyId
        seen.add(other)
        const anew = started(one, 'from-edit', fieldValues(atEdit), changed.now)
        if (atEdit.pauses.at(-1)?.to === null) pause(anew, atEdit.pauses.at(-1)!.id)
        const allAlong = started(one, 'from-edit', fieldValues(atEdit), one.startAt)
        ;[...before, at].forEach((each, i) => happen(allAlong, each, i < before.length ? i : 50))
        since.forEach((each, i) => {
          for (const world of [changed, anew, allAlong]) happen(world, each, 100 + i)
        })
        clockNames.forEach((name, i) => {
          const like = other && atEdit.clocks[name].stoppedAt === null ? anew : allAlong
          expect(reckoned(clocksOf(changed))[i]).toEqual(reckoned(clocksOf(like))[i])
        })
      },
    ),
    runs(300),
  )
  expect(seen.size).toBe(2)
})
