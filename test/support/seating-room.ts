// The relay's seating with a small world behind it; what each seat is sent is written down, how much waits for it is set.
import { noHistory } from '../../server/store/history-rows.ts'
import { Seating } from '../../server/socket/seating.ts'
import type { Backlog } from '../../server/socket/backlog.ts'
import type { Connection } from '../../server/socket/connection.ts'
import type { Group } from '../../server/commit/group.ts'
import { SeatProgress } from '../../server/commit/seat-progress.ts'
import { RecentCommits } from '../../server/feed/recent-commits.ts'
import { OpenRecalls } from '../../server/feed/technician-view.ts'
import { LatestFixes } from '../../server/positions/latest-fixes.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Change } from '../../shared/model/entities.ts'
import { actor, smallWorld } from './world.ts'

export type Sent = { name: string; message: unknown }
export const names = (sent: Sent[]) => sent.splice(0).map(({ name }) => name)
export const fresh = { epoch: 'epoch-1', seq: 0, tip: '' }

export class SeatingRoom {
  readonly world = smallWorld().assign('t1', 'v1', 'w1')
  readonly live = new Set<Connection>()
  /** what waits for whom; nothing for everybody else */
  readonly backlogs = new Map<Connection, Backlog>()
  readonly rules: Intent[] = []
  readonly recalls = new OpenRecalls()
  recent: RecentCommits
  seating: Seating
  /** how many commits have been told */
  seen = this.world.commits.length
  private readonly progress = new SeatProgress()

  constructor() {
    for (const seat of ['console-1', 'console-2', 'phone-1', 'phone-2']) this.progress.add(seat, 3)
    this.recent = new RecentCommits([...this.world.commits])
    this.seating = this.seatingNow()
  }

  /** The relay has started once more. */
  restart(): void {
    this.recent = new RecentCommits([...this.world.commits])
    this.seating = this.seatingNow()
  }

  head() {
    return { seq: this.world.commits.length, tip: this.world.commits.at(-1)?.id ?? '' }
  }

  connect(seat: string, technicianId: string | null = null): { connection: Connection; sent: Sent[] } {
    const { live, backlogs } = this
    const sent: Sent[] = []
    const kind = technicianId === null ? 'console' : 'phone'
    const stored = { seat, kind, label: seat, actors: [actor('dispatcher')], technicianId } as const
    const connection: Connection = {
      seat: { ...stored, actors: [...stored.actors], credentialHash: '', createdAt: 0, lastN: 0 },
      send: (name, message) => void sent.push({ name, message }),
      sendFrame: () => void sent.push({ name: 'frame', message: null }),
      joinLive: () => void live.add(connection),
      leaveLive: () => void live.delete(connection),
      backlog: () => backlogs.get(connection) ?? { packets: 0, bytes: 0 },
      isDrained: () => !backlogs.has(connection),
      bye: (reason) => void sent.push({ name: 'bye', message: reason }),
    }
    return { connection, sent }
  }

  /** Tells what the world has committed since the last time, with these answers. */
  tell(...answers: { seat: string; n: number }[]): void {
    const { world, seen } = this
    const { seq } = this.head()
    const changes: Change[] = [...world.state.values('visit')].map((value) => ({ kind: 'visit', id: value.id, value }))
    const group: Group = {
      position: this.head(),
      commits: world.commits.slice(seen),
      history: noHistory(),
      changes,
      answers: answers.map(({ seat, n }) => {
        return { seat, answer: { n, id: `${seat}-${n}`, result: { kind: 'accepted', seq } } }
      }),
      again: [],
      expects: [],
    }
    this.seating.tell(group, seen)
    this.seen = world.commits.length
  }

  private seatingNow(): Seating {
    const { world, live, recent, recalls, progress } = this
    return new Seating(
      {
        epoch: 'epoch-1',
        state: world.state,
        progress,
        recent,
        recalls,
        fixes: new LatestFixes(),
        now: () => world.now,
        head: () => this.head(),
        applyRule: (_id, asked) => void this.rules.push(asked),
        newId: () => 'id',
      },
      () => ({
        tell: (name, message) => {
          for (const connection of live) connection.send(name, message)
        },
        frame: () => {},
      }),
    )
  }
}
