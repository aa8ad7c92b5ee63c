import { describe, expect, it } from 'vitest'
import { World, facts } from '../../test/support/world.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { phoneView } from '../technician/phone-view.ts'
import { Chance } from './chance.ts'
import { Habits } from './habits.ts'
import { smallCity } from './small-city.ts'
import { TechnicianLife } from './technician-life.ts'

const home = { lat: 51, lon: 71 }
const { streets } = smallCity()

/** A technician's day second by second, on a relay's rules; everything said is decided at once. */
class Day {
  readonly world = new World().technician('w17', { home, skills: [] })
  readonly said: string[] = []
  readonly life: TechnicianLife
  seconds = 0

  constructor(seed: string, place = home) {
    const chance = new Chance(seed)
    this.life = new TechnicianLife({ streets, habits: new Habits('ordinary', chance), chance }, place, 0)
  }

  /** A ticket so many blocks east of home, offered and delivered. */
  job(id: string, blocks: number): this {
    const site = { ...facts().site, place: { lat: 51, lon: 71 + blocks * 0.001 } }
    this.world.ticket(id, { site }).assign(id, `v-${id}`, 'w17')
    return this.deliver(`v-${id}`)
  }

  deliver(...offers: string[]): this {
    this.world.does(intent('confirm-delivery', { offers, recalls: [], routeRevision: null }, {}), { phone: 'w17' })
    return this
  }

  do(intents: readonly Intent[]): void {
    for (const asked of intents) {
      this.world.does(asked, { phone: 'w17' })
      const { visitId, status } = asked.args as { visitId?: string; status?: string }
      this.said.push([asked.name, status, visitId].filter(Boolean).join(' '))
    }
  }

  get view() {
    return phoneView(this.world.state, 'w17')
  }

  /** Lets seconds pass until this is so. @returns how many passed */
  until(isSo: () => boolean, limit = 3_600): number {
    const from = this.seconds
    while (!isSo()) {
      if (this.seconds - from >= limit) throw new Error(`not within ${limit} s: ${this.said.join(', ')}`)
      this.seconds += 1
      this.world.wait(1_000)
      this.do(this.life.step(this.view, this.seconds, this.world.now))
    }
    return this.seconds - from
  }

  state(id: string) {
    return this.world.get('visit', `v-${id}`).state
  }
}

describe('TechnicianLife', () => {
  it('accepts after a while, travels, arrives, works and resolves, in this order', () => {
    const day = new Day('a').job('t1', 10)
    expect(day.until(() => day.state('t1') === 'accepted')).toBeLessThanOrEqual(30)
    day.until(() => day.state('t1') === 'travelling', 60)
    const drive = day.until(() => day.state('t1') === 'on-site', 400)
    expect(drive).toBeGreaterThanOrEqual(100)
    const work = day.until(() => day.world.get('ticket', 't1').state === 'resolved', 800)
    expect(work).toBeGreaterThanOrEqual(180)
    expect(day.said).toEqual([
      'accept-visit v-t1',
      'report-status travelling v-t1',
      'report-status on-site v-t1',
      'resolve-ticket',
    ])
    expect(day.world.get('ticket', 't1').resolution).toContain(' · ')
  })

  it('leaves an offer alone that the phone has not confirmed', () => {
    const day = new Day('b')
    day.world.ticket('t1').assign('t1', 'v-t1', 'w17')
    expect(() => day.until(() => day.said.length > 0, 120)).toThrow('not within')
    day.deliver('v-t1')
    day.until(() => day.said.length > 0, 30)
  })

  it('works the route in its order', () => {
    const day = new Day('c').job('t1', 2).job('t2', 4)
    day.until(() => day.state('t2') === 'done', 4_000)
    expect(day.said.filter((line) => line.includes('on-site'))).toEqual([
      'report-status on-site v-t1',
      'report-status on-site v-t2',
    ])
  })

  it('stops on a recall while travelling, and turns to the next visit without a jump', () => {
    const day = new Day('d').job('t1', 15).job('t2', 3)
    day.until(() => day.state('t1') === 'travelling', 60)
    day.until(() => day.life.whereabouts.place.lon > 71.004, 200)
    day.world.does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v-t1' }))
    day.until(() => day.life.activity.kind === 'idle', 5)
    expect(day.life.whereabouts.place.lon).toBeGreaterThan(71.004)
    expect(day.life.whereabouts.speed).toBe(0)
    day.until(() => day.state('t2') === 'on-site', 400)
  })

  it('follows a new order, unless it is already on the way to what is first', () => {
    const day = new Day('e').job('t1', 15).job('t2', 3)
    day.until(() => day.state('t1') === 'travelling' && day.state('t2') === 'accepted', 60)
    const reroute = (visitIds: string[]) =>
      day.world.does(
        intent('reroute-technician', { technicianId: 'w17', visitIds }, { visitIds: day.world.order('w17') }),
      )
    reroute(['v-t2', 'v-t1'])
    day.until(() => day.state('t2') === 'travelling', 5)
    expect(day.life.activity).toMatchObject({ kind: 'travelling', visitId: 'v-t2' })
    day.until(() => day.state('t2') === 'done', 1_500)
    day.until(() => day.state('t1') === 'on-site', 1_500)
  })

  it('stays on site when the order changes', () => {
    const day = new Day('f').job('t1', 1).job('t2', 3)
    day.until(() => day.state('t1') === 'on-site', 200)
    day.job('t3', 5)
    const order = ['v-t3', 'v-t2']
    expect(day.state('t1')).toBe('on-site')
    day.world.does(
      intent(
        'reroute-technician',
        { technicianId: 'w17', visitIds: ['v-t1', ...order] },
        { visitIds: day.world.order('w17') },
      ),
    )
    day.until(() => day.state('t1') === 'done', 900)
    day.until(() => day.state('t2') === 'on-site', 2_500)
    expect(day.said.filter((line) => line.includes('on-site')).map((line) => line.slice(-4))).toEqual([
      'v-t1',
      'v-t3',
      'v-t2',
    ])
  })

  it('takes up what was begun before a restart', () => {
    const day = new Day('g').job('t1', 10)
    day.world.report('v-t1', 'travelling')
    day.until(() => day.state('t1') === 'on-site', 300)
    const restarted = new Day('h')
    restarted.job('t1', 10).world.report('v-t1', 'on-site')
    restarted.until(() => restarted.state('t1') === 'done', 900)
    expect(restarted.said).toEqual(['resolve-ticket'])
    expect(restarted.life.whereabouts.place.lon).toBeCloseTo(71.01, 6)
  })

  it('gives back what is not begun when the shift is over, and goes home', () => {
    const day = new Day('i').job('t1', 10).job('t2', 3)
    day.until(() => day.state('t1') === 'travelling', 60)
    const { shift } = day.world.get('technician', 'w17')
    day.until(() => day.state('t1') === 'done', 2_000)
    day.job('t3', 5)
    day.world.now = shift!.to
    day.until(() => day.view.stops.length === 0, 1_500)
    expect(day.world.get('visit', 'v-t3').endReason).toBe('end-of-shift')
    day.until(() => day.life.activity.kind === 'homewards', 900)
    day.until(() => Math.abs(day.life.whereabouts.place.lon - home.lon) < 1e-6, 600)
  })

  it('begins in the middle of the day: at home, on the way or at work', () => {
    const at = (share: number) => {
      const day = new Day('j').job('t1', 10)
      day.do(day.life.beginMidway(day.view, share))
      return day
    }
    expect(at(0.1).said).toEqual([])
    const onTheWay = at(0.4)
    expect(onTheWay.state('t1')).toBe('travelling')
    expect(onTheWay.life.whereabouts.place.lon).toBeGreaterThan(home.lon)
    expect(at(0.9).state('t1')).toBe('on-site')
  })

  it('does the same day for the same seed', () => {
    const saidBy = (seed: string) => {
      const day = new Day(seed).job('t1', 10).job('t2', 3)
      day.until(() => day.state('t2') === 'done', 4_000)
      return [day.seconds, ...day.said]
    }
    expect(saidBy('k')).toEqual(saidBy('k'))
    expect(saidBy('k')).not.toEqual(saidBy('l'))
  })
})
