// Who ranks where for the ticket that is being dragged or assigned, from the gesture's start to its end. The order is
// decided once: at the start when the drives are known, when they come in a moment later, or when that moment is over.
// Until then nobody has a rank, so that none is seen to change.
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { Candidate } from '../../../shared/ranking/candidates.ts'
import { decideOrder, inOrder, type RankedCandidate } from '../../../shared/ranking/held-order.ts'

/** How long the first order waits for drives by road, ms. */
export const decideWithin = 300

export interface Ranking {
  ticketId: TicketId
  /** in the order decided; before that by the technicians' numbers */
  list: readonly RankedCandidate[]
  of: ReadonlyMap<TechnicianId, RankedCandidate>
  decided: boolean
}

export interface RankingSource {
  /** best first, as of now; null: there is no such ticket */
  candidates: (ticketId: TicketId) => Candidate[] | null
  /** whether drives by road are on their way */
  awaited: (ticketId: TicketId) => boolean
}

export class GestureRanking {
  private readonly source: RankingSource
  private readonly listeners = new Set<() => void>()
  private ticketId: TicketId | null = null
  private order: TechnicianId[] | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private picture: Ranking | null = null

  constructor(source: RankingSource) {
    this.source = source
  }

  /** null: no ticket is being dragged or assigned */
  readonly get = (): Ranking | null => this.picture

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A gesture begins, is about another ticket now, or has ended (null). */
  about(ticketId: TicketId | null): void {
    if (ticketId === this.ticketId) return
    clearTimeout(this.timer)
    this.ticketId = ticketId
    this.order = null
    if (ticketId !== null && this.source.awaited(ticketId)) this.timer = setTimeout(() => this.decide(), decideWithin)
    this.changed()
  }

  /** Something that it is made of has changed: numbers may, the order does not. */
  changed(): void {
    if (this.ticketId === null) return this.publish(null)
    const candidates = this.source.candidates(this.ticketId)
    if (!candidates) return this.publish(null)
    if (this.order === null && !this.source.awaited(this.ticketId)) this.keep(candidates)
    this.show(this.ticketId, candidates)
  }

  /** Decides by what is known now: somebody has made their choice, or it has taken long enough. */
  decide(): void {
    if (this.ticketId === null || this.order !== null) return
    const candidates = this.source.candidates(this.ticketId)
    if (!candidates) return
    this.keep(candidates)
    this.show(this.ticketId, candidates)
  }

  private keep(candidates: readonly Candidate[]): void {
    clearTimeout(this.timer)
    this.order = decideOrder(candidates)
  }

  private show(ticketId: TicketId, candidates: readonly Candidate[]): void {
    const list = inOrder(candidates, this.order)
    const of = new Map(list.map((one) => [one.technician.id, one]))
    this.publish({ ticketId, list, of, decided: this.order !== null })
  }

  private publish(picture: Ranking | null): void {
    if (picture === null && this.picture === null) return
    this.picture = picture
    for (const listener of this.listeners) listener()
  }
}
