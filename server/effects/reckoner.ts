// Brings all open tickets under changed calendars and policies, a few at a time, so that everybody's work goes on
// meanwhile. That it is not finished is in the state: a relay that was stopped on the way begins again.
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change, EntityTables } from '../../shared/model/entities.ts'
import type { Milliseconds, TicketId } from '../../shared/model/ids.ts'
import { isOpen } from '../../shared/model/ticket.ts'
import { slaSettings } from '../../shared/sla/clocks.ts'

const atOnce = 25
const every: Milliseconds = 10

export class Reckoner {
  private readonly state: EntityTables
  private readonly applyRule: (id: string, intent: Intent) => void
  private timer: NodeJS.Timeout | undefined

  constructor(state: EntityTables, applyRule: (id: string, intent: Intent) => void) {
    this.state = state
    this.applyRule = applyRule
  }

  note(changes: Iterable<Change>): void {
    for (const { kind, value } of changes)
      if (kind === 'sla' && value && value.revision !== value.applied) return this.start()
  }

  /** Begins a round, if one is needed; one under way is for older settings and ends. */
  start(): void {
    clearTimeout(this.timer)
    const { revision, applied } = slaSettings(this.state)
    if (revision === applied) return
    const ids: TicketId[] = []
    for (const ticket of this.state.values('ticket')) if (isOpen(ticket)) ids.push(ticket.id)
    const step = (from: number) => {
      const last = from + atOnce >= ids.length
      const args = { ticketIds: ids.slice(from, from + atOnce), applied: last ? revision : null }
      this.applyRule(`reckon:${revision}:${from}`, intent('reckon-clocks', args, {}))
      if (!last) this.timer = setTimeout(() => step(from + atOnce), every)
    }
    step(0)
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}
