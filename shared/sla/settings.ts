// What a control room has promised and when it works: its calendars and policies, one entity that every seat has.
import { z } from 'zod'
import { calendarSchema, type Calendar } from './calendar.ts'
import { businessTime, type BusinessTime } from './business-time.ts'
import { clockNames } from './pauses.ts'
import { defaultPolicies, policySchema } from './policy.ts'
import { defaultRules, escalationRuleSchema } from '../escalation/rules.ts'
import { idSchema } from '../model/ids.ts'

export const settingsBodySchema = z
  .strictObject({
    calendars: z.array(calendarSchema).max(50),
    policies: z.array(policySchema).min(1).max(200),
    /** what happens by itself when nobody acts */
    rules: z.array(escalationRuleSchema).max(50),
  })
  .refine(({ calendars }) => unique(calendars), 'two calendars have the same id')
  .refine(({ policies }) => unique(policies), 'two policies have the same id')
  .refine(({ rules }) => unique(rules), 'two rules have the same id')
  .refine(({ calendars, policies }) => {
    const known = new Set(calendars.map(({ id }) => id))
    return policies.every(({ targets }) =>
      clockNames.every((name) => {
        const { calendarId } = targets[name]
        return calendarId === null || known.has(calendarId)
      }),
    )
  }, 'a policy counts in a calendar that is not here')
  .refine(({ policies }) => {
    const last = policies.at(-1)!
    return last.category === null && last.priority === null && last.tier === null && last.contract === null
  }, 'the last policy must fit every ticket')

export const settingsSchema = z.strictObject({
  /** always 'sla': there is one */
  id: idSchema,
  /** raised with every change */
  revision: z.number().int().min(0),
  /** the revision that all open tickets are reckoned by; behind while that is being done */
  applied: z.number().int().min(0),
  ...settingsBodySchema.shape,
})
export type SlaSettings = z.infer<typeof settingsSchema>

export const settingsId = 'sla'

export const defaultSettings: SlaSettings = {
  id: settingsId,
  revision: 0,
  applied: 0,
  calendars: [],
  policies: [...defaultPolicies],
  rules: [...defaultRules],
}

/** @param zone the site's; undefined: the calendar's own */
export function timeOf(settings: SlaSettings, calendarId: string | null, zone: string | undefined): BusinessTime {
  return businessTime(calendarNamed(settings, calendarId), zone ?? null)
}

export function calendarNamed({ calendars }: SlaSettings, calendarId: string | null): Calendar | null {
  return calendars.find(({ id }) => id === calendarId) ?? null
}

function unique(list: readonly { id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}
