// The newest commits, kept in memory so that a seat which comes back gets what it missed without a wait for the store.
import type { Commit, LogPosition } from '../../shared/events/commit.ts'
import type { Hello, Welcome } from '../../shared/wire/messages.ts'

/** How many commits behind a seat may be before a snapshot is cheaper than the commits. */
export const deltaHorizon = 5_000
/** Those that such a seat misses, and the one before them, by which its copy is known to be of this log. */
export const commitsAtHand = deltaHorizon + 1

export class RecentCommits {
  private commits: Commit[]

  /** @param commits the newest, oldest first */
  constructor(commits: Commit[]) {
    this.commits = commits
  }

  push(commits: readonly Commit[]): void {
    this.commits.push(...commits)
    // Cut off seldom, so that the cost of the copy is spread over many commits.
    if (this.commits.length > deltaHorizon * 1.1) this.commits = this.commits.slice(-commitsAtHand)
  }

  /** Why this seat must take a snapshot; null: it can be brought up to date by commits. */
  whySnapshot(hello: Hello, epoch: string, head: LogPosition): Welcome['because'] {
    if (hello.epoch === null) return 'new'
    if (hello.epoch !== epoch) return 'epoch'
    if (hello.seq > head.seq) return 'ahead'
    if (hello.seq === head.seq) return hello.tip === head.tip ? null : 'tip'
    if (head.seq - hello.seq > deltaHorizon) return 'tooOld'
    if (hello.seq === 0) return this.commits[0]?.seq === 1 ? null : 'tooOld'
    const known = this.at(hello.seq)
    if (!known) return 'tooOld'
    return known.id === hello.tip ? null : 'tip'
  }

  /** @returns the commits after `seq`, oldest first; those that are no longer at hand are missing at the beginning */
  after(seq: number, limit = Infinity): Commit[] {
    const first = this.commits[0]
    if (!first) return []
    const from = Math.max(0, seq + 1 - first.seq)
    return this.commits.slice(from, from + limit)
  }

  get last(): Commit | undefined {
    return this.commits.at(-1)
  }

  at(seq: number): Commit | undefined {
    const first = this.commits[0]
    return first && this.commits[seq - first.seq]
  }
}
