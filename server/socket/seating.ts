// Who sits where: greets seats, brings them up to date, and tells each what a written group means for it. Seats that see
// everything share one room and one encoding; a phone gets its own part.
import { intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { LogPosition } from '../../shared/events/commit.ts'
import type { Change, ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant, SeatId, TechnicianId } from '../../shared/model/ids.ts'
import type { Answer, Attend, Expect, Fix, Hello, Problem, Welcome } from '../../shared/wire/messages.ts'
import type { Group } from '../commit/group.ts'
import type { SeatProgress } from '../commit/seat-progress.ts'
import type { RecentCommits } from '../feed/recent-commits.ts'
import { OpenRecalls, technicianView, viewDifference, type TechnicianView } from '../feed/technician-view.ts'
import type { LatestFixes } from '../positions/latest-fixes.ts'
import { PresenceRegister } from '../presence/presence-register.ts'
import { endAbove, exceeds, slowAbove, slowPatience } from './backlog.ts'
import type { Connection, LiveRoom } from './connection.ts'
import { LiveSeats } from './live-seats.ts'

export interface SeatingParts {
  epoch: string
  state: ReadonlyState
  progress: SeatProgress
  recent: RecentCommits
  recalls: OpenRecalls
  fixes: LatestFixes
  now(): Instant
  head(): LogPosition
  applyRule(id: string, intent: Intent): void
  newId(): string
}

interface Phone {
  connection: Connection
  view: TechnicianView
  /** it reads slowly: its view as it is then is sent when nothing waits any more */
  owed: boolean
}

export class Seating {
  private readonly parts: SeatingParts
  readonly live: LiveSeats
  private readonly room: () => LiveRoom
  private readonly presence = new PresenceRegister()
  private readonly greeted = new Map<SeatId, Connection>()
  /** since when, by the relay's own clock, something has waited for a seat without having all gone out */
  private readonly waitingSince = new Map<Connection, number>()
  private readonly phones = new Map<TechnicianId, Phone>()
  /** how many seats were ended because they read too slowly */
  ended = 0
  /** how many positions phones have sent */
  fixes = 0

  constructor(parts: SeatingParts, live: () => LiveRoom) {
    this.parts = parts
    this.room = live
    this.live = new LiveSeats(parts, live, () => this.presence.all())
  }

  isGreeted(connection: Connection): boolean {
    return this.greeted.get(connection.seat.seat) === connection
  }

  hasPhone(technicianId: TechnicianId): boolean {
    return this.phones.has(technicianId)
  }

  /** The seat whose connection is this technician's phone now. */
  phoneSeat(technicianId: TechnicianId): SeatId | undefined {
    return this.phones.get(technicianId)?.connection.seat.seat
  }

  greet(connection: Connection, hello: Hello): void {
    const { seat, technicianId } = connection.seat
    const earlier = this.greeted.get(seat)
    if (earlier && earlier !== connection) {
      earlier.bye('replaced')
      this.presence.left(seat)
    }
    this.greeted.set(seat, connection)
    if (technicianId === null) this.greetLive(connection, hello)
    else this.greetPhone(connection, technicianId)
  }

  left(connection: Connection): void {
    const { seat, technicianId } = connection.seat
    this.live.forget(connection)
    this.waitingSince.delete(connection)
    if (this.greeted.get(seat) === connection) {
      this.greeted.delete(seat)
      this.presence.left(seat)
    }
    if (technicianId !== null && this.phones.get(technicianId)?.connection === connection)
      this.phones.delete(technicianId)
  }

  fix(connection: Connection, fix: Fix): void {
    const { technicianId } = connection.seat
    if (!this.isGreeted(connection))
      return connection.send('problem', { code: 'notGreeted', message: 'fix', detail: 'Say hello first.' })
    const technician = technicianId === null ? undefined : this.parts.state.get('technician', technicianId)
    if (technician) {
      this.fixes++
      this.parts.fixes.take(technician.index, fix, this.parts.now())
    } else connection.send('problem', { code: 'malformedMessage', message: 'fix', detail: 'This seat is no phone.' })
  }

  /**
   * Whoever works at a seat says what they have before them: told to the others at the next look.
   * @param mono monotonic ms
   */
  attend(connection: Connection, { actorId, at }: Attend, mono: number): void {
    const { seat, actors, technicianId } = connection.seat
    const problem = (code: Problem['code'], detail: string) =>
      connection.send('problem', { code, message: 'attend', detail })
    if (!this.isGreeted(connection)) return problem('notGreeted', 'Say hello first.')
    const actor = technicianId === null ? actors.find(({ id }) => id === actorId) : undefined
    if (!actor) return problem('malformedMessage', 'This seat has no such actor, or sees a part only.')
    if (!this.presence.say(seat, actor, at, mono)) problem('tooFast', 'Said too often: passed over.')
    return undefined
  }

  /** Commits first, then what phones may see of them, then the answers. */
  tell(group: Group, from: number): void {
    this.live.tell(from, group)
    for (const change of group.changes)
      if (change.kind === 'visit' && change.value) this.parts.recalls.note(change.value)
    for (const { seat, answer } of group.answers) {
      const technicianId = this.greeted.get(seat)?.seat.technicianId ?? null
      // A phone's copy must reach the answer's seq even when nothing in its view has changed.
      if (technicianId !== null) this.tellPhone(technicianId, true)
      this.answer(seat, answer)
    }
  }

  answer(seat: SeatId, answer: Answer): void {
    this.greeted.get(seat)?.send('answer', answer)
  }

  expect(seat: SeatId, expect: Expect): void {
    this.greeted.get(seat)?.send('expect', expect)
  }

  /** Sends a technician's phone what has changed in its view, and records what was thereby sent for the first time. */
  tellPhone(technicianId: TechnicianId, evenIfNothing: boolean): void {
    const phone = this.phones.get(technicianId)
    if (!phone) return
    if (exceeds(phone.connection.backlog(), slowAbove)) {
      phone.owed = true
      return
    }
    const view = technicianView(this.parts.state, this.parts.recalls, technicianId)
    const changes = viewDifference(phone.view, view)
    if (changes.length === 0 && !evenIfNothing) return
    this.sendView(phone, false, view, changes)
  }

  /** Nothing waits for this seat any more. */
  drained(connection: Connection): void {
    this.waitingSince.delete(connection)
    this.live.drained(connection)
    const { technicianId } = connection.seat
    const phone = technicianId === null ? undefined : this.phones.get(technicianId)
    if (phone?.connection !== connection || !phone.owed) return
    phone.owed = false
    this.tellPhone(technicianId!, true)
  }

  /**
   * To be called a few times a second: ends who reads far too slowly, and tells all who is at which ticket.
   * @param mono monotonic ms
   */
  look(mono: number): void {
    this.live.lookForSlow()
    for (const connection of this.greeted.values()) {
      const backlog = connection.backlog()
      if (connection.isDrained()) this.drained(connection)
      else if (!this.waitingSince.has(connection)) this.waitingSince.set(connection, mono)
      const waited = mono - (this.waitingSince.get(connection) ?? mono)
      if (exceeds(backlog, endAbove) || waited > slowPatience) this.end(connection)
    }
    this.presence.expire(mono)
    const seats = this.presence.takeChanged()
    if (seats.length > 0) this.room().tell('presence', { whole: false, seats })
  }

  /** Far too much waits for this seat. */
  end(connection: Connection): void {
    this.ended++
    this.left(connection)
    connection.bye('slow')
  }

  private greetLive(connection: Connection, hello: Hello): void {
    const head = this.parts.head()
    const because = this.parts.recent.whySnapshot(hello, this.parts.epoch, head)
    this.live.forget(connection)
    connection.send('welcome', this.welcome(connection, because === null ? 'delta' : 'snapshot', because))
    if (because !== null) return
    this.live.take(connection, hello.seq)
  }

  private greetPhone(connection: Connection, technicianId: TechnicianId): void {
    const other = this.phones.get(technicianId)
    if (other && other.connection !== connection) other.connection.bye('replaced')
    connection.send('welcome', this.welcome(connection, 'view', null))
    const view = technicianView(this.parts.state, this.parts.recalls, technicianId)
    const phone: Phone = { connection, view, owed: false }
    this.phones.set(technicianId, phone)
    this.sendView(phone, true, view, [...view.values()])
  }

  private welcome(connection: Connection, mode: Welcome['mode'], because: Welcome['because']): Welcome {
    const { seat, actors, technicianId } = connection.seat
    return {
      epoch: this.parts.epoch,
      mode,
      because,
      head: this.parts.head().seq,
      lastN: this.parts.progress.lastN(seat),
      now: this.parts.now(),
      actors,
      technicianId,
    }
  }

  private sendView(phone: Phone, whole: boolean, view: TechnicianView, changes: Change[]): void {
    const { seq, tip } = this.parts.head()
    phone.view = view
    phone.connection.send('view', { whole, to: seq, tip, changes })
    this.recordSent(phone.connection.seat.technicianId!, view)
  }

  private recordSent(technicianId: TechnicianId, view: TechnicianView): void {
    const offers: string[] = []
    const recalls: string[] = []
    let routeRevision = 0
    let routeNews = false
    for (const change of view.values()) {
      if (change.kind === 'visit' && change.value.recall) {
        if (change.value.recall.sentAt === null) recalls.push(change.id)
      } else if (change.kind === 'visit') {
        if (change.value.offer.sentAt === null) offers.push(change.id)
      } else if (change.kind === 'route') {
        routeRevision = change.value.revision
        routeNews = change.value.sentRevision < routeRevision
      }
    }
    if (offers.length + recalls.length === 0 && !routeNews) return
    const asked = intent('record-sent', { technicianId, offers, recalls, routeRevision }, {})
    this.parts.applyRule(this.parts.newId(), asked)
  }
}
