// What the relay's log tells of a ticket while it is looked at: asked when it is opened, and again when something has changed.
import { useEffect, useState } from 'react'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { TicketLog } from '../../../shared/wire/history.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { SeldomAsker } from '../data/seldom-asker.ts'
import { useSession } from '../data/session.ts'

export interface ToldLog {
  ticketId: TicketId
  /** null: never */
  log: TicketLog | null
  /** the relay could not be asked the last time */
  old: boolean
}

/** @returns null: no answer yet */
export function useTicketLog(ticketId: TicketId): ToldLog | null {
  const [told, setTold] = useState<ToldLog | null>(null)
  const offline = useSession((s) => s.link.phase === 'offline')
  useEffect(() => {
    const asker = new SeldomAsker(
      () => (offline ? Promise.resolve(null) : bridge.call('ticketLog', { ticketId })),
      (log) =>
        setTold((before) => {
          const last = before?.ticketId === ticketId ? before.log : null
          return { ticketId, log: log ?? last, old: log === null }
        }),
    )
    const leaveTicket = entities.listen('ticket', ticketId, () => asker.want())
    const leaveVisits = entities.listenKind('visit', (ids) => {
      for (const id of ids) if (entities.value('visit', id)?.ticketId === ticketId) return asker.want()
    })
    asker.want()
    return () => {
      leaveTicket()
      leaveVisits()
      asker.stop()
    }
  }, [ticketId, offline])
  return told?.ticketId === ticketId ? told : null
}
