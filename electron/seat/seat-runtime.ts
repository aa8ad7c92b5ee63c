// A seat with its disk and its socket: what a console's main process, a phone of the demo fleet and a terminal client
// run. It gives the pure client its ports, keeps the copy on disk, and tells its owner what has changed. Free of
// Electron, so that it can move to a process of its own.
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { uuidv7 } from 'uuidv7'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { Place } from '../../shared/model/place.ts'
import type { AlarmReport, ReportHours } from '../../shared/alarms/report.ts'
import type { TicketId } from '../../shared/model/ids.ts'
import type { Drive, WayLeg } from '../../shared/routing/way.ts'
import { fetchFailures, type NotFetched } from '../../shared/ipc/files.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { Attention, Colleague } from '../../shared/model/attention.ts'
import { kinds } from '../../shared/model/entities.ts'
import { RelayClock } from '../../shared/sync/relay-clock.ts'
import type { LoadedSnapshot } from '../../shared/sync/replica.ts'
import { SeatPresence } from '../../shared/sync/seat-presence.ts'
import { SeatClient } from '../../shared/sync/seat-client.ts'
import type { Submitted } from '../../shared/sync/submitted.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import type { AskEarlier, EarlierTickets, TicketLog } from '../../shared/wire/history.ts'
import type { Bye, Up } from '../../shared/wire/messages.ts'
import { FileRefused } from './body-transfer.ts'
import { CacheFile } from './cache-file.ts'
import { loadInSlices } from './cache-restore.ts'
import { CommitTail } from './commit-tail.ts'
import type { Identity } from './identity.ts'
import { JournalFile } from './journal-file.ts'
import { readPreview, savePreview, type Preview } from './preview-file.ts'
import { RelayLink } from './relay-link.ts'
import { WaitingFiles } from './waiting-files.ts'
import { salvageReport, writeSalvage } from './salvage-file.ts'

export interface SeatOwner {
  /** Entities, outbox or link have changed: `client.replica.takeChanges()` and the rest say how. */
  changed(): void
  /** Commits have come, before they are applied. */
  fed?: (commits: readonly Commit[]) => void
  /** A position frame, as it came. */
  frame(bytes: Uint8Array): void
  /** Something the operator must know: a code and a text. */
  problem(code: string, detail: string): void
  bye(reason: Bye['reason']): void
  /** Who is at which ticket at other seats has become another. */
  colleagues?: (colleagues: readonly Colleague[]) => void
  /** Files that wait for the relay have changed. */
  files?: () => void
  /** The top rows of a large copy, told once before the copy is read; null: it is not large, or there is none. */
  preview?: (preview: Preview | null) => void
}

export interface SeatOptions {
  folder: string
  identity: Identity
  owner: SeatOwner
  /** how often the copy is saved when it has changed, ms; 0: only when asked to */
  saveEvery: number
}

export class SeatRuntime {
  readonly client: SeatClient
  /** files whose bodies the relay has not yet */
  files!: WaitingFiles
  private readonly options: SeatOptions
  private readonly journal: JournalFile
  private readonly cache: CacheFile
  private readonly tail: CommitTail
  private readonly link: RelayLink
  private readonly presence: SeatPresence
  private positions: string | null
  private freshPositions: Uint8Array | null = null
  private timers: NodeJS.Timeout[] = []
  private savedSeq: number
  /** what was saved last is a copy by an older rule: the one that replaces it is saved, whatever its seq is */
  private savedOlder: boolean
  /** how far the copy was when it was last saved because the link was lost */
  private aloneSeq: number | null = null
  /** the copy whose salvage report is written, by epoch and seq */
  private salvaged: string | null = null
  private saving: Promise<void> = Promise.resolve()

  static async open(options: SeatOptions): Promise<SeatRuntime> {
    const { folder, owner } = options
    const opened = await JournalFile.open(path.join(folder, 'outbox.journal'), new Date())
    if (opened.damage) owner.problem('outboxDamaged', `${opened.damage.lines}: ${opened.damage.keptAs}`)
    const cacheFolder = path.join(folder, 'cache')
    owner.preview?.(await readPreview(cacheFolder, opened.content.undecided))
    const cache = await CacheFile.open(path.join(cacheFolder, 'snapshot.json'), (keptAs) =>
      owner.problem('cacheDamaged', keptAs),
    )
    const { content } = cache
    const withFiles = async (runtime: SeatRuntime) => {
      runtime.files = await runtime.openFiles(path.join(folder, 'waiting-files'))
      return runtime
    }
    if (!content) return withFiles(new SeatRuntime(options, opened, cache, new CommitTail(cacheFolder, 0), null))
    const { epoch, seq } = content.snapshot
    const commits = await CommitTail.read(cacheFolder, epoch, seq)
    const loaded = await loadInSlices(content.snapshot, commits)
    return withFiles(new SeatRuntime(options, opened, cache, new CommitTail(cacheFolder, seq), loaded))
  }

  private constructor(
    options: SeatOptions,
    opened: Awaited<ReturnType<typeof JournalFile.open>>,
    cache: CacheFile,
    tail: CommitTail,
    loaded: LoadedSnapshot | null,
  ) {
    const { owner, identity } = options
    this.options = options
    this.journal = opened.journal
    this.cache = cache
    this.tail = tail
    const wallOffset = cache.content?.wallOffset ?? 0
    this.client = new SeatClient(identity.seat, opened.content, new RelayClock(Date.now() + wallOffset - this.mono()), {
      send: (name, message) => this.link.send(name, message),
      record: (records, done) => this.journal.append(records, done),
      fetchSnapshot: () => void this.link.fetchSnapshot(),
      reconnect: () => this.link.reconnect(),
      newId: uuidv7,
      changed: () => {
        this.lookAtPresence()
        this.saveWhenAlone()
        owner.changed()
      },
    })
    this.presence = new SeatPresence(identity.seat, {
      send: (message) => this.link.send('attend', message),
      changed: (colleagues) => owner.colleagues?.(colleagues),
    })
    this.link = new RelayLink(identity, {
      client: () => this.client,
      mono: () => this.mono(),
      frame: (bytes) => owner.frame(bytes),
      fed: (commits) => {
        this.tail.append(this.client.replica.epoch ?? '', commits)
        owner.fed?.(commits)
      },
      beforeSnapshot: (snapshot) => this.salvage(snapshot),
      presence: (message) => this.presence.told(message),
      problem: (code, detail) => owner.problem(code, detail),
      bye: (reason) => owner.bye(reason),
    })
    this.positions = cache.content?.positions ?? null
    this.savedSeq = cache.content?.snapshot.seq ?? -1
    this.savedOlder = cache.content?.outdated === true
    if (loaded) this.client.restore(loaded, [], cache.content?.heardAt ?? null, this.mono(), cache.content?.outdated)
    else this.client.setPendingFromOutbox(this.mono())
  }

  /** The seat's id. */
  get seat(): string {
    return this.options.identity.seat
  }

  /** Monotonic ms of this process. */
  mono(): number {
    return performance.now()
  }

  /** The relay's clock, as well as this seat knows it. */
  now(): number {
    return this.client.clock.now(this.mono())
  }

  /** The relay's address in use, or being tried. */
  get relay(): RelayLink['address'] {
    return this.link.address
  }

  /** The positions of the saved copy, a key frame in base64. */
  get savedPositions(): string | null {
    return this.positions
  }

  start(): void {
    this.aloneSeq = this.client.replica.position.seq
    this.timers.push(
      setInterval(() => {
        this.client.tick(this.mono())
        this.lookAtPresence()
        this.saveWhenAlone()
        this.files.wake()
      }, 1_000),
      setInterval(() => void this.journal.compactIfLong(() => this.client.outbox.content), 60_000),
    )
    if (this.options.saveEvery > 0)
      this.timers.push(setInterval(() => void this.saveIfChanged(), this.options.saveEvery))
    this.link.start()
  }

  /** null: the relay cannot be asked now. */
  async way(places: readonly Place[]): Promise<WayLeg[] | null> {
    if (this.client.link(this.mono()).phase === 'offline') return null
    return this.link.way(places).catch(() => null)
  }

  /** null: the relay cannot be asked now, or has not answered in time. */
  async drives(from: readonly Place[], to: Place): Promise<Drive[] | null> {
    if (this.client.link(this.mono()).phase === 'offline') return null
    return this.link.drives(from, to).catch(() => null)
  }

  /** null: the relay cannot be asked now, or has not answered in time. */
  async alarmReport(hours: ReportHours): Promise<AlarmReport | null> {
    if (this.client.link(this.mono()).phase === 'offline') return null
    return this.link.alarmReport(hours).catch(() => null)
  }

  /** null: the relay cannot be asked now, or has not answered in time. */
  async ticketLog(ticketId: TicketId): Promise<TicketLog | null> {
    if (this.client.link(this.mono()).phase === 'offline') return null
    return this.link.ticketLog(ticketId).catch(() => null)
  }

  /** null: the relay cannot be asked now, or has not answered in time. */
  async earlierTickets(site: AskEarlier): Promise<EarlierTickets | null> {
    if (this.client.link(this.mono()).phase === 'offline') return null
    return this.link.earlierTickets(site).catch(() => null)
  }

  /** The body of a file, from here or from the relay. */
  async fileBody(sha256: string): Promise<Uint8Array | NotFetched> {
    const own = await this.files.body(sha256)
    if (own) return own
    if (!this.reachable) return { kind: 'failed', code: 'away', detail: '' }
    return this.link.getBody(sha256).catch((error: Error): NotFetched => {
      const code = error instanceof FileRefused ? fetchFailures.find((known) => known === error.code) : undefined
      return { kind: 'failed', code: code ?? 'failed', detail: error.message }
    })
  }

  /** Resolves when each intent is on disk, refused here, or could not be kept. */
  submit(intents: Intent[], actor: Actor): Promise<Submitted[]> {
    return new Promise((resolve) => this.client.submit(intents, actor, this.mono(), resolve))
  }

  /** Makes a command that was turned down anew; it leaves the review list when the new one is on disk. */
  remake(id: string, override: string | null, actor: Actor): Promise<Submitted | { kind: 'gone' }> {
    return new Promise((resolve) =>
      this.client.remake(id, override, actor, this.mono(), (result) => resolve(result ?? { kind: 'gone' })),
    )
  }

  /** What somebody of this seat has before them now; null: no ticket. */
  attend(actor: Actor, at: Attention | null): void {
    this.presence.attend(actor.id, at)
    this.lookAtPresence()
  }

  /** Who is at which ticket at other seats, as far as the relay is heard. */
  get colleagues(): readonly Colleague[] {
    return this.presence.colleagues
  }

  sendFix(fix: Up['fix']): void {
    this.link.sendFix(fix)
  }

  /** Goes off the air and stays off until `connect`. */
  disconnect(): void {
    this.link.stop()
  }

  connect(): void {
    this.link.start()
  }

  /** Drops the connection and makes a fresh one, as after a sleep. */
  reconnect(): void {
    this.link.reconnect()
  }

  /** @param keyFrame the latest positions of all, to be saved with the copy */
  keepPositions(keyFrame: Uint8Array): void {
    this.freshPositions = keyFrame
  }

  /** Writes the copy now, after a save that is under way: two at once would take each other's last good file. */
  save(): Promise<void> {
    this.saving = this.saving.catch(() => {}).then(() => this.saveNow())
    return this.saving
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    this.files.stop()
    this.link.stop()
    await this.save().catch((error: Error) => this.options.owner.problem('cacheNotSaved', error.message))
    await this.tail.flush()
    await this.journal.close()
  }

  private lookAtPresence(): void {
    const mono = this.mono()
    this.presence.look(this.client.link(mono).phase !== 'offline', mono)
  }

  private get reachable(): boolean {
    const { phase } = this.client.link(this.mono())
    return phase === 'live' || phase === 'lagging'
  }

  private openFiles(folder: string): Promise<WaitingFiles> {
    const { owner } = this.options
    return WaitingFiles.open(folder, {
      newId: uuidv7,
      now: () => this.now(),
      live: () => this.reachable,
      put: (sha256, body, sent, signal) => this.link.putBody(sha256, body, sent, signal),
      attach: async ({ id, by, ...file }) => {
        const [result] = await this.submit([intent('attach-file', { fileId: id, ...file }, {})], by)
        if (result?.kind === 'queued') return null
        return result?.kind === 'refused' ? result.code : 'notKept'
      },
      changed: () => owner.files?.(),
      problem: (code, detail) => owner.problem(code, detail),
    })
  }

  /** The relay has another log than this copy: what it does not know any more is put aside before it is replaced. */
  private async salvage(snapshot: LoadedSnapshot): Promise<void> {
    const { replica, logReplaced } = this.client
    const { folder, identity, owner } = this.options
    const copy = `${replica.epoch}/${replica.position.seq}`
    if (!logReplaced || this.salvaged === copy) return
    // Without an answer from the relay the snapshot is fetched again: what it lacks must be known before the copy goes.
    const report = await salvageReport(identity.seat, replica, await this.held(), snapshot, (seq) =>
      this.link.commitId(seq),
    )
    try {
      if (report) {
        const name = await writeSalvage(folder, report, new Date())
        owner.problem('salvage', `${name}: ${report.missing}`)
      }
      this.salvaged = copy
    } catch (error) {
      owner.problem('salvageNotWritten', (error as Error).message)
    }
  }

  /** The commits since the saved copy, as far as they can be read. */
  private async held(): Promise<Commit[]> {
    const { folder, owner } = this.options
    try {
      await this.tail.flush()
      return await CommitTail.read(
        path.join(folder, 'cache'),
        this.client.replica.epoch ?? '',
        Math.max(0, this.savedSeq),
      )
    } catch (error) {
      owner.problem('salvageNotWritten', (error as Error).message)
      return []
    }
  }

  /** What was seen last is on disk as soon as the link is lost: whoever starts without the relay starts from there. */
  private saveWhenAlone(): void {
    const { seq } = this.client.replica.position
    if (this.options.saveEvery === 0 || this.aloneSeq === null || seq === this.aloneSeq) return
    if (this.client.link(this.mono()).phase !== 'offline') return
    this.aloneSeq = seq
    void this.saveIfChanged()
  }

  private async saveIfChanged(): Promise<void> {
    if (this.client.replica.position.seq === this.savedSeq && !this.savedOlder) return
    await this.save().catch((error: Error) => this.options.owner.problem('cacheNotSaved', error.message))
  }

  private async saveNow(): Promise<void> {
    const { replica } = this.client
    if (replica.epoch === null || this.client.outdated) return
    const { seq, tip } = replica.position
    const entities = Object.fromEntries(kinds.map((kind) => [kind, [...replica.confirmed.values(kind)]]))
    const copy = {
      snapshot: { epoch: replica.epoch, seq, tip, entities: entities as Snapshot['entities'] },
      heardAt: this.client.link(this.mono()).heardAt,
      wallOffset: this.now() - Date.now(),
    }
    const positions = this.freshPositions ? Buffer.from(this.freshPositions).toString('base64') : this.positions
    this.tail.turnTo(seq)
    await this.cache.save({ ...copy, positions })
    this.savedSeq = seq
    this.savedOlder = false
    await this.tail.dropBefore(seq)
    if (this.options.owner.preview) await savePreview(path.join(this.options.folder, 'cache'), copy, this.now())
  }
}
