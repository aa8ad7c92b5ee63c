import { describe, expect, test } from 'vitest'
import { nextTone, quiet, type Around } from './tone-choice.ts'
import { concerns } from '../../../shared/alarms/concerns.ts'
import type { Alarm } from '../../../shared/model/alarm.ts'

const around: Around = { actor: { id: 'anna', role: 'dispatcher' }, flood: false, live: true, muted: false, mono: 0 }
const alarm = (id: string, change: Partial<Alarm> = {}): Alarm =>
  ({
    id,
    priority: 2,
    owner: 'dispatcher',
    active: true,
    acknowledged: null,
    shelved: null,
    raisedAt: 1,
    ...change,
  }) as Alarm

describe('tones', () => {
  test('[ALM9] a new one sounds once, by its priority; one that has been heard does not sound again', () => {
    const first = nextTone(quiet, [alarm('a'), alarm('b', { priority: 3 })], around)
    expect(first.tone).toBe(2)
    expect(
      nextTone(first.state, [alarm('a'), alarm('b', { priority: 3 })], { ...around, mono: 60_000 }).tone,
    ).toBeNull()
    // More urgent than it was, it is new.
    expect(nextTone(first.state, [alarm('a', { raisedAt: 2, priority: 1 })], { ...around, mono: 60_000 }).tone).toBe(1)
  })

  test('[ALM9] two at once make one tone, and one right after the other waits its turn and is not lost', () => {
    const first = nextTone(quiet, [alarm('a')], around)
    const soon = nextTone(first.state, [alarm('a'), alarm('b')], { ...around, mono: 1_000 })
    expect(soon.tone).toBeNull()
    expect(nextTone(soon.state, [alarm('a'), alarm('b')], { ...around, mono: 2_000 }).tone).toBe(2)
  })

  test('[ALM9] the most urgent repeats every ten seconds, until seen or silenced; a new one sounds in silence too', () => {
    const urgent = alarm('a', { priority: 1 })
    const { state } = nextTone(quiet, [urgent], around)
    expect(nextTone(state, [urgent], { ...around, mono: 9_000 }).tone).toBeNull()
    expect(nextTone(state, [urgent], { ...around, mono: 10_000 }).tone).toBe(1)
    expect(nextTone({ ...state, silenced: true }, [urgent], { ...around, mono: 10_000 }).tone).toBeNull()
    expect(nextTone({ ...state, silenced: true }, [urgent, alarm('b')], { ...around, mono: 10_000 }).tone).toBe(2)
    const seen = { ...urgent, acknowledged: {} as Alarm['acknowledged'] }
    expect(nextTone(state, [seen], { ...around, mono: 10_000 }).tone).toBeNull()
  })

  test('[ALM8] in a flood only the most urgent sounds, at most once in ten seconds', () => {
    const storm = Array.from({ length: 200 }, (_, i) => alarm(`s${i}`, { priority: i === 0 ? 1 : 2, raisedAt: i }))
    let state = quiet
    let tones = 0
    // All of them come in five seconds, looked at ten times a second.
    for (let step = 1; step <= 50; step++) {
      const next = nextTone(state, storm.slice(0, step * 4), { ...around, flood: true, mono: step * 100 })
      state = next.state
      if (next.tone !== null) tones++
    }
    expect(tones).toBe(1)
  })

  test('[ALM9] what comes while the copy is old makes no tone by itself, muted nothing does', () => {
    const old = nextTone(quiet, [alarm('a')], { ...around, live: false })
    expect(old.tone).toBeNull()
    expect(nextTone(old.state, [alarm('a')], { ...around, mono: 5_000 }).tone).toBe(2)
    expect(nextTone(quiet, [alarm('a')], { ...around, muted: true }).tone).toBeNull()
  })

  test('[ALM5] whose it is hears it; when it has gone on, both; the most urgent all who act', () => {
    const heardBy = (change: Partial<Alarm>) =>
      (['dispatcher', 'shift-lead', 'supervisor', 'administrator', 'viewer'] as const).filter((role) =>
        concerns({ id: 'x', role }, alarm('a', change)),
      )
    expect(heardBy({})).toEqual(['dispatcher'])
    expect(heardBy({ owner: 'shift-lead' })).toEqual(['dispatcher', 'shift-lead'])
    expect(heardBy({ priority: 1 })).toEqual(['dispatcher', 'shift-lead', 'supervisor'])
  })

  test('[ALM12] what somebody has taken over only they hear, also more urgent, until it has gone on', () => {
    const sven = { by: { id: 'sven', name: 'Sven', role: 'supervisor' }, seat: 's', at: 1 } as const
    const mine = { ...around, actor: { id: 'sven', role: 'supervisor' } as const }
    const taken = alarm('a', { holder: sven, owner: 'supervisor' })
    expect(nextTone(quiet, [taken], mine).tone).toBe(2)
    expect(nextTone(quiet, [taken], around).tone).toBeNull()
    expect(nextTone(quiet, [{ ...taken, priority: 1 }], mine).tone).toBe(1)
    expect(nextTone(quiet, [{ ...taken, priority: 1 }], around).tone).toBeNull()
    expect(nextTone(quiet, [alarm('a', { owner: 'supervisor' })], around).tone).toBe(2)
  })
})
