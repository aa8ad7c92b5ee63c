// What the log says of alarms in the last 24 hours, kept at hand for the report: read from the store when somebody first asks,
// and from then on as it is committed.
import {
  alarmReport,
  isAboutAlarms,
  reportHours,
  type AlarmReport,
  type ReportHours,
} from '../../shared/alarms/report.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { Alarm } from '../../shared/model/alarm.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'

export interface AlarmLogPorts {
  now(): Instant
  /** the last committed seq */
  head(): number
  /** commits after `seq`, oldest first */
  read(after: number, limit: number): Promise<Commit[]>
  alarms(): Iterable<Alarm>
}

const hour: Milliseconds = 3_600_000
const longest: Milliseconds = Math.max(...reportHours) * hour
/** How much older than that something may get before it is dropped: seldom, and much at once. */
const slack: Milliseconds = hour
/** How many commits are read at once: others have their turn between two. */
const piece = 500

type Kept = Pick<Commit, 'at' | 'events'>

export class AlarmLog {
  private readonly ports: AlarmLogPorts
  /** oldest first; those that are read now, or have been */
  private kept: Kept[] = []
  /** where what is committed now goes; null: nobody has asked yet, and it will be read */
  private follows: Kept[] | null = null
  private reading: Promise<void> | undefined
  private began: Instant = Infinity

  constructor(ports: AlarmLogPorts) {
    this.ports = ports
  }

  /** How many commits are at hand. */
  get size(): number {
    return this.kept.length
  }

  /** Of a group that is committed. */
  note(commits: readonly Commit[]): void {
    if (!this.follows) return
    for (const commit of commits) if (isAboutAlarms(commit)) this.follows.push({ at: commit.at, events: commit.events })
    // Also when nobody asks again for months.
    const before = this.ports.now() - longest
    if (this.kept[0] && this.kept[0].at < before - slack) this.forget(before)
  }

  async report(hours: ReportHours): Promise<AlarmReport> {
    this.reading ??= this.readBack().catch((error: unknown) => {
      // The next one who asks tries it again.
      this.reading = undefined
      this.follows = null
      throw error
    })
    await this.reading
    const to = this.ports.now()
    this.forget(to - longest)
    const asked = to - hours * hour
    const from = Math.min(to, Math.max(asked, this.began))
    return alarmReport(this.kept, this.ports.alarms(), { from, to, logBegins: from > asked })
  }

  private forget(before: Instant): void {
    const first = this.kept.findIndex(({ at }) => at >= before)
    this.kept.splice(0, first < 0 ? this.kept.length : first)
  }

  private async readBack(): Promise<void> {
    const head = this.ports.head()
    const meanwhile: Kept[] = []
    this.kept = []
    this.follows = meanwhile
    this.began = (await this.ports.read(0, 1))[0]?.at ?? this.ports.now()
    for (let seq = await this.lastBefore(this.ports.now() - longest, head); seq < head;) {
      const commits = await this.ports.read(seq, Math.min(piece, head - seq))
      if (commits.length === 0) break
      for (const commit of commits)
        if (commit.seq <= head && isAboutAlarms(commit)) this.kept.push({ at: commit.at, events: commit.events })
      seq = commits.at(-1)!.seq
    }
    this.kept = this.kept.concat(meanwhile)
    this.follows = this.kept
  }

  /** @returns the seq of the last commit before an instant; the log's time never goes back */
  private async lastBefore(at: Instant, head: number): Promise<number> {
    let [low, high] = [0, head]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const [commit] = await this.ports.read(middle - 1, 1)
      if (commit && commit.at < at) low = middle
      else high = middle - 1
    }
    return low
  }
}
