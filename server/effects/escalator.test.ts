import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Escalator } from './escalator.ts'
import { intent } from '../../shared/commands/decide.ts'
import { nextStep } from '../../shared/escalation/next-step.ts'
import { defaultRules } from '../../shared/escalation/rules.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import type { Place } from '../../shared/model/place.ts'
import { minutes, refused, World } from '../../test/support/world.ts'

let world: World
let escalator: Escalator
let places: Record<string, Place>
let made: number
/** of the commands it has asked for */
let ids: string[]

const start = () => {
  escalator = new Escalator(world.state, {
    now: () => world.now,
    placeOf: (id) => places[id] ?? null,
    // Whoever stands further east drives longer.
    drives: (from) => Promise.resolve(from.map(({ lon }) => lon * 60)),
    newVisitId: () => `auto-${++made}`,
    applyRule: (id, rule) => {
      ids.push(id)
      world.ask(rule, { role: 'rule' })
      note()
    },
  })
  escalator.start()
}
const note = () =>
  escalator.note([...world.state.values('ticket')].map((value) => ({ kind: 'ticket', id: value.id, value })))
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 20_000) {
    world.wait(Math.min(left, 20_000))
    vi.advanceTimersByTime(Math.min(left, 20_000))
    // What is asked of the roads is answered.
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
}
const holder = () => {
  const { openVisitId } = world.get('ticket', 't1')
  return openVisitId === null ? null : world.get('visit', openVisitId)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  made = 0
  ids = []
  places = {
    w1: { lat: 0, lon: 1 },
    w2: { lat: 0, lon: 2 },
    w3: { lat: 0, lon: 3 },
    w4: { lat: 0, lon: 4 },
    w5: { lat: 0, lon: 5 },
  }
  world = new World()
  for (const id of Object.keys(places)) world.technician(id)
  world.ticket('t1', { skills: ['cooling'] })
  start()
})
afterEach(() => {
  escalator.stop()
  vi.useRealTimers()
})

describe('an offer that nobody answers', () => {
  test('[ESC2] goes to the next candidate, three times at most, never twice to the same', async () => {
    world.assign('t1', 'v1', 'w2')
    note()
    await pass(10 * minutes - 20_000)
    expect(holder()).toMatchObject({ technicianId: 'w2' })
    await pass(40_000)
    expect(holder()).toMatchObject({ technicianId: 'w1', offeredBy: { role: 'rule' }, state: 'offered' })
    await pass(11 * minutes)
    expect(holder()?.technicianId).toBe('w3')
    await pass(11 * minutes)
    expect(holder()?.technicianId).toBe('w4')
    await pass(40 * minutes)
    expect(holder()?.technicianId).toBe('w4')
  })

  test('[ESC2] what is accepted, even at the last moment, is left alone', async () => {
    world.assign('t1', 'v1', 'w2')
    note()
    await pass(9 * minutes)
    world.does(intent('accept-visit', { visitId: 'v1' }, {}), { phone: 'w2' })
    await pass(60 * minutes)
    expect(holder()).toMatchObject({ id: 'v1', state: 'accepted' })
    const late = { ticketId: 't1', visitId: 'late', technicianId: 'w3', forced: false }
    expect(world.ask(intent('escalate-ticket', late, { visitId: 'v1' }), { role: 'rule' })).toEqual({
      kind: 'unchanged',
    })
  })

  test('[ESC4] also when the relay was away; with nobody free it is tried again', async () => {
    world.assign('t1', 'v1', 'w2')
    escalator.stop()
    world.wait(30 * minutes)
    const known = places
    places = {}
    start()
    await pass(60_000)
    expect(holder()?.technicianId).toBe('w2')
    places = known
    await pass(2 * minutes)
    expect(holder()?.technicianId).toBe('w1')
  })
})

const configure = (afterMs: number) => {
  const rules = defaultRules.map((rule) => (rule.id === 'next-candidate' ? { ...rule, afterMs } : rule))
  const { revision } = world.state.get('sla', 'sla') ?? defaultSettings
  const { policies } = defaultSettings
  world.does(intent('configure-sla', { calendars: [], policies, rules }, { revision }), { role: 'administrator' })
}

describe('what the relay is told of', () => {
  test('[ESC1] other rules: they hold for the offers there are', async () => {
    world.assign('t1', 'v1', 'w2')
    note()
    configure(minutes)
    escalator.note([{ kind: 'sla', id: 'sla', value: world.get('sla', 'sla') }])
    await pass(100_000)
    expect(holder()?.technicianId).toBe('w1')
  })

  test('[ESC4] it looks once more before it acts: what is due later by now has its time', async () => {
    world.assign('t1', 'v1', 'w2')
    note()
    configure(20 * minutes)
    await pass(11 * minutes)
    expect(holder()?.technicianId).toBe('w2')
    await pass(10 * minutes)
    expect(holder()?.technicianId).toBe('w1')
  })

  test('[ESC2] a visit that has changed says that its ticket waits for an answer', async () => {
    world.assign('t1', 'v1', 'w2')
    escalator.note([{ kind: 'visit', id: 'v1', value: world.get('visit', 'v1') }])
    await pass(11 * minutes)
    expect(holder()?.technicianId).toBe('w1')
  })

  test('[ESC2] of two who drive as long the one with less to do; nobody who lacks the skill', async () => {
    places = { ...places, w0: { lat: 0, lon: 0 }, w1: places['w3']! }
    world.technician('w0', { skills: [] }).ticket('t2').assign('t2', 'v2', 'w1')
    world.does(intent('accept-visit', { visitId: 'v2' }, {}), { phone: 'w1' }).assign('t1', 'v1', 'w2')
    note()
    await pass(11 * minutes)
    expect(holder()?.technicianId).toBe('w3')
  })
})

describe('whoever is asked', () => {
  test('[ESC2] can take it: with nobody who has the skill it stays where it is', async () => {
    world.ticket('t2', { skills: ['welding'] })
    const args = { ticketId: 't2', visitId: 'v2', technicianId: 'w2', before: null, override: 'he learns it' }
    world.does(intent('assign-ticket', args, { visitId: null }), { role: 'supervisor' })
    note()
    await pass(30 * minutes)
    expect([world.get('ticket', 't2').visitIds, ids]).toEqual([['v2'], []])
  })

  test('[ESC4] is asked in the name of the offer before, so that it happens once', async () => {
    world.assign('t1', 'v1', 'w2')
    note()
    await pass(22 * minutes)
    expect(ids).toEqual(['next:v1', 'next:auto-1'])
  })
})

describe('what is yellow and untaken', () => {
  test('[ESC3] is given to the best candidate, who may not decline; the control room may take it back, and it stays so', async () => {
    note()
    // Respond: 2 h, yellow after 90 min. Nobody has been asked yet: it is the control room's.
    await pass(96 * minutes)
    expect(holder()).toBeNull()
    world
      .assign('t1', 'v1', 'w5')
      .does(intent('decline-visit', { visitId: 'v1', reason: 'too-far' }, {}), { phone: 'w5' })
    note()
    await pass(5 * minutes - 20_000)
    expect(holder()).toBeNull()
    await pass(40_000)
    expect(holder()).toMatchObject({ technicianId: 'w1', forced: true })
    const { id } = holder()!
    expect(world.ask(intent('decline-visit', { visitId: id, reason: 'too-far' }, {}), { phone: 'w1' })).toEqual(
      refused('visitForced', { visitId: id }),
    )
    world.does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: id }))
    note()
    await pass(60 * minutes)
    expect(holder()).toBeNull()
  })

  test('[ESC3] an offer of what is yellow already has its time to be answered', async () => {
    await pass(100 * minutes)
    world.assign('t1', 'v1', 'w5')
    note()
    await pass(5 * minutes - 20_000)
    expect(holder()?.technicianId).toBe('w5')
    await pass(40_000)
    expect(holder()).toMatchObject({ technicianId: 'w1', forced: true })
  })

  test('[ESC4] not while the clocks are paused', async () => {
    world
      .assign('t1', 'v1', 'w5')
      .does(intent('decline-visit', { visitId: 'v1', reason: 'too-far' }, {}), { phone: 'w5' })
    world.does(intent('pause-clocks', { ticketId: 't1', pauseId: 'p', reason: 'parts', note: '', endsBy: null }, {}))
    note()
    await pass(100 * minutes)
    expect(holder()).toBeNull()
  })
})

test('[ESC1] rules are data: off, for a category, after another time', () => {
  world
    .assign('t1', 'v1', 'w5')
    .does(intent('decline-visit', { visitId: 'v1', reason: 'too-far' }, {}), { phone: 'w5' })
  const ticket = () => nextStep(world.state, world.get('ticket', 't1'))
  expect(ticket()).toMatchObject({ ruleId: 'forced-offer', forced: true })
  const configure = (rules: typeof defaultSettings.rules) => {
    const { revision } = world.state.get('sla', 'sla') ?? defaultSettings
    world.does(intent('configure-sla', { calendars: [], policies: defaultSettings.policies, rules }, { revision }), {
      role: 'administrator',
    })
  }
  configure(defaultRules.map((rule) => ({ ...rule, on: false })))
  expect(ticket()).toBeNull()
  configure([{ id: 'own', on: true, kind: 'yellow-untaken', category: 'fault', afterMs: 0 }])
  expect(ticket()).toMatchObject({ ruleId: 'own', at: world.get('ticket', 't1').clocks.respond.yellowAt })
  configure([{ id: 'own', on: true, kind: 'yellow-untaken', category: 'gas', afterMs: 0 }])
  expect(ticket()).toBeNull()
})
