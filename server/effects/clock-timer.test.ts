import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ClockTimer } from './clock-timer.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { TicketId } from '../../shared/model/ids.ts'
import { hours, minutes, morning, World } from '../../test/support/world.ts'

let asked: string[]
let world: World
let timer: ClockTimer
/** nothing that is asked is done */
let deaf: boolean
/** What the relay does with what it is asked: decides, commits, and tells the timer. */
const start = () =>
  new ClockTimer(
    world.state,
    () => world.now,
    (id, rule) => {
      asked.push(`${rule.name} ${id}`)
      if (deaf) return
      world.ask(rule, { role: 'rule' })
      note((rule.args as { ticketId: string }).ticketId)
    },
  )
const note = (...ids: TicketId[]) =>
  timer.note(ids.map((id) => ({ kind: 'ticket', id, value: world.state.get('ticket', id) ?? null })))
const pass = (ms: number) => {
  // In small steps, as clocks go: a timer wakes by its own time and reads the relay's.
  for (let left = ms; left > 0; left -= minutes) {
    world.wait(Math.min(left, minutes))
    vi.advanceTimersByTime(Math.min(left, minutes))
  }
}
const told = () => asked.splice(0).map((one) => one.split(' ')[0])
const crossed = () => Object.values(world.get('ticket', 't1').clocks).map((clock) => clock.crossed)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = []
  deaf = false
  world = new World()
  timer = start()
})
afterEach(() => {
  timer.stop()
  vi.useRealTimers()
})
const ticket = () => {
  // Normal: respond 2 h, arrive 8 h, resolve 24 h.
  world.ticket('t1')
  note('t1')
}

describe('thresholds', () => {
  test('[SLA11] each is told once, when it is crossed: yellow, urgent, due', () => {
    ticket()
    pass(90 * minutes - 1)
    expect(told()).toEqual([])
    pass(1)
    expect([told(), crossed()]).toEqual([['cross-thresholds'], [1, 0, 0]])
    pass(18 * minutes)
    expect([told(), crossed()]).toEqual([['cross-thresholds'], [2, 0, 0]])
    pass(12 * minutes)
    expect([told(), crossed()]).toEqual([['cross-thresholds'], [3, 0, 0]])
    expect(world.get('ticket', 't1').clocks.respond.breachedAt).toBe(morning + 2 * hours)
    pass(23 * hours)
    expect(crossed()).toEqual([3, 3, 3])
    expect(told()).toHaveLength(6)
    pass(9 * hours)
    expect(told()).toEqual([])
  })

  test('[SLA11] after a restart what was crossed meanwhile is told, and nothing a second time', () => {
    ticket()
    pass(100 * minutes)
    expect(told()).toHaveLength(1)
    timer.stop()
    world.wait(3 * hours)
    timer = start()
    timer.start(world.state.values('ticket'))
    vi.advanceTimersByTime(1)
    expect([told(), crossed()]).toEqual([['cross-thresholds'], [3, 0, 0]])
    const last = world.commits.at(-1)!
    expect(last.events).toMatchObject([
      {
        type: 'thresholdsCrossed',
        crossings: [{ threshold: 'urgent' }, { threshold: 'due', at: morning + 2 * hours }],
      },
    ])
  })

  test('[SLA11] a ticket that has ended, and a clock that is held, cross nothing', () => {
    ticket()
    world.ticket('t2')
    note('t2')
    world.does(intent('pause-clocks', { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: '', endsBy: null }, {}))
    world.does(intent('cancel-ticket', { ticketId: 't2', reason: 'double' }, {}))
    note('t1', 't2')
    pass(48 * hours)
    // The respond clock is not one that a pause holds.
    expect([crossed(), Object.values(world.get('ticket', 't2').clocks).map((c) => c.crossed)]).toEqual([
      [3, 0, 0],
      [0, 0, 0],
    ])
  })

  test('[SLA11] many at once come one after the other, and all of them', () => {
    const ids = Array.from({ length: 350 }, (_, i) => `t${i}`)
    for (const id of ids) world.ticket(id)
    world.wait(90 * minutes)
    timer.start(world.state.values('ticket'))
    vi.advanceTimersByTime(1)
    expect(told()).toHaveLength(100)
    vi.advanceTimersByTime(100)
    expect(ids.every((id) => world.get('ticket', id).clocks.respond.crossed === 1)).toBe(true)
  })

  test('[SLA11] what was asked and not done is asked again, a minute later', () => {
    ticket()
    deaf = true
    pass(90 * minutes)
    expect(told()).toEqual(['cross-thresholds'])
    deaf = false
    pass(minutes - 1)
    expect(told()).toEqual([])
    pass(1)
    expect([told(), crossed()]).toEqual([['cross-thresholds'], [1, 0, 0]])
  })

  test('[SLA12] a pause ends at its instant while the relay runs', () => {
    ticket()
    const endsBy = world.now + 10 * minutes
    world.does(intent('pause-clocks', { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: '', endsBy }, {}))
    note('t1')
    pass(10 * minutes - 1)
    expect(told()).toEqual([])
    pass(1)
    expect(told()).toEqual(['resume-clocks'])
  })
})

describe('pauses', () => {
  test('[SLA12] one that has lasted its time ends by itself, at that very instant, and the clock goes on', () => {
    ticket()
    pass(hours)
    const endsBy = world.now + 3 * hours
    world.does(intent('pause-clocks', { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: '', endsBy }, {}))
    note('t1')
    told()
    // The relay is away when it ends.
    timer.stop()
    world.wait(4 * hours)
    timer = start()
    timer.start(world.state.values('ticket'))
    vi.advanceTimersByTime(1)
    expect(told()).toContain('resume-clocks')
    const { pauses, clocks } = world.get('ticket', 't1')
    expect(pauses).toMatchObject([{ to: endsBy, endedBy: { role: 'rule' } }])
    expect(clocks.arrive).toMatchObject({ pausedAt: null, dueAt: morning + 11 * hours })
  })
})
