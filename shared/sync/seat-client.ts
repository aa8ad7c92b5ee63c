// The pure client of a seat, used by console, phone and demo fleet alike: it says hello, catches up, numbers, pushes and
// settles commands. It holds no socket, no disk and no clock: they are ports, and the monotonic time comes with each call.
//
// Order of things for one command: try it on the guess → record it (fsync) → show it → push it → answer → settle once the
// replica has reached the answer's seq.
import { commandVersion, type Command, type Intent } from '../commands/command.ts'
import type { Commit } from '../events/commit.ts'
import type { Actor } from '../model/actor.ts'
import type { CommandId, Instant } from '../model/ids.ts'
import type { Snapshot } from '../wire/http.ts'
import type { Answer, BeatBack, Expect, Feed, View, Welcome } from '../wire/messages.ts'
import type { JournalRecord, OutboxContent, RefusedCommand } from './journal.ts'
import { linkPhase, offlineAfterMs, type LinkState } from './link-state.ts'
import { mineNow } from './mine-now.ts'
import { Outbox } from './outbox.ts'
import { RelayClock } from './relay-clock.ts'
import { Replica, type LoadedSnapshot } from './replica.ts'
import type { SeatPorts } from './seat-ports.ts'
import type { Submitted } from './submitted.ts'
import { wayBack } from '../undo/way-back.ts'

const beatEveryMs = 2_000
const answerWithinMs = 10_000

type Phase = 'closed' | 'greeting' | 'fetching' | 'catching-up' | 'live'

interface Waiting {
  /** called when its turn has come, on what is so then */
  intents: () => Intent[]
  /** the turned down command that these are made instead of; null: none */
  instead: CommandId | null
  actor: Actor
  done: (results: Submitted[]) => void
}

export class SeatClient {
  readonly replica = new Replica()
  readonly outbox: Outbox
  readonly clock: RelayClock
  /** what the relay said of this seat when it last greeted it */
  welcome: Welcome | null = null
  /** the relay has greeted with another log than the one this copy is of: the snapshot that is fetched will replace it */
  logReplaced = false
  /** this copy was folded by an older rule: it is shown until the relay's snapshot replaces it, whatever its seq is */
  outdated = false

  private readonly seat: string
  private readonly ports: SeatPorts
  private phase: Phase = 'closed'
  /** the relay has answered a hello on this connection */
  private greeted = false
  private target = 0
  /** monotonic ms of the last hello */
  private greetedMono = 0
  /** commands have got new numbers that are not on disk: nothing is pushed before they are */
  private numbersUnsafe = false
  private heardMono: number | null = null
  private heardAt: Instant | null = null
  private beatMono = Number.NEGATIVE_INFINITY
  private recording = 0
  private waiting: Waiting[] = []

  constructor(seat: string, outbox: OutboxContent, clock: RelayClock, ports: SeatPorts) {
    this.seat = seat
    this.outbox = new Outbox(outbox)
    this.clock = clock
    this.ports = ports
  }

  /** Takes up a copy from an earlier run: a snapshot and the commits seen after it. */
  restore(
    snapshot: Snapshot | LoadedSnapshot,
    commits: Commit[],
    heardAt: Instant | null,
    mono: number,
    outdated = false,
  ): void {
    this.outdated = outdated
    const now = this.clock.now(mono)
    this.replica.load(snapshot, now)
    this.replica.applyFeed({ from: snapshot.seq, to: snapshot.seq, commits }, now)
    this.heardAt = heardAt
    this.guessAgain(mono)
  }

  /** Shows what the journal holds when there is no copy to lay it over. */
  setPendingFromOutbox(mono: number): void {
    this.guessAgain(mono)
  }

  link(mono: number): LinkState {
    const silent = this.greeted && this.heardMono !== null ? mono - this.heardMono : null
    const missing = Math.max(0, this.target - this.replica.position.seq)
    return { phase: linkPhase(silent, this.phase !== 'live'), heardAt: this.heardAt, missing }
  }

  // ── from the operator ───────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Makes commands of intents (a function is called when its turn has come), all recorded by one write. An intent that
   * the rule refuses on what this seat knows is refused here and now; the others go on.
   * @param done called when what is queued is on disk
   */
  submit(intents: Intent[] | (() => Intent[]), actor: Actor, mono: number, done: (results: Submitted[]) => void): void {
    this.waiting.push({ intents: typeof intents === 'function' ? intents : () => intents, instead: null, actor, done })
    this.takeWaiting(mono)
  }

  /**
   * Makes the intent of a command that was turned down anew. The old one leaves the review list with the write that
   * records the new one, or stays in it.
   * @param override why a missing skill or an ended shift is overridden; null: it is not
   * @param done undefined: there is nothing to make any more, or it has left the list meanwhile
   */
  remake(
    id: CommandId,
    override: string | null,
    actor: Actor,
    mono: number,
    done: (result: Submitted | undefined) => void,
  ): void {
    const intents = () => {
      const refused = this.outbox.refused.find(({ command }) => command.id === id)
      const made = refused && mineNow(refused, this.replica, () => this.ports.newId(), override)
      return made ? [made] : []
    }
    this.waiting.push({ intents, instead: id, actor, done: ([result]) => done(result) })
    this.takeWaiting(mono)
  }

  /**
   * Takes commands out of the outbox again, when they are the last ones and none of them has ever left this seat.
   * @param done the reason why the disk refuses it, null when it is done; not called when this returns false
   * @returns false when they have to go their way
   */
  withdraw(ids: readonly CommandId[], mono: number, done: (failure: string | null) => void): boolean {
    const commands = this.recording > 0 ? undefined : this.outbox.unsent(ids)
    const [first] = commands ?? []
    if (!commands || !first) return false
    this.outbox.withdraw(ids)
    const gone = ids.map((id): JournalRecord => ({ op: 'done', id }))
    this.recordFirst([...gone, { op: 'next', n: first.n }], mono, (failure) => {
      if (failure !== null) this.outbox.putBack(commands)
      this.guessAgain(mono)
      done(failure)
      this.ports.changed()
    })
    return true
  }

  dismiss(id: string): void {
    if (this.outbox.dismiss(id)) this.ports.record([{ op: 'dismiss', id }], () => this.ports.changed())
  }

  // ── from the connection ─────────────────────────────────────────────────────────────────────────────────────────

  opened(mono: number): void {
    this.greet(mono)
  }

  closed(): void {
    this.phase = 'closed'
    this.greeted = false
    this.outbox.forgetPushes()
    this.ports.changed()
  }

  welcomed(welcome: Welcome, mono: number): void {
    this.heard(mono)
    this.greeted = true
    this.welcome = welcome
    if (!this.clock.known) this.clock.sample(this.greetedMono, mono, welcome.now)
    if (this.replica.seatTechnicianId !== welcome.technicianId) {
      this.replica.seatTechnicianId = welcome.technicianId
      this.guessAgain(mono)
    }
    this.logReplaced = this.logIsAnother(welcome)
    if (this.logReplaced) this.outbox.forgetAnswers()
    this.align(welcome.lastN, false, mono)
    this.target = welcome.head
    // What was folded by an older rule is fetched whole, also when the relay would only tell what has come since.
    if (welcome.mode === 'snapshot' || (welcome.mode === 'delta' && this.outdated)) {
      this.phase = 'fetching'
      this.ports.fetchSnapshot()
    } else {
      this.phase = 'catching-up'
      this.replica.epoch = welcome.epoch
      if (welcome.mode === 'delta') this.reached(mono)
    }
    this.ports.changed()
  }

  snapshotArrived(snapshot: Snapshot | LoadedSnapshot, mono: number): void {
    if (this.phase !== 'fetching') return
    this.replica.load(snapshot, this.clock.now(mono))
    this.outdated = false
    this.settle(mono)
    this.greet(mono)
    this.ports.changed()
  }

  snapshotFailed(): void {
    if (this.phase === 'fetching') this.ports.reconnect()
  }

  fed(feed: Feed, mono: number): void {
    this.heard(mono)
    if (this.phase !== 'catching-up' && this.phase !== 'live') return
    for (const commit of feed.commits)
      if (commit.seat === this.seat) this.outbox.answered(commit.id, { kind: 'accepted', seq: commit.seq })
    const complete = this.replica.applyFeed(feed, this.clock.now(mono))
    this.settle(mono)
    if (complete) this.reached(mono)
    else this.greet(mono)
    this.ports.changed()
  }

  viewed(view: View, mono: number): void {
    this.heard(mono)
    if (this.phase !== 'catching-up' && this.phase !== 'live') return
    this.replica.applyView(view, this.clock.now(mono))
    // The first view after a hello is whole.
    this.outdated = false
    this.reached(mono)
    this.ports.changed()
  }

  answered(answer: Answer, mono: number): RefusedCommand | undefined {
    this.heard(mono)
    const refused = this.outbox.answered(answer.id, answer.result)
    if (refused) {
      const { code, facts } = refused
      this.ports.record([{ op: 'refused', id: answer.id, code, facts }], () => {})
      this.guessAgain(mono)
    }
    this.settle(mono)
    this.pump(mono)
    this.ports.changed()
    return refused
  }

  expected(expect: Expect, mono: number): void {
    this.heard(mono)
    if (expect.why === 'busy') return
    this.outbox.forgetPushes()
    this.align(expect.n - 1, expect.why === 'taken', mono)
    this.pump(mono)
  }

  beatBack(beat: BeatBack, mono: number): void {
    this.heard(mono)
    this.clock.sample(beat.sent, mono, beat.now)
    this.heardAt = this.clock.now(mono)
  }

  /** Anything else that shows the relay is there: a position frame. */
  heard(mono: number): void {
    this.heardMono = mono
    this.heardAt = this.clock.now(mono)
  }

  /** To be called about once a second. */
  tick(mono: number): void {
    if (this.phase === 'closed') return
    const silent = this.heardMono === null ? 0 : mono - this.heardMono
    if (silent > offlineAfterMs) return this.ports.reconnect()
    if (this.phase !== 'greeting' && mono - this.beatMono >= beatEveryMs) {
      this.beatMono = mono
      this.ports.send('beat', { sent: mono })
    }
    const oldest = this.outbox.list.find((entry) => entry.pushedAt !== null && entry.answer === null)
    if (oldest?.pushedAt != null && mono - oldest.pushedAt > answerWithinMs) this.outbox.forgetPushes()
    this.pump(mono)
  }

  // ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private greet(mono: number): void {
    this.phase = 'greeting'
    this.outbox.forgetPushes()
    this.heardMono = mono
    this.greetedMono = mono
    this.ports.send('hello', { epoch: this.replica.epoch, ...this.replica.position })
  }

  private reached(mono: number): void {
    this.settle(mono)
    if (this.phase === 'catching-up' && this.replica.position.seq >= this.target) this.phase = 'live'
    this.pump(mono)
  }

  private takeWaiting(mono: number): void {
    const next = this.recording > 0 ? undefined : this.waiting.shift()
    if (!next) return
    const now = this.clock.now(mono)
    const records: JournalRecord[] = []
    const { state, tryOut } = this.replica.trial(now)
    const results = next.intents().map((intent): Submitted => {
      const command = this.makeCommand(intent, next.actor, now)
      const back = wayBack(command, state) ?? 'never'
      const decision = tryOut(command)
      if (decision.kind === 'refused') {
        this.outbox.giveBackNumber()
        return decision
      }
      this.outbox.add(command)
      records.push({ op: 'add', command })
      return { kind: 'queued', command, back: decision.kind === 'unchanged' ? 'nothing' : back }
    })
    if (records.length === 0) {
      next.done(results)
      return this.takeWaiting(mono)
    }
    const { instead } = next
    if (instead !== null) records.push({ op: 'dismiss', id: instead })
    this.recordFirst(records, mono, (failure) => {
      const ids = results.flatMap((result) => (result.kind === 'queued' ? [result.command.id] : []))
      if (failure === null) {
        for (const id of ids) this.outbox.recorded(id)
        if (instead !== null) this.outbox.dismiss(instead)
      } else this.outbox.withdraw(ids)
      this.guessAgain(mono)
      next.done(
        failure === null
          ? results
          : results.map((result) => (result.kind === 'queued' ? { kind: 'notKept', why: failure } : result)),
      )
      this.ports.changed()
    })
  }

  private makeCommand(intent: Intent, actor: Actor, now: Instant): Command {
    return {
      v: commandVersion,
      seat: this.seat,
      n: this.outbox.takeNumber(),
      id: this.ports.newId(),
      actor,
      name: intent.name,
      args: intent.args,
      basedOn: intent.basedOn,
      madeAt: now,
    }
  }

  /** The relay was restored from a backup: the log in which our answers stood is gone. */
  private logIsAnother({ epoch, head, because }: Welcome): boolean {
    const { replica } = this
    return replica.epoch !== null && (epoch !== replica.epoch || head < replica.position.seq || because === 'tip')
  }

  private align(lastN: number, taken: boolean, mono: number): void {
    const numbers = this.outbox.align(lastN, taken || this.numbersUnsafe)
    this.numbersUnsafe = numbers !== undefined
    if (!numbers) return
    this.recordFirst([{ op: 'renumber', numbers }], mono, (failure) => {
      this.numbersUnsafe = failure !== null
      // Without the numbers on disk nothing may be pushed under them: start over.
      if (failure !== null) this.ports.reconnect()
    })
  }

  /** Nothing is pushed and no command is made until these records are on disk. */
  private recordFirst(records: JournalRecord[], mono: number, then: (failure: string | null) => void): void {
    this.recording++
    this.ports.record(records, (failure) => {
      this.recording--
      then(failure)
      this.pump(mono)
      this.takeWaiting(mono)
    })
  }

  private pump(mono: number): void {
    if (this.phase !== 'live' || this.recording > 0 || this.numbersUnsafe) return
    for (const entry of this.outbox.due()) {
      entry.pushedAt = mono
      entry.left = true
      const ageMs = Math.max(0, this.clock.now(mono) - entry.command.madeAt)
      this.ports.send('push', { command: entry.command, ageMs })
    }
  }

  private settle(mono: number): void {
    const ids = this.outbox.settle(this.replica.position.seq)
    if (ids.length === 0) return
    this.ports.record(
      ids.map((id) => ({ op: 'done', id })),
      () => {},
    )
    this.guessAgain(mono)
  }

  private guessAgain(mono: number): void {
    this.replica.setPending(
      this.outbox.list.filter((entry) => entry.recorded).map((entry) => entry.command),
      this.clock.now(mono),
    )
  }
}
