// What happened to alarms, read from the log as a seat was told it: when each was announced and to whom, how often it came
// and went, how long it stood. Says nothing of whether that is good.
import { concernsRole } from '../../shared/alarms/concerns.ts'
import { isAboutAlarms } from '../../shared/alarms/report.ts'
import type { AlarmPriority, AlarmType } from '../../shared/alarms/registry.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { evolveAlarm, type AlarmEvent } from '../../shared/events/evolve-alarm.ts'
import { EntityTables } from '../../shared/model/entities.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import type { Role } from '../../shared/model/actor.ts'

/** An alarm came to a seat: raised, raised anew because it had become more urgent, back from the shelf, or passed on. */
export interface Announcement {
  at: Instant
  id: string
  type: AlarmType
  priority: AlarmPriority
}

/** Who has alarms. */
export const acting: readonly Role[] = ['dispatcher', 'shift-lead', 'supervisor']

export class AlarmRecord {
  /** what came to each seat of a role, in order */
  readonly announced = new Map<Role, Announcement[]>(acting.map((role) => [role, []]))
  /** when each came or went */
  readonly toggles = new Map<string, Instant[]>()
  /** how long those stood that have gone */
  readonly stood: Milliseconds[] = []
  /** how long those waited that each person has seen */
  readonly seen = new Map<string, Milliseconds[]>()
  /** what it was read from */
  readonly log: Commit[] = []
  private readonly state = new EntityTables()
  private readonly since = new Map<string, Instant>()

  note(commits: readonly Commit[]): void {
    this.log.push(...commits.filter(isAboutAlarms))
    for (const commit of commits)
      for (const event of commit.events) if (event.type.startsWith('alarm')) this.apply(event as AlarmEvent, commit)
  }

  /** How long those stand that have not gone. */
  standing(now: Instant): Milliseconds[] {
    return [...this.since.values()].map((since) => now - since)
  }

  private apply(event: AlarmEvent, { at, actor, seat }: Commit): void {
    const id = event.type === 'alarmRaised' || event.type === 'alarmEased' ? event.alarm.id : event.alarmId
    const before = this.state.get('alarm', id)
    evolveAlarm(this.state, event, { at, actor, seat })
    const after = this.state.get('alarm', id)
    if (event.type === 'alarmAcknowledged' && before)
      this.seen.set(actor.name, [...(this.seen.get(actor.name) ?? []), at - before.raisedAt])
    if ((before?.active ?? false) !== (after?.active ?? false)) this.toggled(id, at, after?.active ?? false)
    if (!after?.active || after.shelved) return
    const anew = !before?.active || before.raisedAt !== after.raisedAt
    for (const role of acting) {
      if (!concernsRole(role, after)) continue
      if (anew || !concernsRole(role, before))
        this.announced.get(role)!.push({ at, id, type: after.type, priority: after.priority })
    }
  }

  private toggled(id: string, at: Instant, active: boolean): void {
    this.toggles.set(id, [...(this.toggles.get(id) ?? []), at])
    if (active) return void this.since.set(id, at)
    this.stood.push(at - (this.since.get(id) ?? at))
    this.since.delete(id)
  }
}
