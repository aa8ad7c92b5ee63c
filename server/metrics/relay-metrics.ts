// What the relay counts about itself, for whoever watches it. Nothing here is read by the relay again.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { GroupTimes } from '../commit/committer.ts'
import type { Group } from '../commit/group.ts'
import { counter, gauge, Histogram, metricsText, type Family } from './families.ts'

const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256]

/** What is so at the moment when somebody asks. */
export interface RelayNow {
  seq: number
  undecided: number
  /** by kind */
  seatsEnrolled: Iterable<[string, number]>
  seatsConnected: Iterable<[string, number]>
  /** bytes that wait for each connection */
  waiting: number[]
  seatsBehind: number
  seatsLeftLive: number
  seatsEndedSlow: number
  framesDropped: number
  fixesTaken: number
  positions: number
}

/** How often the loop is asked how late it is, ms. */
const askedEvery = 10

/**
 * @param nanoseconds between two askings, as `monitorEventLoopDelay` tells it
 * @returns how much later than it should the loop came to the second, s; 0: in time, or never asked yet
 */
export function loopLag(nanoseconds: number): number {
  return Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds - askedEvery * 1e6) / 1e9 : 0
}

export class RelayMetrics {
  private readonly answered = new Histogram(seconds)
  private readonly written = new Histogram(seconds)
  private readonly groups = new Histogram(sizes)
  private readonly refusals = new Map<string, number>()
  private readonly delay = monitorEventLoopDelay({ resolution: askedEvery })

  start(): void {
    this.delay.enable()
  }

  stop(): void {
    this.delay.disable()
  }

  note(group: Group, { write, waited }: GroupTimes): void {
    this.written.observe(write)
    this.groups.observe(waited.length)
    for (const one of waited) this.answered.observe(one)
    for (const { answer } of group.answers)
      if (answer.result.kind === 'refused')
        this.refusals.set(answer.result.code, (this.refusals.get(answer.result.code) ?? 0) + 1)
  }

  text(now: RelayNow): string {
    return metricsText([...this.own(), ...ofNow(now)])
  }

  private own(): Family[] {
    const { delay } = this
    const families = [
      this.answered.family('signalbox_commit_seconds', 'From the arrival of a command until it is on disk and told.'),
      this.written.family('signalbox_write_seconds', 'Writing a group of commands to the disk.'),
      this.groups.family('signalbox_group_commands', 'Commands that were written as one group.'),
      counter('signalbox_refusals_total', 'Commands refused.', labelled('code', this.refusals)),
      gauge('signalbox_event_loop_lag_seconds', 'Delay of the event loop since it was last asked for.', [
        [{ quantile: '0.5' }, loopLag(delay.percentile(50))],
        [{ quantile: '0.99' }, loopLag(delay.percentile(99))],
        [{ quantile: '1' }, loopLag(delay.max)],
      ]),
      gauge('signalbox_resident_bytes', 'Memory of the process.', process.memoryUsage.rss()),
    ]
    delay.reset()
    return families
  }
}

function ofNow(now: RelayNow): Family[] {
  return [
    gauge('signalbox_log_seq', 'The last commit.', now.seq),
    gauge('signalbox_undecided_commands', 'Commands that wait to be decided.', now.undecided),
    gauge('signalbox_seats_enrolled', 'Seats this relay knows.', labelled('kind', now.seatsEnrolled)),
    gauge('signalbox_seats_connected', 'Seats with a connection.', labelled('kind', now.seatsConnected)),
    gauge('signalbox_waiting_bytes_max', 'What waits for the slowest connection.', Math.max(0, ...now.waiting)),
    gauge(
      'signalbox_waiting_bytes_sum',
      'What waits for all connections.',
      now.waiting.reduce((sum, bytes) => sum + bytes, 0),
    ),
    gauge('signalbox_seats_behind', 'Seats that are being brought up to date.', now.seatsBehind),
    counter('signalbox_seats_left_live_total', 'Seats that read too slowly for the live room.', now.seatsLeftLive),
    counter('signalbox_seats_ended_slow_total', 'Seats ended because they read far too slowly.', now.seatsEndedSlow),
    counter('signalbox_frames_dropped_total', 'Position frames not sent to a seat that was behind.', now.framesDropped),
    counter('signalbox_fixes_total', 'Positions taken from phones.', now.fixesTaken),
    gauge('signalbox_positions', 'Technicians whose position is known.', now.positions),
  ]
}

function* labelled(label: string, counts: Iterable<[string, number]>): Generator<[Record<string, string>, number]> {
  for (const [value, count] of counts) yield [{ [label]: value }, count]
}
