// Counts once a minute how many tickets are open, at risk and breached, and keeps it: a console knows only the present, and
// trends need a past. While the copy is old nothing is counted: a gap says more than a guess.
import type { LightCounts, Trends } from '../../shared/ipc/contract.ts'
import type { Instant } from '../../shared/model/ids.ts'
import { worstClock } from '../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../shared/model/ticket.ts'
import { Slices } from '../seat/cache-slices.ts'
import { CountFile, type Minute } from './count-file.ts'

const minuteMs = 60_000
/** How often it is looked whether a new minute has begun, ms. */
const lookEvery = 5_000
const hoursShown = 12
const week: Minute = 7 * 24 * 60

export interface CounterPorts {
  now: () => Instant
  /** null: nobody can vouch for them now */
  tickets: () => Iterable<Ticket> | null
  problem: (code: string, detail: string) => void
}

export class LightCounter {
  /** null: there is no place to keep anything */
  private readonly file: CountFile | null
  private readonly ports: CounterPorts
  private last: Minute = -1
  private kept = true
  private looking = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  static async open(file: string, ports: CounterPorts): Promise<LightCounter> {
    const counts = await CountFile.open(file, (keptAs) => ports.problem('historyDamaged', keptAs)).catch(
      (error: Error) => {
        ports.problem('historyNotKept', error.message)
        return null
      },
    )
    return new LightCounter(counts, ports)
  }

  private constructor(file: CountFile | null, ports: CounterPorts) {
    this.file = file
    this.ports = ports
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), lookEvery)
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.looking
    await this.file?.close().catch(() => {})
  }

  /** Counts if a new minute has begun. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.count())
    return this.looking
  }

  /** The last twelve hours, and the same hours a week ago; the minute that runs is the last one. */
  trends(): Trends {
    const until = Math.floor(this.ports.now() / minuteMs) + 1
    const from = until - hoursShown * 60
    return { from: from * minuteMs, now: this.course(from, until), lastWeek: this.course(from - week, until - week) }
  }

  private course(from: Minute, to: Minute): (LightCounts | null)[] {
    return Array.from({ length: to - from }, (_, i) => this.file?.at(from + i) ?? null)
  }

  private async count(): Promise<void> {
    const now = this.ports.now()
    const minute = Math.floor(now / minuteMs)
    const tickets = minute === this.last ? null : this.ports.tickets()
    if (!tickets) return
    this.last = minute
    const counts = await countLights(tickets, now)
    await this.file?.add(minute, counts).then(
      () => (this.kept = true),
      (error: Error) => {
        // A full disk is told once, not every minute.
        if (this.kept) this.ports.problem('historyNotKept', error.message)
        this.kept = false
      },
    )
  }
}

/** In slices; what changes meanwhile is counted before or after its change. */
export async function countLights(tickets: Iterable<Ticket>, now: Instant): Promise<LightCounts> {
  const counts: LightCounts = { open: 0, atRisk: 0, breached: 0 }
  const slices = new Slices()
  for (const ticket of tickets) {
    if (slices.over) await slices.giveWay()
    if (!isOpen(ticket)) continue
    counts.open++
    const light = worstClock(ticket.clocks, now)?.light
    if (light === 'red') counts.breached++
    else if (light === 'yellow') counts.atRisk++
  }
  return counts
}
