// The report against a plain count over the raw log: no pass, no pointers, every ten seconds looked at one by one.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alarmReport, alarmReportSchema, type AlarmReport } from './report.ts'
import { alarmTypes, type AlarmType } from './registry.ts'
import { intent } from '../commands/decide.ts'
import type { Commit } from '../events/commit.ts'
import { runs } from '../../test/support/runs.ts'
import { hours, minutes, morning, World } from '../../test/support/world.ts'

const rule = { role: 'rule' } as const
const step = 10_000
const types = ['sla-yellow', 'sla-urgent', 'sla-due', 'sla-late'] as const
const areas = ['south', 'north'] as const

/** All that the log says, as it stands in the store. */
function lines(commits: readonly Commit[], from: number, to: number) {
  const stored = JSON.parse(JSON.stringify(commits)) as Commit[]
  return stored
    .flatMap(({ at, events }) => events.map((event) => ({ at, event })))
    .filter(({ at }) => at >= from && at <= to)
}

const hears: Record<string, (type: AlarmType) => boolean> = {
  dispatcher: () => true,
  'shift-lead': (type) => alarmTypes[type].priority === 1 || alarmTypes[type].owner !== 'dispatcher',
  supervisor: (type) => alarmTypes[type].priority === 1 || (alarmTypes[type].owner as string) === 'supervisor',
}

function plainCount(world: World, from: number, to: number): Omit<AlarmReport, 'logBegins' | 'from' | 'to' | 'course'> {
  const log = lines(world.commits, from, to)
  const raised = log.flatMap(({ at, event }) => (event.type === 'alarmRaised' ? [{ at, ...event.alarm }] : []))
  const instants = Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step)
  const seats = (['dispatcher', 'shift-lead', 'supervisor'] as const).map((role) => {
    const times = log
      .filter(({ event }) =>
        event.type === 'alarmRaised'
          ? hears[role]!(event.alarm.type)
          : event.type === 'alarmEscalated' && event.owner === role,
      )
      .map(({ at }) => at)
    let worst: { count: number; at: number } | null = null
    let [on, floods, floodMs] = [false, 0, 0]
    for (const now of instants) {
      const ahead = times.filter((at) => at >= now && at < now + 10 * minutes)
      if (ahead.length > (worst?.count ?? 0) && ahead[0] === now) worst = { count: ahead.length, at: now }
      const behind = times.filter((at) => at <= now && now - at < 10 * minutes).length
      // What was so since the last look.
      if (on && now > from) floodMs += step
      if (!on && behind >= 10) floods++
      on = on ? behind >= 5 : behind >= 10
    }
    return { role, told: times.length, worst, floods, floodMs }
  })
  const causes = new Map<string, number>()
  for (const { type, area } of raised) causes.set(`${type}/${area}`, (causes.get(`${type}/${area}`) ?? 0) + 1)
  const all = lines(world.commits, 0, to)
  const waits = all.flatMap(({ at, event }, i) => {
    if (event.type !== 'alarmAcknowledged' || at < from) return []
    const shown = all.slice(0, i).filter(({ event: one }) => {
      if (one.type === 'alarmRaised') return one.alarm.id === event.alarmId
      const anew = one.type === 'alarmUnshelved' || (one.type === 'alarmEscalated' && one.left !== undefined)
      return anew && one.alarmId === event.alarmId
    })
    return [at - shown.at(-1)!.at]
  })
  waits.sort((a, b) => a - b)
  const middle = waits.length / 2
  const chattering = [...new Set(raised.map(({ id }) => id))]
    .map((id) => raised.filter((one) => one.id === id))
    .filter((list) => list.some(({ at }) => list.filter((one) => one.at >= at && one.at - at <= minutes).length >= 3))
  // Since when each condition holds, from the whole log.
  const since = new Map<string, number>()
  for (const { at, event } of all)
    if (event.type === 'alarmRaised') since.set(event.alarm.id, since.get(event.alarm.id) ?? at)
    else if (event.type === 'alarmReturned') since.delete(event.alarmId)
  const now = [...world.state.values('alarm')]
  const of = (id: string) => now.find((alarm) => alarm.id === id)!
  return {
    announced: raised.length,
    priorities: {
      1: raised.filter(({ type }) => alarmTypes[type].priority === 1).length,
      2: raised.filter(({ type }) => alarmTypes[type].priority === 2).length,
      3: raised.filter(({ type }) => alarmTypes[type].priority === 3).length,
    },
    seats,
    sources: [...causes]
      .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
      .map(([key, count]) => ({ type: key.split('/')[0] as AlarmType, area: key.split('/')[1]!, count })),
    chattering: chattering
      .map((list) => ({ type: list.at(-1)!.type, area: list.at(-1)!.area, count: list.length }))
      .sort((a, b) => b.count - a.count),
    seen: waits.length,
    medianMs:
      waits.length === 0
        ? null
        : Number.isInteger(middle)
          ? Math.round((waits[middle - 1]! + waits[middle]!) / 2)
          : waits[Math.floor(middle)]!,
    taken: log.filter(({ event }) => event.type === 'alarmTaken').length,
    passedOn: log.filter(({ event }) => event.type === 'alarmEscalated').length,
    standing: [...since.keys()].filter((id) => !of(id).shelved).length,
    long: [...since]
      .filter(([, at]) => to - at > 24 * hours)
      .sort(([, a], [, b]) => a - b)
      .map(([id, at]) => ({ type: of(id).type, area: of(id).area, since: at })),
    shelved: now.filter(({ shelved }) => shelved !== null).length,
  }
}

const deed = fc.record({
  what: fc.constantFrom('raise', 'raise', 'raise', 'gone', 'gone', 'see', 'take', 'shelve', 'back', 'on', 'away'),
  thing: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }),
  type: fc.constantFrom(...types),
  /** mostly right after the one before, at times much later */
  steps: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(3_000) }),
})
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never
/** One thing that is raised, goes and is seen again and again at once: by chance alone a flood is too rare to be relied on. */
const storm = fc
  .tuple(fc.nat(5), fc.constantFrom(...types))
  .map(([thing, type]) =>
    Array.from({ length: 12 }, () =>
      (['raise', 'gone', 'see'] as const).map((what) => ({ what, thing, type, steps: 0 })),
    ).flat(),
  )
const deeds: fc.Arbitrary<Deed[]> = fc
  .array(fc.oneof({ weight: 40, arbitrary: deed.map((one) => [one]) }, { weight: 1, arbitrary: storm }), {
    minLength: 1,
    maxLength: 120,
    size: 'max',
  })
  .map((parts) => parts.flat())

function live(world: World, { what, thing, type, steps }: Deed): void {
  world.wait(steps * step)
  const id = `sla:t${thing}`
  const alarm = world.state.get('alarm', id)
  const raisedAt = alarm?.raisedAt ?? 0
  const about = { id, type, ticketId: `t${thing}`, technicianId: null, area: areas[thing % 2]! }
  const asked = {
    raise: () => world.ask(intent('raise-alarm', { alarm: about }, {}), rule),
    gone: () => world.ask(intent('return-alarm', { alarmId: id }, {}), rule),
    see: () => world.ask(intent('acknowledge-alarms', { alarms: [{ id, raisedAt }] }, {})),
    take: () => world.ask(intent('take-alarms', { alarms: [{ id, heldBy: null }] }, {})),
    shelve: () => {
      const args = { alarmId: id, raisedAt, minutes: 15 as const, reason: 'known' }
      return world.ask(intent('shelve-alarm', args, {}), { role: 'supervisor' })
    },
    back: () => world.ask(intent('unshelve-alarm', { alarmId: id }, {}), rule),
    on: () => world.ask(intent('escalate-alarm', { alarmId: id }, {}), rule),
    away: () => world.ask(intent('escalate-alarm', { alarmId: id, gone: 'console-1' }, {}), rule),
  }
  asked[what]()
}

describe('the report of the alarms', () => {
  test('[KPI1] [KPI2] [KPI3] whatever has happened: what it says is what a plain count over the raw log says', () => {
    const met = { floods: 0, chattering: 0, long: 0, seen: 0, passedOn: 0, shelved: 0 }
    fc.assert(
      fc.property(deeds, fc.constantFrom(8, 12, 24), fc.nat(60), (deeds, hoursBack, rest) => {
        const world = new World()
        for (const one of deeds) live(world, one)
        const to = world.wait(rest * step).now
        const from = Math.max(morning, to - hoursBack * hours)
        const report = alarmReport(world.commits, world.state.values('alarm'), { from, to, logBegins: false })
        const { course, from: _from, to: _to, logBegins: _begins, ...rest2 } = report
        expect(rest2).toEqual(plainCount(world, from, to))
        expect(course.reduce((sum, one) => sum + one, 0)).toBe(report.announced)
        expect(alarmReportSchema.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined()
        for (const key of ['chattering', 'long'] as const) met[key] += report[key].length
        for (const key of ['seen', 'passedOn', 'shelved'] as const) met[key] += report[key]
        met.floods += report.seats[0]!.floods
      }),
      runs(120),
    )
    // It is worth something only if all of that has happened.
    for (const [what, times] of Object.entries(met)) expect([what, times > 0]).toEqual([what, true])
  })

  test('[KPI2] a flood ends when fewer than five are of the last ten minutes, to the millisecond', () => {
    const world = new World()
    for (let i = 0; i < 12; i++) {
      const about = {
        id: `sla:t${i}`,
        type: 'sla-yellow',
        ticketId: `t${i}`,
        technicianId: null,
        area: 'south',
      } as const
      world.wait(1_000).does(intent('raise-alarm', { alarm: about }, {}), rule)
    }
    world.wait(hours)
    const report = alarmReport(world.commits, [], { from: morning, to: world.now, logBegins: true })
    // From the tenth to ten minutes after the eighth, when four are left.
    expect(report.seats[0]).toMatchObject({ told: 12, floods: 1, floodMs: 10 * minutes - 2_000 })
    expect(report.seats[0]!.worst).toEqual({ count: 12, at: morning + 1_000 })
    expect(report.seats[1]).toMatchObject({ told: 0, worst: null, floods: 0, floodMs: 0 })
    expect(report.course).toEqual([12, 0, 0, 0, 0, 0, 0])
  })

  test('[KPI3] more than ten causes: the ten with the most', () => {
    const world = new World()
    for (let cause = 0; cause < 13; cause++)
      for (let i = 0; i <= cause; i++) {
        const id = `sla:${cause}-${i}`
        const about = { id, type: 'sla-late', ticketId: id, technicianId: null, area: `a${cause}` } as const
        world.wait(minutes).does(intent('raise-alarm', { alarm: about }, {}), rule)
      }
    const { sources } = alarmReport(world.commits, [], { from: morning, to: world.now, logBegins: false })
    expect(sources.map(({ count }) => count)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4])
  })
})
