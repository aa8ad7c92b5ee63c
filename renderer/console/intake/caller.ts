// Who is calling, by the phone in the draft. What is known is filled in while the phone is typed, and not again when the
// tickets change meanwhile: what the operator has corrected stays.
import { useMemo } from 'react'
import { isCalledBy, knownCaller, type KnownCaller } from '../../../shared/model/known-caller.ts'
import { allTickets, useWatchedTickets, type Wanted } from '../data/watched-tickets.ts'
import { useIntake, withCaller } from './draft.ts'
import { shownAddress } from './shown-address.ts'

export function useCaller(): KnownCaller | null {
  const phone = useIntake((s) => s.draft.phone)
  const wanted = useMemo<Wanted>(
    () => ({
      read: (tickets) => knownCaller(tickets, phone)?.tickets ?? [],
      concerns: (ticket) => isCalledBy(ticket, phone),
    }),
    [phone],
  )
  const tickets = useWatchedTickets(wanted)
  return useMemo(() => knownCaller(tickets, phone), [tickets, phone])
}

export function changePhone(phone: string): void {
  const known = knownCaller(allTickets(), phone)
  useIntake.setState(({ draft }) => ({ draft: withCaller({ ...draft, phone }, known, shownAddress) }))
}
