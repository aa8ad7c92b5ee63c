// The console's seat, as its windows see it: one replica, one link, one outbox for all of them. Windows get everything
// once, and then only what has changed, under a revision that goes up.
import type { Intent } from '../shared/commands/command.ts'
import type { LinkPicture, OutboxPicture, Patch, ProblemNotice } from '../shared/ipc/contract.ts'
import type { Actor } from '../shared/model/actor.ts'
import type { Submitted } from '../shared/sync/seat-client.ts'
import { LatestPositions } from './latest-positions.ts'
import type { Identity } from './seat/identity.ts'
import { SeatRuntime } from './seat/seat-runtime.ts'

export interface ConsoleListener {
  patch(patch: Patch): void
  outbox(outbox: OutboxPicture): void
  link(link: LinkPicture): void
  problems(problems: ProblemNotice[]): void
  positions(frame: Uint8Array): void
}

const saveCopyEvery = 30_000
/** The newest problems are kept until the operator has read them. */
const problemLimit = 50

export class ConsoleSeat {
  readonly actor: Actor
  readonly label: string
  private seat!: SeatRuntime
  private readonly listener: ConsoleListener
  private readonly positions = new LatestPositions()
  private revision = 0
  private scheduled = false
  private problemList: ProblemNotice[] = []
  private nextProblem = 1
  private timer: NodeJS.Timeout | undefined

  static async open(folder: string, identity: Identity, listener: ConsoleListener): Promise<ConsoleSeat> {
    const console = new ConsoleSeat(identity, listener)
    console.seat = await SeatRuntime.open({
      folder,
      identity,
      saveEvery: saveCopyEvery,
      owner: {
        changed: () => console.schedule(),
        frame: (bytes) => console.frame(bytes),
        problem: (code, detail) => console.problem(code, detail),
        bye: (reason) => reason === 'stopping' || console.problem(`bye.${reason}`, ''),
      },
    })
    const saved = console.seat.savedPositions
    if (saved !== null) console.positions.take(Buffer.from(saved, 'base64'))
    return console
  }

  private constructor(identity: Identity, listener: ConsoleListener) {
    this.listener = listener
    this.actor = identity.actors[0]!
    this.label = identity.label
  }

  start(): void {
    this.seat.start()
    this.timer = setInterval(() => this.listener.link(this.link()), 1_000)
  }

  submit(intents: Intent[]): Promise<Submitted[]> {
    return this.seat.submit(intents, this.actor)
  }

  dismissRefusal(id: string): void {
    this.seat.client.dismiss(id)
  }

  dismissProblem(id: number): void {
    this.problemList = this.problemList.filter((problem) => problem.id !== id)
    this.listener.problems(this.problemList)
  }

  /** Something the operator must know that is not about one command. */
  problem(code: string, detail: string): void {
    const at = this.seat ? this.seat.now() : Date.now()
    const same = this.problemList.find((known) => known.code === code && known.detail === detail)
    if (same) same.at = at
    else this.problemList = [...this.problemList, { id: this.nextProblem++, code, detail, at }].slice(-problemLimit)
    this.listener.problems(this.problemList)
  }

  /** Everything, for a window that opens now. Patches with a higher revision follow. */
  opening(): {
    patch: Patch
    outbox: OutboxPicture
    link: LinkPicture
    problems: ProblemNotice[]
    positions: Uint8Array | null
  } {
    this.flush()
    return {
      patch: { revision: this.revision, whole: true, changes: [...this.seat.client.replica.visible()] },
      outbox: this.outbox(),
      link: this.link(),
      problems: this.problemList,
      positions: this.positions.keyFrame(this.seat.now()),
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.keepPositions()
    await this.seat.stop()
  }

  /** Before the machine sleeps, or when it has woken: what is known of the link is old. */
  async suspend(): Promise<void> {
    this.keepPositions()
    await this.seat.save()
  }

  resume(): void {
    this.seat.client.clock.distrust()
    this.seat.reconnect()
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => this.flush())
  }

  private flush(): void {
    this.scheduled = false
    const { whole, changes } = this.seat.client.replica.takeChanges()
    if (whole || changes.length > 0) this.listener.patch({ revision: ++this.revision, whole, changes })
    this.listener.outbox(this.outbox())
    this.listener.link(this.link())
  }

  private frame(bytes: Uint8Array): void {
    if (!this.positions.take(bytes)) return
    this.keepPositions()
    this.listener.positions(bytes)
  }

  private keepPositions(): void {
    const frame = this.positions.keyFrame(this.seat.now())
    if (frame) this.seat.keepPositions(frame)
  }

  private outbox(): OutboxPicture {
    const { list, refused } = this.seat.client.outbox
    return {
      queued: list
        .filter((entry) => entry.recorded)
        .map(({ command, pushedAt, answer }) => ({
          id: command.id,
          n: command.n,
          name: command.name,
          args: command.args,
          actor: command.actor,
          madeAt: command.madeAt,
          state: answer ? 'answered' : pushedAt === null ? 'queued' : 'sent',
        })),
      refused: [...refused],
    }
  }

  private link(): LinkPicture {
    const now = this.seat.now()
    const { clock } = this.seat.client
    return {
      ...this.seat.client.link(this.seat.mono()),
      now,
      clockOff: clock.known ? Date.now() - now : null,
    }
  }
}
