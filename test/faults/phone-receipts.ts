// A technician's phone stores what it is sent before it says so: first its own disk, then the receipt to the relay.
import type { SeatRuntime } from '../../electron/seat/seat-runtime.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { HistoryWriter, Line } from './history.ts'

/** A receipt names at most this many. */
const atOnce = 50
const retryAfter = 500 // ms

export class PhoneReceipts {
  private readonly seat: SeatRuntime
  private readonly history: HistoryWriter
  private readonly submit: (asked: Intent) => Promise<string[]>
  private readonly stored: Set<string>
  private busy = false

  /** @param earlier what former processes of this phone have stored */
  constructor(
    seat: SeatRuntime,
    history: HistoryWriter,
    earlier: Line[],
    submit: (asked: Intent) => Promise<string[]>,
  ) {
    this.seat = seat
    this.history = history
    this.submit = submit
    this.stored = new Set(earlier.flatMap((line) => (line.k === 'stored' ? [`${line.what}/${line.visitId}`] : [])))
  }

  get unconfirmed(): number {
    const { offers, recalls, routeRevision } = this.news()
    return offers.length + recalls.length + (routeRevision === null ? 0 : 1)
  }

  /** Looks whether there is something to store and to confirm; one receipt at a time. */
  async look(): Promise<void> {
    if (this.busy || this.unconfirmed === 0) return
    this.busy = true
    try {
      await this.confirm()
    } catch {
      // The disk is full or broken: it is tried again.
      await new Promise((resolve) => setTimeout(resolve, retryAfter))
    } finally {
      this.busy = false
    }
  }

  private news(): { offers: string[]; recalls: string[]; routeRevision: number | null } {
    const { confirmed } = this.seat.client.replica
    const visits = [...confirmed.values('visit')]
    const route = [...confirmed.values('route')][0]
    const offers = visits.filter((visit) => !visit.recall && visit.offer.deliveredAt === null)
    const recalls = visits.filter((visit) => visit.recall && visit.recall.deliveredAt === null)
    return {
      offers: offers.map(({ id }) => id),
      recalls: recalls.map(({ id }) => id),
      routeRevision: route && route.deliveredRevision < route.revision ? route.revision : null,
    }
  }

  private async confirm(): Promise<void> {
    const news = this.news()
    const offers = news.offers.slice(0, atOnce)
    const recalls = news.recalls.slice(0, atOnce)
    await this.seat.save()
    this.note('offer', offers)
    this.note('recall', recalls)
    const ids = await this.submit(intent('confirm-delivery', { ...news, offers, recalls }, {}))
    const { outbox } = this.seat.client
    while (ids.some((id) => outbox.find(id))) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  private note(what: 'offer' | 'recall', visitIds: string[]): void {
    for (const visitId of visitIds) {
      if (this.stored.has(`${what}/${visitId}`)) continue
      this.stored.add(`${what}/${visitId}`)
      this.history.note({ k: 'stored', what, visitId })
    }
  }
}
