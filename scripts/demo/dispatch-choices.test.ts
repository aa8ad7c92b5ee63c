import { beforeEach, describe, expect, it } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import type { Place } from '../../shared/model/place.ts'
import { actor, facts, hours, minutes, morning, World } from '../../test/support/world.ts'
import { canTakeMore, crewsOf, type Crew } from './crews.ts'
import { bestCrew, isColleagues, isLeft, toGiveOut, toMoveOn, type QueuedTicket } from './dispatch-choices.ts'
import { smallCity } from './small-city.ts'

const me = actor('dispatcher', 'Demo')
const { streets } = smallCity()
const site = (blocks: number) => ({ ...facts().site, place: { lat: 51, lon: 71 + blocks * 0.001 } })

let world: World

/** Technicians where the fixes say, in blocks east of the corner. */
function crews(places: Record<string, number | null>, ageMs = 0): Crew[] {
  const technicians = Object.keys(places).map((id) => world.get('technician', id))
  const fixes = technicians.flatMap(({ id, index }) => {
    const blocks = places[id]
    if (blocks == null) return []
    const fix = { index, lat: 51, lon: 71 + blocks * 0.001, at: world.now - ageMs }
    return [[index, { ...fix, heading: null, speed: null, accuracy: null }] as const]
  })
  return crewsOf(world.state, technicians, new Map(fixes), world.now, false)
}

function best(id: string, list: readonly Crew[], declinedBy: string[] = []) {
  const ticket = world.get('ticket', id)
  const secondsFrom = (from: Place) => streets.secondsTo(ticket.site.place)(from)
  return bestCrew({ ticket, declinedBy }, list, secondsFrom, world.now)
}

function queue(declined: Record<string, string[]> = {}): QueuedTicket[] {
  return [...world.state.values('ticket')]
    .filter(({ state }) => state === 'new')
    .map((ticket) => ({ ticket, declinedBy: declined[ticket.id] ?? [] }))
}

/** A ticket as it comes from another system, moved by nobody yet. */
function comesIn(id: string, change: Parameters<typeof facts>[0] = {}): void {
  world.does(intent('create-ticket', { ticketId: id, facts: facts(change), reportedAt: null }, {}), {
    role: 'integrator',
  })
}

beforeEach(() => {
  world = new World().technician('w1').technician('w2').technician('w3', { skills: [] })
})

describe('bestCrew', () => {
  it('takes who can be there first, by road and after the work already promised', () => {
    world.ticket('t1', { site: site(10) }).ticket('t2', { site: site(11) })
    expect(best('t1', crews({ w1: 2, w2: 8 }))!.crew.technician.id).toBe('w2')
    world.assign('t2', 'v2', 'w2')
    expect(best('t1', crews({ w1: 2, w2: 8 }))!.crew.technician.id).toBe('w1')
  })

  it('leaves out who lacks the skill, has declined, is off shift soon, or is not to be found', () => {
    world.ticket('t1', { site: site(10), skills: ['cooling'] })
    expect(best('t1', crews({ w3: 10 }))).toBeUndefined()
    expect(best('t1', crews({ w1: 10, w2: 0 }), ['w1'])!.crew.technician.id).toBe('w2')
    expect(best('t1', crews({ w1: null }))).toBeUndefined()
    expect(best('t1', crews({ w1: 10 }, 6 * minutes))).toBeUndefined()
    world.now = morning + 10 * hours - 30 * minutes
    expect(best('t1', crews({ w1: 10 }))).toBeUndefined()
  })

  it('puts urgent work before what has not begun', () => {
    world.ticket('t1').ticket('t2').assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1').report('v1', 'travelling')
    world.ticket('t3', { priority: 1 })
    expect(best('t3', crews({ w1: 1 }))!.before).toBe('v2')
    world.ticket('t4', { priority: 3 })
    expect(best('t4', crews({ w1: 1 }))!.before).toBeNull()
  })

  it('asks nobody who has left two offers unanswered', () => {
    world
      .ticket('t1')
      .ticket('t2')
      .assign('t1', 'v1', 'w1')
      .assign('t2', 'v2', 'w1')
      .wait(2 * minutes)
    expect(canTakeMore(crews({ w1: 1 })[0]!, world.now)).toBe(false)
    world.does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w1' })
    expect(canTakeMore(crews({ w1: 1 })[0]!, world.now)).toBe(true)
  })
})

describe('toGiveOut', () => {
  it('leaves a queue, and gives out what is over it, the most pressing first', () => {
    for (let at = 0; at < 6; at += 1) comesIn(`t${at}0`, { priority: at === 3 ? 2 : 4 })
    const given = toGiveOut(queue(), me, world.now, 4)
    expect(given).toHaveLength(2)
    expect(given[0]!.ticket.id).toBe('t30')
    expect(toGiveOut(queue(), me, world.now, 6)).toEqual([])
  })

  it('gives out at once what is urgent or was declined, however short the queue', () => {
    comesIn('t1', { priority: 1 })
    comesIn('t2')
    comesIn('t3')
    const given = toGiveOut(queue({ t3: ['w1'] }), me, world.now, 20)
    expect(given.map(({ ticket }) => ticket.id)).toEqual(['t1', 't3'])
  })

  it('does not leave a ticket in the queue for long that nobody has answered in time', () => {
    comesIn('t1')
    expect(toGiveOut(queue(), me, world.now + 122 * minutes, 20)).toEqual([])
    expect(toGiveOut(queue(), me, world.now + 124 * minutes, 20)).toHaveLength(1)
  })

  it('keeps its hands off a ticket that a colleague has just moved', () => {
    world.ticket('t1', { priority: 1 }).assign('t1', 'v1', 'w1')
    world.does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    expect(isColleagues(world.get('ticket', 't1'), me, world.now)).toBe(true)
    expect(toGiveOut(queue(), me, world.now, 0)).toEqual([])
    expect(toGiveOut(queue(), me, world.now + 16 * minutes, 0)).toHaveLength(1)
  })

  it('does not take a technician who declines for a colleague', () => {
    world.ticket('t1').assign('t1', 'v1', 'w1')
    world.does(intent('decline-visit', { visitId: 'v1', reason: 'too-far' }, {}), { phone: 'w1' })
    expect(isColleagues(world.get('ticket', 't1'), me, world.now)).toBe(false)
  })

  it('leaves some tickets longer than others for whoever sits at the console', () => {
    const ids = Array.from({ length: 16 }, (_, at) => `t-${at.toString(16).padStart(2, '0')}`)
    for (const id of ids) comesIn(id)
    const left = ids.filter((id) => isLeft(world.get('ticket', id), world.now))
    expect(left).toHaveLength(6)
    const given = toGiveOut(queue(), me, world.now, 6).map(({ ticket }) => ticket.id)
    expect(given.filter((id) => left.includes(id))).toEqual([])
    expect(left.some((id) => isLeft(world.get('ticket', id), world.now + hours))).toBe(false)
  })
})

describe('toMoveOn', () => {
  it('takes back its own offer that nobody answers, never a colleague’s', () => {
    world
      .ticket('t1')
      .assign('t1', 'v1', 'w1')
      .wait(5 * minutes)
    const { offeredBy } = world.get('visit', 'v1')
    expect(toMoveOn(crews({ w1: 0, w2: 0 }), offeredBy, world.now)?.visit.id).toBe('v1')
    expect(toMoveOn(crews({ w1: 0, w2: 0 }), me, world.now)).toBeUndefined()
  })

  it('moves the last visit of a long route to where hands are free', () => {
    for (const id of ['t1', 't2', 't3']) world.ticket(id).assign(id, `v-${id}`, 'w1')
    const { offeredBy } = world.get('visit', 'v-t1')
    expect(toMoveOn(crews({ w1: 0, w2: 0 }), offeredBy, world.now)?.visit.id).toBe('v-t3')
    expect(toMoveOn(crews({ w1: 0 }), offeredBy, world.now)).toBeUndefined()
  })
})
