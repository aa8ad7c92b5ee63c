// What the relay is to do about a ticket by itself, and when: by what the state says, so that it is done once, also across
// a restart.
import { mostAttempts, ruleFor } from './rules.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { Instant } from '../model/ids.ts'
import { isOpen, openPause, type Ticket } from '../model/ticket.ts'
import type { Visit } from '../model/visit.ts'
import { slaSettings } from '../sla/clocks.ts'
import { clockNames } from '../sla/pauses.ts'

export interface EscalationStep {
  at: Instant
  /** the technician who gets it may not decline */
  forced: boolean
  ruleId: string
}

/** @returns null: nothing, as it stands */
export function nextStep(state: ReadonlyState, ticket: Ticket): EscalationStep | null {
  if (!isOpen(ticket) || openPause(ticket)) return null
  const visits = ticket.visitIds.flatMap((id) => state.get('visit', id) ?? [])
  const open = visits.find(({ id }) => id === ticket.openVisitId)
  // Whoever has accepted, or may not decline, has it.
  if (open && (open.state !== 'offered' || open.forced || !open.released)) return null
  const steps = [passOn(state, ticket, visits, open), force(state, ticket, visits)].filter((step) => step !== null)
  return steps.sort((a, b) => a.at - b.at)[0] ?? null
}

function passOn(
  state: ReadonlyState,
  { category }: Ticket,
  visits: readonly Visit[],
  open: Visit | undefined,
): EscalationStep | null {
  const rule = ruleFor(slaSettings(state).rules, 'offer-unanswered', category)
  const attempts = visits.filter(({ offeredBy }) => offeredBy.role === 'rule').length
  if (!rule || !open || attempts >= mostAttempts) return null
  return { at: open.releaseAt + rule.afterMs, forced: false, ruleId: rule.id }
}

function force(state: ReadonlyState, ticket: Ticket, visits: readonly Visit[]): EscalationStep | null {
  const rule = ruleFor(slaSettings(state).rules, 'yellow-untaken', ticket.category)
  // What nobody has been asked about is the control room's. Once: who takes a forced ticket back has decided otherwise.
  if (!rule || visits.length === 0 || visits.some(({ forced }) => forced)) return null
  const running = clockNames.map((name) => ticket.clocks[name]).filter(({ stoppedAt }) => stoppedAt === null)
  const yellowAt = Math.min(...running.map((clock) => clock.yellowAt))
  if (yellowAt === Infinity) return null
  // Whoever was asked last has the same time to answer, and people after a refusal to decide otherwise.
  const asked = Math.max(...visits.map(({ releaseAt, endedAt }) => endedAt ?? releaseAt))
  return { at: Math.max(yellowAt, asked) + rule.afterMs, forced: true, ruleId: rule.id }
}
