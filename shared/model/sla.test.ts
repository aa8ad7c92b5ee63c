import { describe, expect, test } from 'vitest'
import { clockLight, isBreached, isBreachedInTime, stopClock, worstClock, type Clock, type Clocks } from './sla.ts'
import type { Tier } from './priority.ts'
import { startClocks } from '../sla/clocks.ts'
import { defaultPolicies, matchPolicy } from '../sla/policy.ts'
import { defaultSettings } from '../sla/settings.ts'
import { facts, hours, minutes, morning } from '../../test/support/world.ts'

const policy = (category: string, priority: 1 | 2 | 3 | 4, tier: Tier = 'standard') =>
  matchPolicy(defaultPolicies, { category, priority, tier })!
const clocks = (): Clocks => startClocks(defaultSettings, policy('fault', 2), facts(), morning)

describe('policies', () => {
  test('[SLA1] the first that fits is taken, and every ticket has one', () => {
    expect(policy('enquiry', 1).id).toBe('enquiry')
    expect(policy('fault', 1).id).toBe('urgent')
    expect(policy('fault', 2, 'platinum').id).toBe('fault-platinum')
    expect(policy('fault', 2, 'gold').id).toBe('fault')
    expect(policy('fault', 3).id).toBe('normal')
    expect(policy('inspection', 4).id).toBe('planned')
  })

  test('[SLA1] an enquiry is answered in 15 min, urgent done in 2 h, a fault in 4 h, normal in 24 h', () => {
    expect(policy('enquiry', 4).targets.respond.ms).toBe(15 * minutes)
    expect(policy('x', 1).targets.resolve.ms).toBe(2 * hours)
    expect(policy('fault', 2).targets.resolve.ms).toBe(4 * hours)
    expect(policy('x', 3).targets.resolve.ms).toBe(24 * hours)
    expect(policy('x', 2, 'platinum').targets.resolve.ms).toBe(3 * hours)
    expect(policy('x', 4).targets.resolve.ms).toBe(72 * hours)
  })
})

describe('clocks and their light', () => {
  test('[SLA2] yellow after three quarters, red when due, each from its very instant on', () => {
    const { resolve } = clocks()
    expect(clockLight(resolve, resolve.yellowAt - 1)).toBe('green')
    expect(clockLight(resolve, morning + 3 * hours)).toBe('yellow')
    expect(clockLight(resolve, resolve.dueAt - 1)).toBe('yellow')
    expect(clockLight(resolve, morning + 4 * hours)).toBe('red')
  })

  test('[SLA3] a stopped clock shows no light, and stops only once', () => {
    const stopped = stopClock(clocks().respond, morning + minutes)
    expect(clockLight(stopped, morning + 9 * hours)).toBe('none')
    expect(stopClock(stopped, morning + hours)).toBe(stopped)
  })

  test('[SLA3] what happened at the due instant was in time; a breach that was told before that came out stands', () => {
    const { respond } = clocks()
    const told = { ...respond, breachedAt: respond.dueAt }
    const stopped = (clock: Clock) => [-1, 0, 1].map((after) => stopClock(clock, respond.dueAt + after))
    const breached = (clock: Clock) => isBreached(clock, respond.dueAt + hours)
    expect(stopped(respond).map(breached)).toEqual([false, false, true])
    expect(stopped(told).map(breached)).toEqual([true, true, true])
    expect(stopped(told).map(isBreachedInTime)).toEqual([true, true, false])
    expect([respond, told, ...stopped(respond)].filter(isBreachedInTime)).toEqual([])
    // Due later by now, it was too late for what it was told by; due earlier, for what it is due by.
    expect(stopped({ ...told, dueAt: respond.dueAt + hours }).map(isBreachedInTime)).toEqual([true, true, false])
    expect(stopped({ ...told, dueAt: respond.dueAt - hours }).map(isBreachedInTime)).toEqual([false, false, false])
  })

  test('[SLA4] the worst clock: the worst light, and among equals the one due first', () => {
    const all = clocks()
    expect(worstClock(all, morning)).toMatchObject({ name: 'respond', light: 'green' })
    expect(worstClock(all, morning + 100 * minutes)).toMatchObject({ name: 'respond', light: 'red' })
    const answered = { ...all, respond: stopClock(all.respond, morning) }
    expect(worstClock(answered, morning + 100 * minutes)).toMatchObject({ name: 'arrive', light: 'yellow' })
    expect(worstClock(answered, morning + 5 * hours)).toMatchObject({ name: 'arrive', light: 'red' })
    const both = { ...answered, arrive: stopClock(all.arrive, morning), resolve: stopClock(all.resolve, morning) }
    expect(worstClock(both, morning + 5 * hours)).toBeUndefined()
  })
})
