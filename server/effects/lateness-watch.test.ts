import { beforeEach, describe, expect, test, vi } from 'vitest'
import { latenessOf, LatenessWatch } from './lateness-watch.ts'
import { intent } from '../../shared/commands/decide.ts'
import { fieldOf } from '../../shared/model/ticket-fields.ts'
import type { Place } from '../../shared/model/place.ts'
import { clockLight, type Clock } from '../../shared/model/sla.ts'
import type { WayLeg } from '../../shared/routing/way.ts'
import { hours, minutes, morning, reassign, World } from '../../test/support/world.ts'

let world: World
let watch: LatenessWatch
let place: Place | null
/** how long every drive takes, minutes */
let drive: number
let told: number
/** how often the roads were asked, and what happens before they answer */
let asked: number
let meanwhile: () => void
const leg = (): WayLeg => ({ seconds: drive * 60, metres: 0, estimate: false, line: [] })

beforeEach(() => {
  // Fault: to be reached within 2 h, done within 4 h.
  world = new World().technician('w1').technician('w2').ticket('t1', { priority: 2 }).ticket('t2', { priority: 2 })
  place = { lat: 52, lon: 13 }
  drive = 30
  told = 0
  asked = 0
  meanwhile = () => {}
  watch = new LatenessWatch(world.state, {
    now: () => world.now,
    placeOf: () => place,
    along: (places) => {
      asked++
      meanwhile()
      return Promise.resolve(places.slice(1).map(leg))
    },
    applyRule: (_id, rule) => {
      told++
      world.ask(rule, { role: 'rule' })
    },
  })
})
const late = (id: string) => {
  const { arrive, resolve } = world.get('ticket', id).clocks
  return [arrive.lateAt, resolve.lateAt].map((at) => at && (at - morning) / minutes)
}

describe('expected lateness', () => {
  test('[SLA16] the second stop is late by the drives and the work before it, and yellow before its time', async () => {
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')
    await watch.look()
    expect([late('t1'), late('t2')]).toEqual([
      [null, null],
      [null, null],
    ])
    drive = 50
    await watch.look()
    // 50 + 45 + 50 = 145 min instead of 120.
    expect([late('t1'), late('t2')]).toEqual([
      [null, null],
      [145, null],
    ])
    expect(clockLight(world.get('ticket', 't2').clocks.arrive, world.now)).toBe('yellow')
    await watch.look()
    expect(told).toBe(1)
  })

  test('[TKT16] a site that is corrected while the roads are asked: nothing follows from where it was', async () => {
    drive = 130
    world.assign('t1', 'v1', 'w1')
    const from = fieldOf(world.get('ticket', 't1'), 'site')
    const site = { from, to: { ...from, address: 'Hauptstraße 21', place: { lat: 52.6, lon: 13.4 } } }
    meanwhile = () => {
      meanwhile = () => {}
      world.does(intent('edit-ticket', { ticketId: 't1', fields: { site } }, {}))
    }
    await watch.look()
    expect(late('t1')).toEqual([null, null])
    await watch.look()
    expect(late('t1')).toEqual([130, null])
  })

  test('[SLA16] in time again, it is said; and with another technician nothing is expected until it is known', async () => {
    drive = 130
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')
    await watch.look()
    expect(late('t1')).toEqual([130, null])
    drive = 100
    await watch.look()
    expect(late('t1')).toEqual([null, null])
    expect(late('t2')).toEqual([245, 290])
    world.does(reassign('t2', 'v2', 'v3', 'w2'))
    expect(late('t2')).toEqual([null, null])
  })

  test('[SLA16] from a position that is too old nothing follows: what was expected stays', async () => {
    drive = 130
    world.assign('t1', 'v1', 'w1')
    await watch.look()
    place = null
    drive = 1
    await watch.look()
    expect(late('t1')).toEqual([130, null])
  })

  test('[SLA16] at the edge it does not flicker, and is told again only when it has moved', () => {
    const clock = { dueAt: hours, stoppedAt: null, pausedAt: null, lateAt: null } as Clock
    const after = (min: number) => hours + min * minutes
    expect(latenessOf(clock, after(1.9))).toBeNull()
    expect(latenessOf(clock, after(2))).toBe(after(2))
    const known = { ...clock, lateAt: after(2) }
    expect([-2.9, 0, 6.9].map((min) => latenessOf(known, after(min)))).toEqual([after(2), after(2), after(2)])
    expect([-3, 7].map((min) => latenessOf(known, after(min)))).toEqual([null, after(7)])
    expect(latenessOf({ ...known, pausedAt: 1 }, after(9))).toBeNull()
    expect(latenessOf({ ...known, stoppedAt: 1 }, after(9))).toBeNull()
  })

  test('[SLA16] what was reckoned for a route that has changed meanwhile is told to nobody', async () => {
    drive = 130
    world.assign('t1', 'v1', 'w1')
    meanwhile = () => world.assign('t2', 'v2', 'w1', 'v1')
    await watch.look()
    expect([late('t1'), late('t2'), told]).toEqual([[null, null], [null, null], 0])
  })

  test('[SLA16] it looks again and again, and no more once it has stopped, even on its way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      drive = 130
      world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w2')
      watch.start(1_000)
      await vi.advanceTimersByTimeAsync(3_500)
      expect(asked).toBe(6)
      meanwhile = () => watch.stop()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(asked).toBe(7)
      await vi.advanceTimersByTimeAsync(10_000)
      expect([asked, vi.getTimerCount()]).toEqual([7, 0])
    } finally {
      vi.useRealTimers()
    }
  })
})
