import { expect, test } from 'vitest'
import { alarmTypeList, alarmTypes, definitionSchema } from './registry.ts'
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
