// Lets held-back offers go when their grace is over. The instant is in the state, so nothing is lost by a restart: all
// that are still held are scheduled again.
import { intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Change } from '../../shared/model/entities.ts'
import type { Instant, Milliseconds, VisitId } from '../../shared/model/ids.ts'
import { isOpenVisit, type Visit } from '../../shared/model/visit.ts'
import { machineTimers, type Timers } from './timers.ts'

/** Looked at again at least this often, because the clock may be set while an offer is held. */
const longestWait: Milliseconds = 60_000

export class ReleaseTimer {
  /** what calls off each timer that is set */
  private readonly set = new Map<VisitId, () => void>()
  private readonly timers: Timers
  private readonly now: () => Instant
  private readonly applyRule: (id: string, intent: Intent) => void

  constructor(now: () => Instant, applyRule: (id: string, intent: Intent) => void, timers = machineTimers) {
    this.timers = timers
    this.now = now
    this.applyRule = applyRule
  }

  note(changes: Iterable<Change>): void {
    for (const change of changes) if (change.kind === 'visit' && change.value) this.noteVisit(change.value)
  }

  noteVisit(visit: Visit): void {
    if (visit.released || !isOpenVisit(visit)) return this.forget(visit.id)
    if (this.set.has(visit.id)) return
    const release = () => {
      this.set.delete(visit.id)
      // A timer may end a little early, and the rule would refuse.
      if (this.now() < visit.releaseAt) return this.noteVisit(visit)
      return this.applyRule(`release:${visit.id}`, intent('release-visit', { visitId: visit.id }, {}))
    }
    const wait = Math.min(longestWait, Math.max(0, visit.releaseAt - this.now()))
    this.set.set(visit.id, this.timers.after(wait, release))
  }

  stop(): void {
    for (const id of this.set.keys()) this.forget(id)
  }

  private forget(id: VisitId): void {
    this.set.get(id)?.()
    this.set.delete(id)
  }
}
