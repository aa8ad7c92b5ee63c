// One list out of what the relay's log has told of a ticket and what the entities tell since.
import type { HistoryEntry } from '../../../shared/model/ticket-history.ts'
import type { TicketLog } from '../../../shared/wire/history.ts'

export interface ShownEntry extends HistoryEntry {
  /** what the seat is called; null: nobody's, or not known */
  seat: string | null
  /** the same for the same deed, wherever it is from */
  key: string
}

/** From here the relay itself commits, which is nobody's seat. */
const relaySeat = 'relay'

/** @param short what the entities tell @param log null: it has not been asked, or could not be */
export function wholeHistory(short: readonly HistoryEntry[], log: TicketLog | null): ShownEntry[] {
  const logged = (log?.commits ?? []).flatMap(({ seat, label, entries }) =>
    entries.map((entry) => {
      // A customer reports by no seat.
      const named = seat === relaySeat || entry.what === 'reported' ? null : (label ?? seat)
      return { ...entry, seat: named }
    }),
  )
  logged.sort((a, b) => a.at - b.at)
  const since = short.filter(({ at }) => log === null || at > log.at).map((entry) => ({ ...entry, seat: null }))
  const times = new Map<string, number>()
  return [...logged, ...since].map((entry) => {
    const same = `${entry.what}/${entry.at}/${entry.field ?? entry.clock ?? ''}`
    const nth = times.get(same) ?? 0
    times.set(same, nth + 1)
    return { ...entry, key: `${same}/${nth}` }
  })
}
