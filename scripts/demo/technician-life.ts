// What one technician of the demo does: answers offers, works the route in its order, drives, arrives, works, resolves.
// The view on the phone is the truth; this only remembers what the person is at. It moves by steps of seconds and says
// what to report; it knows no seat, no socket and no clock.
import type { Category } from '../../shared/model/categories.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Instant } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { PhoneView, Stop } from '../technician/phone-view.ts'
import type { Chance } from './chance.ts'
import type { Whereabouts } from './gps.ts'
import type { Habits } from './habits.ts'
import { MotionOnRoute } from './motion-on-route.ts'
import type { Streets } from './streets.ts'
import { trades } from './trades.ts'

export type Activity =
  /** nothing to do, or not before `until` */
  | { kind: 'idle'; until: number }
  | { kind: 'travelling'; visitId: string; motion: MotionOnRoute }
  | { kind: 'on-site'; visitId: string; until: number }
  | { kind: 'homewards'; motion: MotionOnRoute }

export interface LifeParts {
  streets: Streets
  habits: Habits
  chance: Chance
}

export class TechnicianLife {
  private readonly parts: LifeParts
  private doing: Activity = { kind: 'idle', until: 0 }
  private here: Place
  /** when each offer will be answered */
  private readonly answers = new Map<string, number>()
  /** the visit that is next, once the technician has made up their mind */
  private next: string | undefined
  private t: number

  /** @param t seconds of the technician's own time */
  constructor(parts: LifeParts, place: Place, t: number) {
    this.parts = parts
    this.here = place
    this.t = t
  }

  get activity(): Activity {
    return this.doing
  }

  get whereabouts(): Whereabouts {
    const { doing } = this
    const motion = doing.kind === 'travelling' || doing.kind === 'homewards' ? doing.motion : null
    return { place: this.here, speed: motion?.speed ?? 0, heading: motion?.heading ?? null }
  }

  /** The day has been going on before the demo began: some are on their way by now, some at work. */
  beginMidway(view: PhoneView, share: number): Intent[] {
    const first = view.stops[0]
    if (!first || share < 0.2 || first.visit.state === 'on-site') return []
    this.setOff(first)
    const { doing } = this
    if (doing.kind !== 'travelling') return []
    const reports = this.travelReport(first)
    if (share > 0.62) return [...reports, ...this.arrive(first, this.parts.chance.next())]
    doing.motion.step(doing.motion.secondsLeft * this.parts.chance.between(0.1, 0.95))
    this.here = doing.motion.place ?? this.here
    return reports
  }

  /**
   * @param t seconds of the technician's own time
   * @param now the relay's clock, for the shift
   * @returns what to report
   */
  step(view: PhoneView, t: number, now: Instant): Intent[] {
    const passed = Math.max(0, t - this.t)
    this.t = t
    const offShift = !isOnShift(view, now)
    const said = this.answer(view, offShift)
    // One thing after the other: what the answers change is seen in the next view.
    return said.length > 0 ? said : this.goOn(view, passed, offShift)
  }

  private answer(view: PhoneView, offShift: boolean): Intent[] {
    const { habits } = this.parts
    const said: Intent[] = []
    const open = new Set<string>()
    for (const { visit } of view.stops) {
      if (visit.state !== 'offered' || visit.offer.deliveredAt === null) continue
      open.add(visit.id)
      const due = this.answers.get(visit.id)
      if (due === undefined) this.answers.set(visit.id, this.t + habits.untilAnswer())
      else if (this.t >= due) {
        const reason = offShift ? 'end-of-shift' : habits.declines() ? habits.reason() : null
        said.push(
          reason === null
            ? intent('accept-visit', { visitId: visit.id }, {})
            : intent('decline-visit', { visitId: visit.id, reason }, {}),
        )
      }
    }
    for (const id of this.answers.keys()) if (!open.has(id)) this.answers.delete(id)
    return said
  }

  private goOn(view: PhoneView, passed: number, offShift: boolean): Intent[] {
    const { doing } = this
    switch (doing.kind) {
      case 'idle':
        return this.t < doing.until ? [] : this.takeUp(view, offShift)
      case 'travelling':
        return this.travel(view, doing, passed)
      case 'on-site':
        return this.work(view, doing)
      case 'homewards':
        if (view.stops.length > 0 && !offShift) this.doing = { kind: 'idle', until: this.t }
        else this.move(doing.motion, passed)
        return []
    }
  }

  private takeUp(view: PhoneView, offShift: boolean): Intent[] {
    const first = view.stops[0]
    if (offShift) return this.endShift(view)
    // What stands first and is not answered yet holds up the rest, for the few seconds that takes.
    if (!first || first.visit.state === 'offered') return []
    if (first.visit.state === 'on-site') return this.arrive(first, 1)
    if (this.next !== first.visit.id) {
      this.next = first.visit.id
      this.doing = { kind: 'idle', until: this.t + this.parts.habits.untilDeparture() }
      return []
    }
    this.setOff(first)
    return this.travelReport(first)
  }

  /** Gives back what has not been begun, finishes what has, and goes home. */
  private endShift({ technician, stops }: PhoneView): Intent[] {
    const begun = stops.find(({ visit }) => visit.state === 'on-site')
    if (begun) return this.arrive(begun, 0.3)
    const back = stops.filter(({ visit }) => visit.state !== 'offered')
    if (back.length > 0)
      return back.map(({ visit }) => intent('decline-visit', { visitId: visit.id, reason: 'end-of-shift' }, {}))
    if (technician && stops.length === 0) this.doing = { kind: 'homewards', motion: this.way(technician.home) }
    return []
  }

  private travel(view: PhoneView, doing: Activity & { kind: 'travelling' }, passed: number): Intent[] {
    const stop = view.stops.find(({ visit }) => visit.id === doing.visitId)
    if (!stop) {
      // Recalled, or called off: stop, read, and turn to the next.
      this.move(doing.motion, Math.min(passed, 1))
      this.doing = { kind: 'idle', until: this.t + this.parts.habits.untilTurned() }
      return []
    }
    if (stop.visit.state === 'on-site') return this.arrive(stop, 1)
    const first = view.stops[0]!
    if (first !== stop && first.visit.state !== 'offered') {
      this.setOff(first)
      return this.travelReport(first)
    }
    this.move(doing.motion, passed)
    return doing.motion.arrived ? this.arrive(stop, 1) : []
  }

  private work(view: PhoneView, doing: Activity & { kind: 'on-site' }): Intent[] {
    const { habits, chance } = this.parts
    const stop = view.stops.find(({ visit }) => visit.id === doing.visitId)
    if (stop && this.t < doing.until) return []
    this.doing = { kind: 'idle', until: this.t + habits.paperwork() }
    if (!stop) return []
    const { visit, ticket } = stop
    const words = trades[ticket.category as Category]?.resolutions ?? ['已处理 · Done']
    return [intent('resolve-ticket', { ticketId: ticket.id, resolution: chance.pick(words) }, { visitId: visit.id })]
  }

  private setOff({ visit, ticket }: Stop): void {
    this.doing = { kind: 'travelling', visitId: visit.id, motion: this.way(ticket.site.place) }
  }

  private way(to: Place): MotionOnRoute {
    const { streets, chance, habits } = this.parts
    const { doing } = this
    const begun = doing.kind === 'travelling' || doing.kind === 'homewards' ? doing.motion.restOfLeg() : undefined
    return new MotionOnRoute(streets.way(this.here, to, chance, habits.pace, begun))
  }

  private travelReport({ visit }: Stop): Intent[] {
    if (visit.state === 'travelling') return []
    return [intent('report-status', { visitId: visit.id, status: 'travelling' }, {})]
  }

  /** @param share how much of the work is still to do */
  private arrive({ visit, ticket }: Stop, share: number): Intent[] {
    this.here = ticket.site.place
    this.doing = { kind: 'on-site', visitId: visit.id, until: this.t + this.parts.habits.workFor() * share }
    return visit.state === 'on-site' ? [] : [intent('report-status', { visitId: visit.id, status: 'on-site' }, {})]
  }

  private move(motion: MotionOnRoute, seconds: number): void {
    motion.step(seconds)
    this.here = motion.place ?? this.here
  }
}

function isOnShift({ technician }: PhoneView, now: Instant): boolean {
  const shift = technician?.shift
  return shift != null && now >= shift.from && now < shift.to
}
