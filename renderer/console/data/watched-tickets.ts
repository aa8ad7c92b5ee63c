// Some of all tickets, read anew only when one of them has changed or one that belongs to them has come: what else happens
// in a large centre costs a look at what has changed.
import { useMemo, useSyncExternalStore } from 'react'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { entities } from './entity-store.ts'

export interface Wanted {
  /** of all tickets, in the order in which they are wanted */
  read: (tickets: Iterable<Ticket>) => Ticket[]
  /** whether a ticket may be one of them */
  concerns: (ticket: Ticket) => boolean
}

const none: Ticket[] = []

/** @param wanted keep it the same while the same is wanted; null: nothing is */
export function useWatchedTickets(wanted: Wanted | null): Ticket[] {
  const watch = useMemo(() => wanted && watchTickets(wanted), [wanted])
  return useSyncExternalStore(watch?.listen ?? silent, watch?.get ?? nothing)
}

export function watchTickets({ read, concerns }: Wanted): {
  get: () => Ticket[]
  listen: (listener: () => void) => () => void
} {
  let list: Ticket[] | null = null
  let readAt = -1
  return {
    get() {
      if (list) return list
      readAt = entities.kindRevision('ticket')
      return (list = read(allTickets()))
    },
    listen(listener) {
      // What came between reading and listening.
      if (readAt !== entities.kindRevision('ticket')) list = null
      return entities.listenKind('ticket', (ids) => {
        const known = new Set(list?.map(({ id }) => id))
        const touched = [...ids].some((id) => {
          const ticket = entities.value('ticket', id)
          return known.has(id) || (ticket !== undefined && concerns(ticket))
        })
        if (!touched) return
        list = null
        listener()
      })
    },
  }
}

export function* allTickets(): Generator<Ticket> {
  for (const { value } of entities.all('ticket')) yield value
}

const silent = () => () => {}
const nothing = () => none
