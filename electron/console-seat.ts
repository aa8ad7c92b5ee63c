// The console's seat, as its windows see it: one replica, one link, one outbox for all of them. Windows get everything
// once, and then only what has changed, under a revision that goes up.
import path from 'node:path'
import type { AlarmReport, ReportHours } from '../shared/alarms/report.ts'
import type { Intent } from '../shared/commands/command.ts'
import type {
  LinkPicture,
  OutboxPicture,
  Patch,
  ProblemNotice,
  Reviewed,
  SignedIn,
  SignInResult,
  Undone,
} from '../shared/ipc/contract.ts'
import type { Instant } from '../shared/model/ids.ts'
import type { Place } from '../shared/model/place.ts'
import type { Ticket } from '../shared/model/ticket.ts'
import type { Drive, WayLeg } from '../shared/routing/way.ts'
import type { Actor } from '../shared/model/actor.ts'
import type { Attention, Colleague } from '../shared/model/attention.ts'
import { ClockWatch } from '../shared/sync/clock-watch.ts'
import type { ReviewAct } from '../shared/sync/review.ts'
import type { Submitted } from '../shared/sync/seat-client.ts'
import type { Direction, OwnActsPicture } from '../shared/undo/own-acts.ts'
import { LatestPositions } from './latest-positions.ts'
import { outboxPicture } from './outbox-picture.ts'
import { ProblemList } from './problem-list.ts'
import type { Identity } from './seat/identity.ts'
import { SeatRuntime } from './seat/seat-runtime.ts'
import { Signing } from './signed-in.ts'
import { UndoDesk } from './undo-desk.ts'
import { WindowPatches } from './window-patches.ts'

/** A window that is told what changes on the screen. */
export interface PatchedWindow {
  /** another one for each page that is opened */
  readonly id: number
  readonly gone: boolean
  patch(patch: Patch): void
}

export interface ConsoleListener {
  outbox(outbox: OutboxPicture): void
  ownActs(acts: OwnActsPicture): void
  link(link: LinkPicture): void
  problems(problems: ProblemNotice[]): void
  signedIn(signedIn: SignedIn): void
  positions(frame: Uint8Array): void
  colleagues(colleagues: readonly Colleague[]): void
}

const saveCopyEvery = 30_000

export class ConsoleSeat {
  readonly label: string
  private readonly signing: Signing
  private seat!: SeatRuntime
  private desk!: UndoDesk
  private readonly listener: ConsoleListener
  private readonly positions = new LatestPositions()
  private readonly windows = new Map<number, { window: PatchedWindow; patches: WindowPatches }>()
  private revision = 0
  private telling = false
  private scheduled = false
  private readonly problems: ProblemList
  private attention: Attention | null = null
  private readonly clockWatch = new ClockWatch()
  private timer: NodeJS.Timeout | undefined

  static async open(folder: string, identity: Identity, listener: ConsoleListener): Promise<ConsoleSeat> {
    const file = path.join(folder, 'signed-in.json')
    const signing = await Signing.open(file, identity.actors, (signedIn) => listener.signedIn(signedIn))
    const console = new ConsoleSeat(identity.label, signing, listener)
    console.seat = await SeatRuntime.open({
      folder,
      identity,
      saveEvery: saveCopyEvery,
      owner: {
        changed: () => console.schedule(),
        fed: (commits) => console.desk.saw(commits),
        frame: (bytes) => console.frame(bytes),
        problem: (code, detail) => console.problem(code, detail),
        colleagues: (colleagues) => listener.colleagues(colleagues),
        bye: (reason) => reason === 'stopping' || console.problem(`bye.${reason}`, ''),
      },
    })
    console.desk = new UndoDesk(console.seat, () => listener.ownActs(console.ownActs()))
    const saved = console.seat.savedPositions
    if (saved !== null) console.positions.take(Buffer.from(saved, 'base64'))
    return console
  }

  private constructor(label: string, signing: Signing, listener: ConsoleListener) {
    this.listener = listener
    this.signing = signing
    this.label = label
    this.problems = new ProblemList((problems) => listener.problems(problems))
  }

  start(): void {
    this.seat.start()
    this.timer = setInterval(() => {
      this.watchClock()
      this.listener.link(this.link())
    }, 1_000)
  }

  async signIn(actorId: string): Promise<SignInResult> {
    const result = await this.signing.signIn(actorId)
    this.attend(this.attention)
    this.listener.outbox(this.outbox())
    this.listener.ownActs(this.ownActs())
    return result
  }

  /** The relay's time. */
  now(): Instant {
    return this.seat.now()
  }

  /** All tickets, while somebody can vouch for them; null: the copy is old. */
  vouchedTickets(): Iterable<Ticket> | null {
    const { phase } = this.seat.client.link(this.seat.mono())
    return phase === 'live' || phase === 'lagging' ? this.seat.client.replica.confirmed.values('ticket') : null
  }

  way(places: Place[]): Promise<WayLeg[] | null> {
    return this.seat.way(places)
  }

  drives(from: Place[], to: Place): Promise<Drive[] | null> {
    return this.seat.drives(from, to)
  }

  alarmReport(hours: ReportHours): Promise<AlarmReport | null> {
    return this.seat.alarmReport(hours)
  }

  submit(intents: Intent[]): Promise<Submitted[]> {
    const { actor } = this.signing
    return this.desk.did(this.seat.submit(intents, actor), actor)
  }

  undo(direction: Direction, step: number | null): Promise<Undone> {
    return this.desk.undo(direction, step, this.signing.actor)
  }

  /** Decides about a command in the review list. */
  review(id: string, act: ReviewAct, override: string | null): Promise<Reviewed> {
    const { client } = this.seat
    const known = client.outbox.refused.some(({ command }) => command.id === id)
    if (!known) return Promise.resolve({ kind: 'gone' })
    if (act === 'mineNow') return this.remake(id, override)
    client.dismiss(id)
    return Promise.resolve({ kind: 'dropped' })
  }

  private async remake(id: string, override: string | null): Promise<Reviewed> {
    const { actor } = this.signing
    const made = this.seat.remake(id, override, actor)
    await this.desk.did(
      made.then((result) => (result.kind === 'gone' ? [] : [result])),
      actor,
    )
    return made
  }

  dismissProblem(id: number): void {
    this.problems.read(id)
  }

  /** What is open in the console's window; null: no ticket. */
  attend(at: Attention | null): void {
    this.attention = at
    this.seat.attend(this.signing.actor, at)
  }

  /** Something the operator must know that is not about one command. */
  problem(code: string, detail: string): void {
    this.problems.add(code, detail, this.seat ? this.seat.now() : Date.now())
  }

  /** For a window that opens now. What there is to draw follows in patches with a higher revision. */
  opening(window: PatchedWindow): {
    patch: Patch
    outbox: OutboxPicture
    link: LinkPicture
    ownActs: OwnActsPicture
    problems: ProblemNotice[]
    actor: Actor
    actors: Actor[]
    positions: Uint8Array | null
    colleagues: readonly Colleague[]
  } {
    this.flush()
    const patches = new WindowPatches(this.seat.client.replica)
    patches.restart()
    this.windows.set(window.id, { window, patches })
    this.tellWindowsNext()
    return {
      patch: { revision: ++this.revision, whole: true, more: true, changes: [] },
      outbox: this.outbox(),
      ownActs: this.ownActs(),
      link: this.link(),
      problems: this.problems.list,
      ...this.signing.signedIn,
      positions: this.positions.keyFrame(this.seat.now()),
      colleagues: this.seat.colleagues,
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
    const { whole, changed } = this.seat.client.replica.takeChanged()
    for (const { patches } of this.windows.values())
      if (whole) patches.restart()
      else patches.add(changed)
    this.tellWindows()
    this.signing.greeted(this.seat.client.welcome)
    this.desk.refused(this.seat.client.outbox.refused)
    this.listener.outbox(this.outbox())
    this.listener.link(this.link())
  }

  /** One part to each window; what is left follows when everything else has had its turn. */
  private tellWindows(): void {
    for (const [id, { window, patches }] of this.windows) {
      if (window.gone) this.windows.delete(id)
      else if (!patches.isEmpty) window.patch(patches.next(++this.revision))
    }
    if ([...this.windows.values()].some(({ patches }) => !patches.isEmpty)) this.tellWindowsNext()
  }

  private tellWindowsNext(): void {
    if (this.telling) return
    this.telling = true
    setImmediate(() => {
      this.telling = false
      this.tellWindows()
    })
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
    const { outbox, replica } = this.seat.client
    return outboxPicture(outbox, replica, this.signing.actor)
  }

  private ownActs(): OwnActsPicture {
    return this.desk.picture(this.signing.actor)
  }

  private link(): LinkPicture {
    return {
      ...this.seat.client.link(this.seat.mono()),
      now: this.seat.now(),
      clockOffMs: this.clockOffMs(),
      relay: this.seat.relay,
    }
  }

  private clockOffMs(): number | null {
    return this.seat.client.clock.known ? Date.now() - this.seat.now() : null
  }

  private watchClock(): void {
    const { seat } = this
    const { off, jumped } = this.clockWatch.look(Date.now(), seat.mono(), this.clockOffMs())
    // The wall clock was set, or the machine slept unnoticed: what the relay says next counts, not what it said before.
    if (jumped) seat.client.clock.distrust()
    this.problems.stands('clockOff', off, () => `${Math.round((this.clockOffMs() ?? 0) / 1000)} s`, seat.now())
  }
}
