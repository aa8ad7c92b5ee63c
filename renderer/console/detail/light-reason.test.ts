import { expect, test } from 'vitest'
import { clockLight, type Clock } from '../../../shared/model/sla.ts'
import { defaultPolicies } from '../../../shared/sla/policy.ts'
import { lightReason, yellowWhy } from './light-reason.ts'

const clock: Clock = {
  startAt: 0,
  targetMs: 1_000,
  calendarId: null,
  pausable: true,
  yellowAt: 750,
  urgentAt: 900,
  dueAt: 1_000,
  pausedAt: null,
  stoppedAt: null,
  crossed: 0,
  breachedAt: null,
  lateAt: null,
}

test('[SLA24] every light has its reason', () => {
  const told = (change: Partial<Clock>, now: number) => {
    const one = { ...clock, ...change }
    return [clockLight(one, now), lightReason(one, now)]
  }
  expect(told({}, 749)).toEqual(['green', 'ahead'])
  expect(told({}, 750)).toEqual(['yellow', 'used'])
  expect(told({ lateAt: 1_200 }, 10)).toEqual(['yellow', 'late'])
  expect(told({ lateAt: 1_200 }, 800)).toEqual(['yellow', 'used'])
  expect(told({}, 1_000)).toEqual(['red', 'breached'])
  expect(told({ breachedAt: 1_000, dueAt: 5_000 }, 2_000)).toEqual(['red', 'told'])
  // A pause keeps the light that it found.
  expect(told({ pausedAt: 700 }, 2_000)).toEqual(['green', 'ahead'])
  expect(told({ stoppedAt: 1_000 }, 2_000)).toEqual(['none', 'met'])
  expect(told({ stoppedAt: 1_001 }, 2_000)).toEqual(['none', 'missed'])
})

test('[SLA24] which threshold turns it yellow: a part of the time, or what is left', () => {
  const of = (id: string) => defaultPolicies.find((policy) => policy.id === id)!.targets
  const why = (target: ReturnType<typeof of>['resolve'], ms = target.ms) =>
    yellowWhy({ ...clock, targetMs: ms }, target)
  expect(why(of('urgent').resolve)).toEqual({ percent: 75 })
  expect(why(of('fault').resolve)).toEqual({ percent: 75 })
  expect(why({ ...of('fault').resolve, yellowAfter: 0.95 })).toEqual({ left: 30 * 60_000 })
  // The policy has another target by now: nobody can say.
  expect(why(of('fault').resolve, 1)).toBeNull()
  expect(yellowWhy(clock, undefined)).toBeNull()
})
