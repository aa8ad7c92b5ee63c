// The clocks of a ticket by the centre's settings: started, and reckoned anew when what they depend on has changed.
import { reckon } from './reckon.ts'
import { uncounted, clockNames, type ClockName, type Correction, type Pause } from './pauses.ts'
import { matchPolicy, type SlaPolicy } from './policy.ts'
import { defaultSettings, settingsId, timeOf, type SlaSettings } from './settings.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { Instant } from '../model/ids.ts'
import { thresholds, type Clock, type Clocks } from '../model/sla.ts'
import type { Ticket, TicketFacts } from '../model/ticket.ts'

/** What clocks are reckoned from, beside the settings. */
type Reckonable = TicketFacts & Pick<Ticket, 'pauses' | 'corrections' | 'clocks'>

export function slaSettings(state: ReadonlyState): SlaSettings {
  return state.get('sla', settingsId) ?? defaultSettings
}

export function policyFor(settings: SlaSettings, facts: TicketFacts): SlaPolicy {
  // The last policy fits everything.
  return matchPolicy(settings.policies, facts) ?? settings.policies.at(-1)!
}

/** The policy that a ticket is under; if it is no more, the one that would hold now. */
export function policyOf(settings: SlaSettings, ticket: TicketFacts & Pick<Ticket, 'policyId'>): SlaPolicy {
  return settings.policies.find(({ id }) => id === ticket.policyId) ?? policyFor(settings, ticket)
}

export function startClocks(settings: SlaSettings, policy: SlaPolicy, facts: TicketFacts, startAt: Instant): Clocks {
  return eachClock((name) => fresh(settings, policy, facts, name, startAt, [], []))
}

/** The clocks under a policy, with the pauses and corrections there are. What was stopped, told and breached stays so. */
export function reckonClocks(settings: SlaSettings, policy: SlaPolicy, ticket: Reckonable): Clocks {
  return eachClock((name) => {
    const { startAt, stoppedAt, crossed, breachedAt, lateAt } = ticket.clocks[name]
    const { pauses, corrections } = ticket
    return {
      ...fresh(settings, policy, ticket, name, startAt, pauses, corrections),
      stoppedAt,
      crossed,
      breachedAt,
      lateAt,
    }
  })
}

/** The ticket as if its running clocks had begun now. */
export function startedAnew<T extends Reckonable>(ticket: T, at: Instant): T {
  const clocks = eachClock((name) => {
    const clock = ticket.clocks[name]
    return clock.stoppedAt === null ? { ...clock, startAt: at } : clock
  })
  return { ...ticket, clocks }
}

/** A correction may take a breach back, and what was told of it: as if time had run so from the start. */
export function forgetBreaches(clocks: Clocks, names: readonly ClockName[], now: Instant): Clocks {
  return eachClock((name) => {
    const clock = clocks[name]
    if (!names.includes(name)) return clock
    const stands = Math.min(clock.stoppedAt ?? now, clock.pausedAt ?? now)
    // What happens at the very instant is in time.
    const passes = (at: Instant) => at < stands || (at === stands && clock.stoppedAt !== stands)
    const passed = thresholdInstants(clock).filter(passes).length
    return {
      ...clock,
      crossed: Math.min(clock.crossed, passed),
      breachedAt: passed === thresholds.length ? clock.breachedAt : null,
    }
  })
}

export function sameClocks(a: Clocks, b: Clocks): boolean {
  return clockNames.every((name) => {
    const [one, other] = [a[name], b[name]]
    return (Object.keys(one) as (keyof Clock)[]).every((key) => one[key] === other[key])
  })
}

/** The instants at which a clock crosses yellow, urgent and due. */
export function thresholdInstants({ yellowAt, urgentAt, dueAt }: Clock): [Instant, Instant, Instant] {
  return [yellowAt, urgentAt, dueAt]
}

function fresh(
  settings: SlaSettings,
  policy: SlaPolicy,
  { site }: Pick<TicketFacts, 'site'>,
  name: ClockName,
  startAt: Instant,
  pauses: readonly Pause[],
  corrections: readonly Correction[],
): Clock {
  const target = policy.targets[name]
  const { calendarId, pausable, ms: targetMs } = target
  const held = uncounted(name, pausable, pauses, corrections)
  const reckoned = reckon(startAt, target, timeOf(settings, calendarId, site.zone), held)
  return {
    startAt,
    targetMs,
    calendarId,
    pausable,
    ...reckoned,
    stoppedAt: null,
    crossed: 0,
    breachedAt: null,
    lateAt: null,
  }
}

function eachClock(clock: (name: ClockName) => Clock): Clocks {
  const [respond, arrive, resolve] = clockNames.map(clock) as [Clock, Clock, Clock]
  return { respond, arrive, resolve }
}
