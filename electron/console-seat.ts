// The console's seat, as its windows see it: one replica, one link, one outbox for all of them. Windows get everything
// once, and then only what has changed, under a revision that goes up.
import path from 'node:path'
import type { AlarmReport, ReportHours } from '../shared/alarms/report.ts'
import { permits } from '../shared/commands/decide.ts'
import type { Intent } from '../shared/commands/command.ts'
import type {
  LinkPicture,
  Opening,
  OutboxPicture,
  ProblemNotice,
  Reviewed,
  SeatOpening,
  SignedIn,
  SignInResult,
  Undone,
} from '../shared/ipc/contract.ts'
import type { AddedFile, NotFetched, WaitingFile } from '../shared/ipc/files.ts'
import type { Instant, TicketId } from '../shared/model/ids.ts'
import type { Place } from '../shared/model/place.ts'
import type { Ticket } from '../shared/model/ticket.ts'
import type { Drive, WayLeg } from '../shared/routing/way.ts'
import type { AskEarlier, EarlierTickets, TicketLog } from '../shared/wire/history.ts'
import type { Attention, Colleague } from '../shared/model/attention.ts'
import { ClockWatch } from '../shared/sync/clock-watch.ts'
import type { ReviewAct } from '../shared/sync/review.ts'
import type { Submitted } from '../shared/sync/submitted.ts'
import type { Direction, OwnActsPicture } from '../shared/undo/own-acts.ts'
import { LatestPositions } from './latest-positions.ts'
import { outboxPicture } from './outbox-picture.ts'
import { PatchedWindows, type PatchedWindow } from './patched-windows.ts'
import { ProblemList } from './problem-list.ts'
import type { Identity } from './seat/identity.ts'
import type { Preview as SavedPreview } from './seat/preview-file.ts'
import { SeatRuntime } from './seat/seat-runtime.ts'
import { Signing } from './signed-in.ts'
import { UndoDesk } from './undo-desk.ts'
import { previewNow, previewSaved } from './window-preview.ts'

export interface ConsoleListener {
  outbox(outbox: OutboxPicture): void
  ownActs(acts: OwnActsPicture): void
  link(link: LinkPicture): void
  problems(problems: ProblemNotice[]): void
  signedIn(signedIn: SignedIn): void
  positions(frame: Uint8Array): void
  colleagues(colleagues: readonly Colleague[]): void
  waitingFiles(files: WaitingFile[]): void
}

const saveCopyEvery = 30_000
/** ms */
const tellFilesEvery = 50

export class ConsoleSeat {
  readonly label: string
  private readonly identity: Identity
  private readonly folder: string
  private readonly signing: Signing
  private seat!: SeatRuntime
  private desk!: UndoDesk
  private isRead = false
  private hasRead = () => {}
  /** What is asked of the seat before its copy is read is done then. */
  private readonly untilRead = new Promise<void>((resolve) => (this.hasRead = resolve))
  private hasPreview = (_preview: SavedPreview | null) => {}
  private preview = new Promise<SavedPreview | null>((resolve) => (this.hasPreview = resolve))
  /** windows that asked before the copy was read */
  private readonly early = new Map<number, PatchedWindow>()
  private readonly listener: ConsoleListener
  private readonly positions = new LatestPositions()
  private readonly windows = new PatchedWindows()
  private scheduled = false
  private readonly problems: ProblemList
  private attention: Attention | null = null
  private readonly clockWatch = new ClockWatch()
  private timer: NodeJS.Timeout | undefined
  private filesTimer: NodeJS.Timeout | undefined

  /** Who works here is known at once; everything else when the copy has been read: `read`. */
  static async open(folder: string, identity: Identity, listener: ConsoleListener): Promise<ConsoleSeat> {
    const file = path.join(folder, 'signed-in.json')
    const signing = await Signing.open(file, identity.actors, (signedIn) => listener.signedIn(signedIn))
    return new ConsoleSeat(folder, identity, signing, listener)
  }

  private constructor(folder: string, identity: Identity, signing: Signing, listener: ConsoleListener) {
    this.folder = folder
    this.identity = identity
    this.listener = listener
    this.signing = signing
    this.label = identity.label
    this.problems = new ProblemList((problems) => listener.problems(problems))
  }

  /** Reads outbox and copy. What was asked meanwhile is done, and the windows that wait are told. */
  async read(): Promise<void> {
    const { folder, identity, listener } = this
    this.seat = await SeatRuntime.open({
      folder,
      identity,
      saveEvery: saveCopyEvery,
      owner: {
        changed: () => this.schedule(),
        fed: (commits) => this.desk.saw(commits),
        frame: (bytes) => this.frame(bytes),
        problem: (code, detail) => this.problem(code, detail),
        colleagues: (colleagues) => listener.colleagues(colleagues),
        files: () => this.filesChanged(),
        preview: (preview) => this.hasPreview(preview),
        bye: (reason) => reason === 'stopping' || this.problem(`bye.${reason}`, ''),
      },
    })
    this.desk = new UndoDesk(this.seat, () => listener.ownActs(this.ownActs()))
    const saved = this.seat.savedPositions
    if (saved !== null) this.positions.take(Buffer.from(saved, 'base64'))
    this.isRead = true
    this.preview = Promise.resolve(null)
    this.seat.attend(this.signing.actor, this.attention)
    for (const window of this.early.values()) if (!window.gone) window.opened(this.openingOf(window))
    this.early.clear()
    this.hasRead()
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
    await this.untilRead
    this.attend(this.attention)
    this.listener.outbox(this.outbox())
    this.listener.ownActs(this.ownActs())
    return result
  }

  /** The relay's time. */
  now(): Instant {
    return this.isRead ? this.seat.now() : Date.now()
  }

  /** All tickets, while somebody can vouch for them; null: the copy is old. */
  vouchedTickets(): Iterable<Ticket> | null {
    if (!this.isRead) return null
    const { phase } = this.seat.client.link(this.seat.mono())
    return phase === 'live' || phase === 'lagging' ? this.seat.client.replica.confirmed.values('ticket') : null
  }

  async way(places: Place[]): Promise<WayLeg[] | null> {
    await this.untilRead
    return this.seat.way(places)
  }

  async drives(from: Place[], to: Place): Promise<Drive[] | null> {
    await this.untilRead
    return this.seat.drives(from, to)
  }

  async alarmReport(hours: ReportHours): Promise<AlarmReport | null> {
    await this.untilRead
    return this.seat.alarmReport(hours)
  }

  async ticketLog(ticketId: TicketId): Promise<TicketLog | null> {
    await this.untilRead
    return this.seat.ticketLog(ticketId)
  }

  async earlierTickets(site: AskEarlier): Promise<EarlierTickets | null> {
    await this.untilRead
    return this.seat.earlierTickets(site)
  }

  async submit(intents: Intent[]): Promise<Submitted[]> {
    const { actor } = this.signing
    await this.untilRead
    return this.desk.did(this.seat.submit(intents, actor), actor)
  }

  async undo(direction: Direction, step: number | null): Promise<Undone> {
    await this.untilRead
    return this.desk.undo(direction, step, this.signing.actor)
  }

  /** A file for a ticket, by whoever works here. */
  async addFile(ticketId: string, name: string, body: Uint8Array): Promise<AddedFile> {
    const { actor } = this.signing
    if (!permits(actor.role, 'attach-file')) return { kind: 'refused', code: 'notPermitted', name }
    await this.untilRead
    return this.seat.files.add(ticketId, name, body, actor)
  }

  async retryFile(id: string): Promise<void> {
    await this.untilRead
    this.seat.files.retry(id)
  }

  async dropFile(id: string): Promise<void> {
    await this.untilRead
    return this.seat.files.drop(id)
  }

  async fileBody(sha256: string): Promise<Uint8Array | NotFetched> {
    await this.untilRead
    return this.seat.fileBody(sha256)
  }

  /** Decides about a command in the review list. */
  async review(id: string, act: ReviewAct, override: string | null): Promise<Reviewed> {
    await this.untilRead
    const { client } = this.seat
    const known = client.outbox.refused.some(({ command }) => command.id === id)
    if (!known) return { kind: 'gone' }
    if (act === 'mineNow') return this.remake(id, override)
    client.dismiss(id)
    return { kind: 'dropped' }
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
    if (this.isRead) this.seat.attend(this.signing.actor, at)
  }

  /** Something the operator must know that is not about one command. */
  problem(code: string, detail: string): void {
    this.problems.add(code, detail, this.now())
  }

  /**
   * For a window that opens now. `seat` is null while the copy is being read: the window is told when it is.
   * @param inFront it shows the top rows of a large copy before everything is there
   */
  async opening(window: PatchedWindow, inFront: boolean): Promise<SignedIn & Pick<Opening, 'preview' | 'seat'>> {
    const saved = await this.preview
    const { signedIn } = this.signing
    if (!this.isRead) {
      this.early.set(window.id, window)
      return { ...signedIn, preview: saved && inFront ? previewSaved(saved, this.identity) : null, seat: null }
    }
    const { replica } = this.seat.client
    const preview = inFront ? await previewNow(replica, this.seat.now(), () => this.link()) : null
    return { ...signedIn, preview, seat: this.openingOf(window) }
  }

  /** What there is to draw follows in patches with a higher revision. */
  private openingOf(window: PatchedWindow): SeatOpening {
    this.flush()
    const { replica } = this.seat.client
    return {
      patch: this.windows.open(window, replica),
      tickets: replica.confirmed.size('ticket'),
      outbox: this.outbox(),
      ownActs: this.ownActs(),
      link: this.link(),
      problems: this.problems.list,
      waitingFiles: this.seat.files.list,
      positions: this.positions.keyFrame(this.seat.now()),
      colleagues: this.seat.colleagues,
    }
  }

  async stop(): Promise<void> {
    await this.untilRead
    clearInterval(this.timer)
    clearTimeout(this.filesTimer)
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

  /** A body on its way says so often; windows are told now and then. */
  private filesChanged(): void {
    this.filesTimer ??= setTimeout(() => {
      this.filesTimer = undefined
      this.listener.waitingFiles(this.seat.files.list)
    }, tellFilesEvery)
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => this.flush())
  }

  private flush(): void {
    this.scheduled = false
    if (!this.isRead) return
    this.windows.changed(this.seat.client.replica.takeChanged())
    this.signing.greeted(this.seat.client.welcome)
    this.desk.refused(this.seat.client.outbox.refused)
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
