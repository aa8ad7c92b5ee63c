import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AlarmWatch } from './alarm-watch.ts'
import { Attendance } from '../seats/attendance.ts'
import { intent } from '../../shared/commands/decide.ts'
import { fieldOf } from '../../shared/model/ticket-fields.ts'
import type { Change } from '../../shared/model/entities.ts'
import { Layer } from '../../shared/model/entities.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { assign, minutes, reassign, smallWorld, type World } from '../../test/support/world.ts'

let world: World
let watch: AlarmWatch
let silence: number
let attendance: Attendance
let here: string[]
let asked: string[]

const start = () => {
  attendance = new Attendance(
    () => world.now,
    () => here.map((seat) => ({ seat: { seat } })),
  )
  watch = new AlarmWatch(world.state, {
    now: () => world.now,
    silence: () => silence,
    awaySince: (seat) => attendance.awaySince(seat),
    applyRule(id, rule) {
      asked.push(`${rule.name} ${id.split(':').slice(1, -1).join(':')}`)
      noting(() => world.ask(rule, { role: 'rule' }))
    },
  })
}
/** Lets something happen and tells the watch what it changed, as the relay does. */
function noting(act: () => unknown): void {
  const before = new Layer(world.state)
  const from = world.commits.length
  act()
  for (const commit of world.commits.slice(from)) applyCommitAgain(before, commit)
  watch.note(
    [...before.changed()].map(({ kind, id }) => ({ kind, id, value: world.state.get(kind, id) ?? null }) as Change),
  )
}
/** Only to learn which entities a commit touches. */
function applyCommitAgain(layer: Layer, commit: World['commits'][number]): void {
  try {
    applyCommit(layer, commit)
  } catch {
    // What it touched was touched before it failed on what is there already.
  }
}
const pass = (ms: number) => {
  for (let left = ms; left > 0; left -= 10_000) {
    world.wait(Math.min(left, 10_000))
    vi.advanceTimersByTime(Math.min(left, 10_000))
  }
}
const alarms = () =>
  [...world.state.values('alarm')]
    .map(({ id, type, active, owner }) => `${id} ${type} ${active ? 'on' : 'back'} ${owner}`)
    .sort()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  world = smallWorld()
  silence = 0
  here = ['console-1']
  asked = []
  start()
  watch.start(10_000)
})
afterEach(() => {
  watch.stop()
  vi.useRealTimers()
})

test('[TKT16] the site is corrected: alarms about the ticket and its offer are in the other area, and not announced anew', () => {
  noting(() => world.ask(assign('t1', 'v1', 'w1')))
  pass(10 * minutes)
  world.now = Math.max(world.now, world.get('ticket', 't1').clocks.respond.yellowAt)
  noting(() => world.ask(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' }))
  pass(minutes)
  const about = () =>
    ['offer:v1', 'sla:t1'].map((id) => {
      const { area, raisedAt } = world.get('alarm', id)
      return [id, area, raisedAt]
    })
  const before = about()
  expect(before.map(([, area]) => area)).toEqual(['south', 'south'])
  const from = fieldOf(world.get('ticket', 't1'), 'site')
  pass(10_000)
  asked = []
  const site = { from, to: { ...from, area: 'north' } }
  noting(() => world.ask(intent('edit-ticket', { ticketId: 't1', fields: { site } }, {})))
  expect(about()).toEqual(before.map(([id, , raisedAt]) => [id, 'north', raisedAt]))
  expect(asked.sort()).toEqual(['raise-alarm offer:v1', 'raise-alarm sla:t1'])
})

describe('alarms by what the state says', () => {
  test('[ALM7] a ticket’s clocks: one alarm that becomes more urgent, and returns when it ends', () => {
    const cross = () => noting(() => world.ask(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' }))
    pass(91 * minutes)
    cross()
    expect(alarms()).toEqual(['sla:t1 sla-yellow on dispatcher'])
    pass(18 * minutes)
    cross()
    pass(12 * minutes)
    cross()
    expect(alarms()).toEqual(['sla:t1 sla-due on dispatcher'])
    noting(() => world.does(intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {})))
    pass(50_000)
    expect(alarms()).toEqual(['sla:t1 sla-due on dispatcher'])
    pass(20_000)
    expect(alarms()).toEqual(['sla:t1 sla-due back dispatcher'])
  })

  test('[ALM7] an offer nobody answers, after five minutes; given to another one, it is another offer', () => {
    noting(() => world.assign('t1', 'v1', 'w1'))
    pass(5 * minutes - 1_000)
    expect(alarms()).toEqual([])
    pass(2_000)
    expect(alarms()).toEqual(['offer:v1 offer-unanswered on dispatcher'])
    noting(() => world.does(reassign('t1', 'v1', 'v2', 'w2')))
    expect(alarms()).toEqual(['offer:v1 offer-unanswered back dispatcher'])
    noting(() => world.does(intent('accept-visit', { visitId: 'v2' }, {}), { phone: 'w2' }))
    pass(10 * minutes)
    expect(alarms()).toEqual(['offer:v1 offer-unanswered back dispatcher'])
  })

  test('[ALM7] silence on a job, after a minute of it; heard of again before that, nothing was', () => {
    noting(() => world.assign('t1', 'v1', 'w1'))
    silence = 31 * minutes
    pass(5 * minutes - 10_000)
    expect(alarms()).toEqual([])
    noting(() => world.report('v1', 'travelling'))
    pass(50_000)
    silence = 0
    pass(10_000)
    silence = 31 * minutes
    pass(60_000)
    expect(alarms()).toEqual([])
    pass(20_000)
    expect(alarms()).toEqual(['contact:w1 no-contact on dispatcher'])
    silence = 0
    pass(20_000)
    silence = 31 * minutes
    pass(100_000)
    // It never returned, so it was not raised a second time.
    expect(asked).toEqual(['raise-alarm contact:w1'])
    silence = 0
    pass(50_000)
    expect(alarms()).toEqual(['contact:w1 no-contact back dispatcher'])
  })

  test('[ALM7] thirty minutes are not silence yet, a moment more is', () => {
    noting(() => world.assign('t1', 'v1', 'w1').report('v1', 'travelling'))
    silence = 30 * minutes
    pass(3 * minutes)
    expect(alarms()).toEqual([])
    silence++
    pass(80_000)
    expect(alarms()).toEqual(['contact:w1 no-contact on dispatcher'])
  })

  test('[ALM7] more than a full load, for a minute; the shift lead’s', () => {
    noting(() => world.technician('w9', { capacity: 1 }).assign('t1', 'v1', 'w9').assign('t2', 'v2', 'w9'))
    pass(50_000)
    expect(alarms()).toEqual([])
    pass(20_000)
    expect(alarms()).toEqual(['load:w9 overloaded on shift-lead'])
    noting(() => world.does(intent('unassign-ticket', { ticketId: 't2' }, { visitId: 'v2' })))
    pass(70_000)
    expect(alarms()).toEqual(['load:w9 overloaded back shift-lead'])
  })

  test('[ALM4] [ALM5] the shelf ends, and what nobody acts on goes on, also when the relay was away meanwhile', () => {
    noting(() => world.assign('t1', 'v1', 'w1'))
    pass(5 * minutes + 1_000)
    const { raisedAt } = world.get('alarm', 'offer:v1')
    noting(() =>
      world.does(intent('shelve-alarm', { alarmId: 'offer:v1', raisedAt, minutes: 15, reason: 'known' }, {})),
    )
    watch.stop()
    world.wait(16 * minutes)
    start()
    watch.start(10_000)
    vi.advanceTimersByTime(100)
    expect(world.get('alarm', 'offer:v1')).toMatchObject({ shelved: null, raisedAt: world.now })
    pass(10 * minutes)
    expect(world.get('alarm', 'offer:v1').owner).toBe('shift-lead')
    pass(30 * minutes)
    expect(world.get('alarm', 'offer:v1').owner).toBe('supervisor')
    expect(asked.filter((one) => one.startsWith('escalate')).length).toBe(2)
  })

  describe('taken over', () => {
    const held = () => world.get('alarm', 'offer:v1')
    const take = () =>
      noting(() => world.does(intent('take-alarms', { alarms: [{ id: 'offer:v1', heldBy: null }] }, {})))
    beforeEach(() => {
      noting(() => world.assign('t1', 'v1', 'w1'))
      pass(5 * minutes + 10_000)
    })

    test('[ESC6] who has it does nothing: it goes on after their time to respond, not after that of the role', () => {
      pass(9 * minutes)
      take()
      pass(9 * minutes)
      expect(held()).toMatchObject({ owner: 'dispatcher', holder: { by: { name: 'Anna' } } })
      pass(minutes + 10_000)
      expect(held().owner).toBe('shift-lead')
      expect(held().holder).toBeUndefined()
    })

    test('[ESC6] the seat is away for two minutes: it goes on, once; a restart of the console is nothing', () => {
      take()
      pass(minutes)
      here = []
      pass(minutes + 50_000)
      here = ['console-1']
      pass(minutes)
      expect(held().holder?.by.name).toBe('Anna')
      here = ['console-2']
      pass(minutes + 40_000)
      expect(held().owner).toBe('dispatcher')
      pass(40_000)
      expect(held().owner).toBe('shift-lead')
      expect(held().holder).toBeUndefined()
      pass(5 * minutes)
      expect(asked.filter((one) => one.startsWith('escalate'))).toHaveLength(1)
    })

    test('[ESC6] the relay was away: the seat has two minutes to come back, then what was seen there is seen no more', () => {
      take()
      const { raisedAt } = held()
      noting(() => world.does(intent('acknowledge-alarms', { alarms: [{ id: 'offer:v1', raisedAt }] }, {})))
      watch.stop()
      world.wait(60 * minutes)
      here = []
      start()
      watch.start(10_000)
      pass(minutes)
      expect(held()).toMatchObject({ holder: { by: { name: 'Anna' } }, acknowledged: { by: { name: 'Anna' } } })
      pass(minutes + 20_000)
      expect(held()).toMatchObject({ owner: 'shift-lead', acknowledged: null })
      expect(held().holder).toBeUndefined()
    })
  })

  test('[ALM4] [ALM5] at the very instant: off the shelf, and on to the next role', () => {
    noting(() => world.assign('t1', 'v1', 'w1'))
    pass(5 * minutes)
    const { raisedAt } = world.get('alarm', 'offer:v1')
    const shelving = { alarmId: 'offer:v1', raisedAt, minutes: 15, reason: 'known' } as const
    noting(() => world.does(intent('shelve-alarm', shelving, {})))
    pass(15 * minutes)
    expect(world.get('alarm', 'offer:v1')).toMatchObject({ shelved: null, owner: 'dispatcher' })
    pass(10 * minutes)
    expect(world.get('alarm', 'offer:v1').owner).toBe('shift-lead')
  })

  test('[ALM2] what has returned unseen and comes again is raised again', () => {
    const load = () => noting(() => world.assign('t2', 'v2', 'w9'))
    noting(() => world.technician('w9', { capacity: 1 }).assign('t1', 'v1', 'w9'))
    load()
    pass(70_000)
    noting(() => world.does(intent('unassign-ticket', { ticketId: 't2' }, { visitId: 'v2' })))
    pass(70_000)
    expect(alarms()).toEqual(['load:w9 overloaded back shift-lead'])
    noting(() => world.does(assign('t2', 'v3', 'w9')))
    pass(70_000)
    expect(alarms()).toEqual(['load:w9 overloaded on shift-lead'])
  })

  test('[ESC1] other rules hold for what is there already', () => {
    noting(() => world.ticket('t9', { category: 'complaint' }))
    const { policies } = defaultSettings
    const rules = [{ id: 'soon', on: true, kind: 'untouched', category: 'complaint', afterMs: 10 * minutes }] as const
    const configured = intent('configure-sla', { calendars: [], policies, rules: [...rules] }, { revision: 0 })
    noting(() => world.does(configured, { role: 'administrator' }))
    pass(10 * minutes)
    expect(alarms()).toEqual(['idle:t9 untouched on supervisor'])
  })
})

describe('a relay that starts', () => {
  const restart = () => {
    watch.stop()
    start()
    watch.start(10_000)
    pass(70_000)
  }

  test('[ALM7] raises what came about while it was away: of tickets, offers, technicians', () => {
    watch.stop()
    world.technician('w9', { capacity: 1 }).assign('t1', 'v1', 'w9').assign('t2', 'v2', 'w9')
    world.ticket('t3').wait(95 * minutes)
    world.ask(intent('cross-thresholds', { ticketId: 't3' }, {}), { role: 'rule' })
    world.does(intent('accept-visit', { visitId: 'v2' }, {}), { phone: 'w9' })
    restart()
    expect(alarms()).toEqual([
      'load:w9 overloaded on shift-lead',
      'offer:v1 offer-unanswered on dispatcher',
      'sla:t3 sla-yellow on dispatcher',
    ])
  })

  test('[ALM7] returns the alarm of what is no more', () => {
    watch.stop()
    const alarm = { id: 'sla:gone', type: 'sla-due', ticketId: 'gone', technicianId: null, area: '' } as const
    world.does(intent('raise-alarm', { alarm }, {}), { role: 'rule' })
    restart()
    expect(alarms()).toEqual(['sla:gone sla-due back dispatcher'])
  })

  test('[ALM7] one that has stopped asks about nobody any more', () => {
    noting(() => world.assign('t1', 'v1', 'w1').report('v1', 'travelling'))
    watch.stop()
    silence = 31 * minutes
    pass(5 * minutes)
    expect(alarms()).toEqual([])
  })
})
