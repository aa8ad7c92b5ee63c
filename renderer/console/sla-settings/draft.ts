// The settings while they are being changed: texts as typed, and what they come to, or what is wrong with them and where.
import type { EscalationRule } from '../../../shared/escalation/rules.ts'
import { settingsBodySchema, type SlaSettings } from '../../../shared/sla/settings.ts'
import { daysText, hoursText, lengthText, readDays, readHours, readLength } from '../../../shared/sla/settings-text.ts'
import { zoneSchema, type Calendar } from '../../../shared/sla/calendar.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import type { SlaPolicy, Target } from '../../../shared/sla/policy.ts'

export interface CalendarDraft {
  id: string
  name: string
  zone: string
  /** from Monday to Sunday */
  weekly: string[]
  days: string
}

export interface PolicyDraft extends Omit<SlaPolicy, 'targets'> {
  targets: Record<ClockName, Omit<Target, 'ms'> & { length: string }>
}

export interface RuleDraft extends Omit<EscalationRule, 'afterMs'> {
  after: string
}

export interface SettingsDraft {
  calendars: CalendarDraft[]
  policies: PolicyDraft[]
  rules: RuleDraft[]
}

/** What is wrong, for words under `slaSettings.problem`. */
export interface DraftProblem {
  code: 'name' | 'after' | 'zone' | 'hours' | 'days' | 'noHours' | 'length' | 'lastPolicy'
  values: Record<string, string | number>
}

export type SettingsBody = Pick<SlaSettings, 'calendars' | 'policies' | 'rules'>

export function draftOf({ calendars, policies, rules }: SettingsBody): SettingsDraft {
  return {
    rules: rules.map(({ afterMs, ...rule }) => ({ ...rule, after: lengthText(afterMs) })),
    calendars: calendars.map(({ weekly, days, ...rest }) => ({
      ...rest,
      weekly: weekly.map(hoursText),
      days: daysText(days),
    })),
    policies: policies.map((policy) => ({
      ...policy,
      targets: eachTarget((name) => {
        const { ms, ...rest } = policy.targets[name]
        return { ...rest, length: lengthText(ms) }
      }),
    })),
  }
}

/** A calendar as it comes to, even if another one is wrong: for its preview. */
export function calendarOf({ weekly, days, ...rest }: CalendarDraft): Calendar | DraftProblem {
  const { name, zone } = rest
  const wrong = (code: DraftProblem['code'], values: DraftProblem['values'] = {}) => ({
    code,
    values: { name, ...values },
  })
  if (name.trim() === '') return wrong('name')
  if (!zoneSchema.safeParse(zone).success) return wrong('zone', { zone })
  const hours = weekly.map(readHours)
  const unread = hours.findIndex((one) => one === null)
  if (unread >= 0) return wrong('hours', { day: unread, text: weekly[unread]! })
  const read = readDays(days)
  if ('line' in read) return wrong('days', { line: read.line })
  if (hours.every((one) => one!.length === 0)) return wrong('noHours')
  return { ...rest, name: name.trim(), weekly: hours as Calendar['weekly'], days: read.days }
}

export function policyOf({ targets, ...rest }: PolicyDraft): SlaPolicy | DraftProblem {
  const { name } = rest
  if (name.trim() === '') return { code: 'name', values: { name: rest.id } }
  for (const clock of clockNames)
    if (readLength(targets[clock].length) === null)
      return { code: 'length', values: { name, clock, text: targets[clock].length } }
  return {
    ...rest,
    targets: eachTarget((clock) => {
      const { length, ...target } = targets[clock]
      return { ...target, ms: readLength(length)! }
    }),
  }
}

/** What is to be asked of the relay, or everything that is wrong. */
export function bodyOf(draft: SettingsDraft): SettingsBody | DraftProblem[] {
  const calendars = draft.calendars.map(calendarOf)
  const policies = draft.policies.map(policyOf)
  const rules = draft.rules.map(ruleOf)
  const problems = [...calendars, ...policies, ...rules].filter((one): one is DraftProblem => 'code' in one)
  const last = draft.policies.at(-1)
  if (!last || [last.category, last.priority, last.tier, last.contract].some((wanted) => wanted !== null))
    problems.push({ code: 'lastPolicy', values: {} })
  if (problems.length > 0) return problems
  return settingsBodySchema.parse({ calendars, policies, rules })
}

function ruleOf({ after, ...rule }: RuleDraft): EscalationRule | DraftProblem {
  const afterMs = readLength(after)
  return afterMs === null ? { code: 'after', values: { kind: rule.kind, text: after } } : { ...rule, afterMs }
}

function eachTarget<T>(target: (name: ClockName) => T): Record<ClockName, T> {
  return { respond: target('respond'), arrive: target('arrive'), resolve: target('resolve') }
}
