// Business time by brute force: looks at the wall clock of every minute. Slow and simple, so that it can be believed; the
// tests hold the engine against it. Instants and amounts are whole minutes.
import type { Calendar, Hours } from '../../shared/sla/calendar.ts'
import type { Stretch } from '../../shared/sla/pauses.ts'

const minute = 60_000

export class SlowClock {
  private readonly wall: Intl.DateTimeFormat
  private readonly days: Map<string, Hours>
  private readonly weekly: readonly Hours[]

  constructor({ weekly, days, zone: own }: Calendar, zone: string = own) {
    this.weekly = weekly
    this.days = new Map(days.map(({ date, hours }) => [date, hours]))
    this.wall = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      minute: '2-digit',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    })
  }

  isOpen(at: number): boolean {
    const part = Object.fromEntries(this.wall.formatToParts(at).map(({ type, value }) => [type, value]))
    const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part['weekday']!.slice(0, 3))
    const hours = this.days.get(`${part['year']}-${part['month']}-${part['day']}`) ?? this.weekly[weekday]!
    const time = Number(part['hour']) * 60 + Number(part['minute'])
    return hours.some(({ from, to }) => from <= time && time < to)
  }

  between(from: number, to: number, held: readonly Stretch[] = []): number {
    let counted = 0
    for (let at = from; at < to; at += minute) if (!isIn(at, held) && this.isOpen(at)) counted += minute
    return counted
  }

  /** The first instant at which so much has been counted. */
  after(from: number, amount: number, held: readonly Stretch[] = []): number {
    let at = from
    for (let counted = 0; counted < amount; at += minute) if (!isIn(at, held) && this.isOpen(at)) counted += minute
    return at
  }
}

function isIn(at: number, held: readonly Stretch[]): boolean {
  return held.some(({ from, to }) => from <= at && at < to)
}
