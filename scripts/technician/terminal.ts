// The terminal client's day: says what comes to the phone, and turns what is said into commands. It holds the phone's seat
// and prints; reading the keyboard and the arguments is not its business.
import { uuidv7 } from 'uuidv7'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Place } from '../../shared/model/place.ts'
import type { VisitState } from '../../shared/model/visit.ts'
import type { VisibleChange } from '../../shared/sync/replica.ts'
import type { PhoneSeat } from './phone-seat.ts'
import type { Stop } from './phone-view.ts'
import { sentences } from './sentences.ts'
import { readPlace, readReason, type Said } from './words.ts'

const metresAccuracy = 8

export class Terminal {
  /** the control room knows the technician, and their route is here */
  isReady = false
  private readonly print: (line: string) => void
  private readonly phone: PhoneSeat
  /** the open visits as last told */
  private told = new Map<string, { stop: Stop; state: VisitState }>()
  private order: string[] = []
  /** where the phone is, once that has been said; before, it tells nothing rather than something made up */
  private place: Place | undefined

  constructor(phone: PhoneSeat, print: (line: string) => void) {
    this.phone = phone
    this.print = print
    this.place = phone.lastPlace
  }

  /** Something has come, and is stored. */
  viewed(changes: readonly VisibleChange[]): void {
    const { technician, stops } = this.phone.view
    if (technician && !this.isReady) {
      this.isReady = true
      this.print(sentences.ready(technician))
    }
    for (const change of changes)
      if (change.kind === 'visit' && change.value?.state === 'recalled' && !change.guess && this.told.has(change.id))
        this.print(sentences.recall(this.told.get(change.id)?.stop.ticket, change.value.endReason))
    this.tellEnded(stops, changes)
    this.tellStops(stops)
  }

  async say(said: Said): Promise<void> {
    switch (said.word) {
      case 'accept':
        return this.act(this.choose(said, ['offered']), ({ visit }) =>
          intent('accept-visit', { visitId: visit.id }, {}),
        )
      case 'decline': {
        const reason = readReason(said.rest)
        if (!reason) return this.print(sentences.whichReason)
        return this.act(this.choose(said, ['offered', 'accepted', 'travelling']), ({ visit }) =>
          intent('decline-visit', { visitId: visit.id, reason }, {}),
        )
      }
      case 'travelling':
        return this.act(this.choose(said, ['accepted', 'offered']), ({ visit }) =>
          intent('report-status', { visitId: visit.id, status: 'travelling' }, {}),
        )
      case 'onsite':
        return this.act(this.choose(said, ['travelling', 'accepted', 'offered']), ({ visit, ticket }) => {
          this.place = ticket.site.place
          this.tellPlace()
          return intent('report-status', { visitId: visit.id, status: 'on-site' }, {})
        })
      case 'done':
        return this.act(this.choose(said, ['on-site', 'travelling', 'accepted']), ({ visit, ticket }) =>
          intent(
            'resolve-ticket',
            { ticketId: ticket.id, resolution: said.rest || sentences.defaultResolution },
            { visitId: visit.id },
          ),
        )
      case 'note':
        if (said.rest === '') return this.print(sentences.whichText)
        return this.act(this.choose(said, ['on-site', 'travelling', 'accepted', 'offered']), ({ ticket }) =>
          intent('add-note', { ticketId: ticket.id, noteId: uuidv7(), text: said.rest }, {}),
        )
      case 'route':
        return this.tellRoute()
      case 'pos': {
        const place = readPlace(said.rest)
        if (!place) return this.print(sentences.whichPlace)
        this.place = place
        this.tellPlace()
        return this.print(sentences.position(place.lat, place.lon))
      }
      case 'help':
        for (const line of sentences.help) this.print(line)
        return undefined
      case 'quit':
        return undefined
    }
  }

  /** The phone's position, again. It stands still until `pos` says otherwise. */
  tellPlace(): void {
    if (!this.place) return
    const { lat, lon } = this.place
    this.phone.report({ lat, lon, accuracy: metresAccuracy, speed: 0, heading: null, ageMs: 0 })
  }

  /** The visit a word is about: the one named by its ticket's number, else the first in one of these states. */
  private choose({ number }: Said, states: readonly VisitState[]): Stop | undefined {
    const { stops } = this.phone.view
    const fitting = states.flatMap((state) => stops.filter(({ visit }) => visit.state === state))
    return number === null ? fitting[0] : fitting.find(({ ticket }) => ticket.number === number)
  }

  private async act(stop: Stop | undefined, make: (stop: Stop) => Intent): Promise<void> {
    if (!stop) return this.print(sentences.whichTicket)
    const asked = make(stop)
    const [result] = await this.phone.submit(asked)
    if (result?.kind === 'queued') this.print(sentences.queued(`${asked.name} #${stop.ticket.number}`))
    else if (result?.kind === 'refused') this.print(sentences.refused(result.code))
    else this.print(sentences.notKept(result?.why ?? ''))
  }

  private tellStops(stops: readonly Stop[]): void {
    for (const stop of stops) {
      const before = this.told.get(stop.visit.id)
      if (!before && stop.visit.state === 'offered') this.print(sentences.offer(stop))
      else if (!before) this.print(sentences.routeStop(stop, stops.indexOf(stop)))
      else if (before.state !== stop.visit.state) this.print(sentences.state(stop.ticket, stop.visit.state))
    }
    const known = new Set(this.order)
    const order = stops.map(({ visit }) => visit.id)
    const kept = this.order.filter((id) => order.includes(id))
    const now = order.filter((id) => known.has(id))
    if (kept.some((id, at) => id !== now[at])) this.print(sentences.reroute(stops))
    this.order = order
    this.told = new Map(stops.map((stop) => [stop.visit.id, { stop, state: stop.visit.state }]))
  }

  private tellEnded(stops: readonly Stop[], changes: readonly VisibleChange[]): void {
    for (const [id, { stop }] of this.told) {
      if (stops.some(({ visit }) => visit.id === id)) continue
      const change = changes.find((one) => one.kind === 'visit' && one.id === id)
      const state = change?.kind === 'visit' ? change.value?.state : undefined
      if (state !== 'recalled') this.print(state ? sentences.ended(stop.ticket, state) : sentences.gone(stop.ticket))
    }
  }

  private tellRoute(): void {
    const { stops } = this.phone.view
    if (stops.length === 0) this.print(sentences.noRoute)
    for (const [at, stop] of stops.entries()) this.print(sentences.routeStop(stop, at))
  }
}
