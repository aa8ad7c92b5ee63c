import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ReleaseTimer } from './release-timer.ts'
import { intent } from '../../shared/commands/decide.ts'
import { hours, smallWorld, type World } from '../../test/support/world.ts'

let asked: string[]
let world: World
let timer: ReleaseTimer
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = []
  world = smallWorld().grace(5_000)
  timer = new ReleaseTimer(
    () => world.now,
    (id, { name, args }) => void asked.push(`${id} ${name} ${(args as { visitId: string }).visitId}`),
  )
})
afterEach(() => {
  timer.stop()
  vi.useRealTimers()
})
const note = () => timer.note([...world.state.values('visit')].map((value) => ({ kind: 'visit', id: value.id, value })))
/** Time passes for the relay's clock and for its timers, which need not agree. */
const pass = (timersMs: number, clockMs = timersMs) => {
  world.wait(clockMs)
  vi.advanceTimersByTime(timersMs)
}

describe('held offers', () => {
  test('[VIS6] leave when their grace is over, once, by a command named after what it is for', () => {
    world.assign('t1', 'v1', 'w1')
    note()
    pass(4_999)
    note()
    expect(asked).toEqual([])
    pass(1)
    pass(60_000)
    expect(asked).toEqual(['release:v1 release-visit v1'])
  })

  test('[VIS6] also when the timer ends a little before the clock says so', () => {
    world.assign('t1', 'v1', 'w1')
    note()
    pass(5_000, 4_999)
    expect(asked).toEqual([])
    pass(1)
    expect(asked).toHaveLength(1)
  })

  test('[VIS6] also when the clock is set back meanwhile', () => {
    world.assign('t1', 'v1', 'w1')
    note()
    pass(5_000, -2 * hours)
    expect(asked).toEqual([])
    pass(2 * hours + 5_000)
    expect(asked).toHaveLength(1)
  })

  test('[VIS6] not when they are taken back', () => {
    world.assign('t1', 'v1', 'w1')
    note()
    world.does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    note()
    pass(60_000)
    expect(asked).toEqual([])
  })

  test('[VIS6] after a restart too: whose grace is over long since leave at once', () => {
    world.assign('t1', 'v1', 'w1').wait(hours).assign('t2', 'v2', 'w2')
    for (const visit of world.state.values('visit')) timer.noteVisit(visit)
    pass(0)
    expect(asked).toEqual(['release:v1 release-visit v1'])
    pass(5_000)
    expect(asked).toHaveLength(2)
  })

  test('[VIS6] also one that the control room has reported on meanwhile: its phone does not have it yet', () => {
    world.assign('t1', 'v1', 'w1').does(intent('report-status', { visitId: 'v1', status: 'travelling' }, {}))
    note()
    pass(5_000)
    expect(asked).toEqual(['release:v1 release-visit v1'])
    world.does(intent('release-visit', { visitId: 'v1' }, {}), { role: 'rule' })
    expect(world.get('visit', 'v1')).toMatchObject({ released: true, state: 'travelling' })
  })

  test('[VIS6] an urgent one never was held', () => {
    world.ticket('t3', { priority: 1 }).assign('t3', 'v3', 'w1')
    note()
    pass(60_000)
    expect(asked).toEqual([])
  })
})
