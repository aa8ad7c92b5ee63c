import { expect, test } from 'vitest'
import {
  alarmPriorities,
  alarmTypeList,
  alarmTypes,
  definitionOf,
  definitionSchema,
  escalation,
  shelfMinutes,
} from './registry.ts'
import { nextOwner } from '../model/alarm.ts'
import en from '../../resources/locales/en.json'
import zh from '../../resources/locales/zh.json'

test.each(alarmTypeList)(
  '[ALM1] %s is complete: condition, consequence, action, time to respond, priority, owner',
  (type) => {
    expect(definitionSchema.safeParse(alarmTypes[type]).error).toBeUndefined()
    for (const language of [en, zh]) {
      const words: Record<string, unknown> = language.alarm.types[type]
      expect(Object.keys(words).sort()).toEqual(['action', 'condition', 'consequence'])
      for (const text of Object.values(words)) expect(text).toMatch(/\S{2}/)
    }
  },
)

test('[ALM1] the further a clock has come, the more urgent and the sooner', () => {
  const clock = (['sla-yellow', 'sla-late', 'sla-urgent', 'sla-due'] as const).map(definitionOf)
  expect(clock.map(({ priority }) => priority)).toEqual([3, 3, 2, 1])
  expect(clock.map(({ respondWithin }) => respondWithin / 60_000)).toEqual([20, 10, 10, 5])
})

test('[ALM1] nothing less urgent has to be dealt with sooner than what is more urgent', () => {
  const times = alarmPriorities.map((priority) =>
    alarmTypeList.flatMap((type) => {
      const { priority: own, respondWithin } = definitionOf(type)
      return own === priority ? [respondWithin] : []
    }),
  )
  for (const [i, list] of times.slice(1).entries())
    expect(Math.min(...list)).toBeGreaterThanOrEqual(Math.min(...times[i]!))
  expect(Math.max(...times[0]!)).toBeLessThanOrEqual(Math.min(...times[1]!))
})

test('[ALM5] from the dispatcher to the shift lead to the supervisor, and no further', () => {
  expect(escalation.map(nextOwner)).toEqual(['shift-lead', 'supervisor', null])
})

test('[ALM4] on the shelf for minutes, or at most for a shift of eight hours', () => {
  expect(shelfMinutes).toEqual([15, 30, 60, 8 * 60])
})
