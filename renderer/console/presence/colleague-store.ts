// Who is at which ticket at other seats. Whoever shows one ticket hears of that ticket's colleagues only, and only when they
// have become others.
import { useCallback, useSyncExternalStore } from 'react'
import { sameAttention, type Colleague } from '../../../shared/model/attention.ts'
import type { TicketId } from '../../../shared/model/ids.ts'

const nobody: readonly Colleague[] = []

export class ColleagueStore {
  private byTicket = new Map<TicketId, readonly Colleague[]>()
  private readonly listeners = new Map<TicketId, Set<() => void>>()
  private readonly allListeners = new Set<() => void>()
  private everybody: readonly Colleague[] = nobody

  /** Whoever has it in the hand with others is at it, too. Always the same list while nothing in it has changed. */
  of(ticketId: TicketId): readonly Colleague[] {
    return this.byTicket.get(ticketId) ?? nobody
  }

  /** @param all everybody who is at a ticket now */
  take(all: readonly Colleague[]): void {
    const before = this.byTicket
    const next = new Map<TicketId, readonly Colleague[]>()
    for (const { also, ...one } of all)
      for (const ticketId of new Set([one.ticketId, ...(also ?? [])]))
        next.set(ticketId, [...(next.get(ticketId) ?? nobody), { ...one, ticketId }])
    const changed: TicketId[] = []
    for (const ticketId of new Set([...before.keys(), ...next.keys()])) {
      const [was, is] = [before.get(ticketId), next.get(ticketId)]
      if (was && is && same(was, is)) next.set(ticketId, was)
      else changed.push(ticketId)
    }
    this.byTicket = next
    this.everybody = all
    for (const listener of this.allListeners) listener()
    for (const ticketId of changed) for (const listener of this.listeners.get(ticketId) ?? []) listener()
  }

  /** Everybody who is at a ticket. */
  readonly all = (): readonly Colleague[] => this.everybody

  readonly listenAll = (listener: () => void): (() => void) => {
    this.allListeners.add(listener)
    return () => this.allListeners.delete(listener)
  }

  listen(ticketId: TicketId, listener: () => void): () => void {
    const set = this.listeners.get(ticketId) ?? new Set()
    this.listeners.set(ticketId, set.add(listener))
    return () => {
      set.delete(listener)
      if (set.size === 0) this.listeners.delete(ticketId)
    }
  }
}

function same(a: readonly Colleague[], b: readonly Colleague[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i]!
      return one.seat === other.seat && one.actor.name === other.actor.name && sameAttention(one, other)
    })
  )
}

export const colleagues = new ColleagueStore()

export function useAllColleagues(): readonly Colleague[] {
  return useSyncExternalStore(colleagues.listenAll, colleagues.all)
}

export function useColleagues(ticketId: TicketId): readonly Colleague[] {
  const subscribe = useCallback((listener: () => void) => colleagues.listen(ticketId, listener), [ticketId])
  return useSyncExternalStore(subscribe, () => colleagues.of(ticketId))
}
