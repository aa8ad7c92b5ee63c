import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AlarmWatch } from './alarm-watch.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change } from '../../shared/model/entities.ts'
import { Layer } from '../../shared/model/entities.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import { minutes, reassign, smallWorld, type World } from '../../test/support/world.ts'

let world: World
let watch: AlarmWatch
let silence: number
let asked: string[]

const start = () => {
  watch = new AlarmWatch(world.state, {
    now: () => world.now,
    silence: () => silence,
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
  asked = []
  start()
  watch.start(10_000)
})
afterEach(() => {
  watch.stop()
  vi.useRealTimers()
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
    expect(alarms()).toEqual(['sla:t1 sla-due back shift-lead'].map((one) => one.replace('shift-lead', 'dispatcher')))
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
    pass(60_000)
    // It never returned, so it was not raised a second time.
    expect(asked.filter((one) => one === 'raise-alarm contact:w1')).toHaveLength(1)
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
})
