// Holds the alarms against what the state says: raises what should be there, returns what should not, after the delays of
// the registry; brings back what was put aside, and passes on what nobody acts on, or what a seat has taken over that is
// away. All of it follows from the state, so a relay that starts looks at everything once, and nothing is lost or told
// twice.
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import { alarmAbout, isOnJob, wantedAlarm } from '../../shared/alarms/conditions.ts'
import { definitionOf } from '../../shared/alarms/registry.ts'
import { escalatesAt, type Alarm } from '../../shared/model/alarm.ts'
import type { Change, EntityTables } from '../../shared/model/entities.ts'
import type { Instant, Milliseconds, SeatId } from '../../shared/model/ids.ts'
import { InstantQueue, longestWait } from './instant-queue.ts'
import { machineTimers, repeat, type Timers } from './timers.ts'

export interface AlarmPorts {
  now(): Instant
  /** ms since a technician was last heard of; Infinity: never */
  silence(technicianId: string): Milliseconds
  /** since when a seat is away; null: it is here */
  awaySince(seat: SeatId): Instant | null
  applyRule(id: string, intent: Intent): void
  timers?: Timers | undefined
}

/** Silence of this length is no contact, ms. */
const silent: Milliseconds = 30 * 60_000
/** A seat that is away so long no longer has what it has taken over, ms: a restart of the console is shorter. */
const away: Milliseconds = 2 * 60_000

export class AlarmWatch {
  private readonly state: EntityTables
  private readonly ports: AlarmPorts
  private readonly queue: InstantQueue
  /** what differs from what should be, and since when */
  private readonly differs = new Map<string, { to: string; since: Instant }>()
  private endListening = () => {}

  constructor(state: EntityTables, ports: AlarmPorts) {
    this.state = state
    this.ports = ports
    this.queue = new InstantQueue(
      () => ports.now(),
      (id) => this.look(id),
      ports.timers,
    )
  }

  /** @param every how often silence is looked for, ms */
  start(every: Milliseconds): void {
    for (const ticket of this.state.values('ticket')) this.lookAtTicket(ticket.id)
    for (const visit of this.state.values('visit')) this.look(alarmAbout.offer(visit.id))
    for (const { id } of this.state.values('technician')) this.lookAtTechnician(id)
    for (const alarm of this.state.values('alarm')) this.look(alarm.id)
    this.endListening = repeat(this.ports.timers ?? machineTimers, every, () => this.listen())
  }

  note(changes: Iterable<Change>): void {
    for (const { kind, id } of changes)
      if (kind === 'ticket') this.lookAtTicket(id)
      else if (kind === 'visit') this.look(alarmAbout.offer(id))
      else if (kind === 'route' || kind === 'technician') this.lookAtTechnician(id)
      else if (kind === 'alarm') this.look(id)
      else if (kind === 'sla')
        // Other rules, other times.
        for (const ticket of this.state.values('ticket')) this.look(alarmAbout.idle(ticket.id))
  }

  stop(): void {
    this.endListening()
    this.queue.stop()
  }

  private lookAtTicket(id: string): void {
    this.look(alarmAbout.sla(id))
    this.look(alarmAbout.idle(id))
    const visitId = this.state.get('ticket', id)?.openVisitId
    if (visitId) this.look(alarmAbout.offer(visitId))
  }

  private lookAtTechnician(id: string): void {
    this.look(alarmAbout.load(id))
    this.look(alarmAbout.contact(id))
  }

  /** Positions, and which seats are here, are not in the state: they are asked about from time to time. */
  private listen(): void {
    for (const { id } of this.state.values('technician')) {
      const alarmId = alarmAbout.contact(id)
      if (this.state.get('alarm', alarmId) || isOnJob(this.state, id)) this.look(alarmId)
    }
    for (const { id, holder } of this.state.values('alarm')) if (holder) this.look(id)
  }

  private look(alarmId: string): void {
    const now = this.ports.now()
    const alarm = this.state.get('alarm', alarmId)
    const wanted = wantedAlarm(this.state, alarmId, now, (id) => this.ports.silence(id) > silent)
    const present = alarm?.active ? alarm.type : null
    const type = wanted.alarm?.type ?? null
    let next = Math.min(wanted.lookAgain, this.tend(alarm, now))
    // The site of its ticket may have been corrected.
    const moved = type !== null && type === present && wanted.alarm?.area !== alarm?.area
    if (type === present && !moved) this.differs.delete(alarmId)
    else {
      const to = type ?? 'gone'
      const known = this.differs.get(alarmId)
      const since = known?.to === to ? known.since : now
      this.differs.set(alarmId, { to, since })
      const { onDelay, offDelay } = definitionOf(type ?? present!)
      // One that only becomes more or less urgent has been there long enough.
      const at = since + (present !== null && type !== null ? 0 : type === null ? offDelay : onDelay)
      if (now < at) next = Math.min(next, at)
      else {
        this.differs.delete(alarmId)
        const id = `${type === null ? 'gone' : 'raise'}:${alarmId}:${now.toString(36)}`
        this.ports.applyRule(
          id,
          wanted.alarm ? intent('raise-alarm', { alarm: wanted.alarm }, {}) : intent('return-alarm', { alarmId }, {}),
        )
        next = Math.min(next, now + longestWait)
      }
    }
    this.queue.put(alarmId, next)
  }

  /** Brings back and passes on. @returns when it is to be looked at again */
  private tend(alarm: Alarm | undefined, now: Instant): Instant {
    if (!alarm) return Infinity
    const back = alarm.shelved?.until ?? Infinity
    const on = escalatesAt(alarm)
    const { holder } = alarm
    const since = holder && alarm.active && !alarm.shelved ? this.ports.awaySince(holder.seat) : null
    const left = since === null ? Infinity : since + away
    const apply = (what: string, asked: Intent) => {
      this.ports.applyRule(`${what}:${alarm.id}:${now.toString(36)}`, asked)
      return now + longestWait
    }
    if (back <= now) return apply('back', intent('unshelve-alarm', { alarmId: alarm.id }, {}))
    if (on <= now) return apply('on', intent('escalate-alarm', { alarmId: alarm.id }, {}))
    if (holder && left <= now)
      return apply('left', intent('escalate-alarm', { alarmId: alarm.id, gone: holder.seat }, {}))
    return Math.min(back, on, left)
  }
}
