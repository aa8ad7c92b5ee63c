// Consoles, a phone and a relay, moved on step by step, with everything that must be true checked after each step.
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import type { StoredSeat } from '../../server/store/store.ts'
import type { Command } from '../../shared/commands/command.ts'
import { decide } from '../../shared/commands/decide.ts'
import { applyCommit, evolve } from '../../shared/events/evolve.ts'
import { EntityTables, Layer } from '../../shared/model/entities.ts'
import { replayJournal } from '../../shared/sync/journal.ts'
import { chooseFieldIntent, chooseIntent, dice, type Dice, type Picture } from './choose-intent.ts'
import { ensure } from './ensure.ts'
import { emptyDisk, historyKey, PureRelay, tableContents, type Contents, type RelayDisk } from './pure-relay.ts'
import { PureSeat } from './pure-seat.ts'
import { shows } from './shows.ts'
import { checkState } from './state-rules.ts'
import { actor, morning, smallWorld } from './world.ts'

const seatIds = ['console-1', 'console-2', 'phone-w1'] as const
/** `own`: the seat that the episode is about */
const seat = fc.constantFrom('own', 'own', 'own', 'own', 'own', 'own', ...seatIds)
const few = fc.constantFrom(1, 1, 2, 3, 5, 100)
const step = <T extends string, R>(name: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record({ do: fc.constant(name), ...rest }, { noNullPrototype: true }) as fc.Arbitrary<{ do: T } & R>

const ordinarySteps = [
  { weight: 8, arbitrary: step('submit', { seat, asked: fc.array(dice, { minLength: 1, maxLength: 3 }) }) },
  { weight: 8, arbitrary: step('endWrite', { seat, count: few, fails: fc.nat(19).map((n) => n === 0) }) },
  { weight: 8, arbitrary: step('up', { seat, count: few }) },
  { weight: 8, arbitrary: step('down', { seat, count: few }) },
  { weight: 4, arbitrary: step('flow', { seat }) },
  { weight: 6, arbitrary: step('decide', { count: few }) },
  { weight: 6, arbitrary: step('write', {}) },
  { weight: 5, arbitrary: step('elsewhere', { dice }) },
  { weight: 3, arbitrary: step('tellPhones', {}) },
  { weight: 1, arbitrary: step('release', {}) },
  { weight: 2, arbitrary: step('forgetOld', {}) },
  { weight: 2, arbitrary: step('remake', { seat }) },
  { weight: 5, arbitrary: step('connect', { seat }) },
  { weight: 2, arbitrary: step('cut', { seat, noticed: fc.boolean() }) },
  { weight: 3, arbitrary: step('jam', { seat, on: fc.boolean() }) },
  { weight: 3, arbitrary: step('comeBackLate', { seat, dice }) },
  { weight: 3, arbitrary: step('endFetch', { seat, succeeds: fc.nat(4).map((n) => n > 0) }) },
  { weight: 2, arbitrary: step('time', { ms: fc.constantFrom(1, 700, 2_500, 11_000, 11_000, 660_000) }) },
  { weight: 1, arbitrary: step('save', { seat }) },
  { weight: 1, arbitrary: step('compact', { seat }) },
  { weight: 1, arbitrary: step('crashSeat', { seat, kept: fc.nat(3) }) },
  { weight: 1, arbitrary: step('crashRelay', {}) },
] as const
const restoreSteps = [
  { weight: 2, arbitrary: step('backup', {}) },
  { weight: 2, arbitrary: step('restore', {}) },
] as const

type StepOf<T> = T extends { arbitrary: fc.Arbitrary<infer S> } ? S : never
export type Step = StepOf<(typeof ordinarySteps)[number]> | StepOf<(typeof restoreSteps)[number]>

/** A stretch of time in which most happens to one seat: deep interleavings are rare where every step is about another. */
const episode = (step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> =>
  fc
    .tuple(fc.constantFrom(...seatIds), fc.array(step, { maxLength: 30, size: 'max' }))
    .map(([own, steps]) => steps.map((step) => ('seat' in step && step.seat === 'own' ? { ...step, seat: own } : step)))
const day = (step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> =>
  fc.array(episode(step), { maxLength: 6, size: 'max' }).map((episodes) => episodes.flat())

/** Everything that happens but the restore of a backup. */
export const ordinaryDay = day(fc.oneof(...ordinarySteps))
export const dayWithRestore = day(fc.oneof(...ordinarySteps, ...restoreSteps))

const relaySteps: ReadonlySet<Step['do']> = new Set([
  'decide',
  'write',
  'elsewhere',
  'tellPhones',
  'release',
  'forgetOld',
  'backup',
])

export class ControlRoom {
  now = morning
  readonly seats: PureSeat[]
  readonly relay: PureRelay
  /** How often something worth seeing has happened, to know that the steps get anywhere. */
  readonly seen = new Map<string, number>()

  private readonly screens = new Map<PureSeat, Map<string, unknown>>()
  private readonly commands = new Map<PureSeat, Map<string, Command>>()
  private readonly shown = new Map<PureSeat, Set<string>>()
  private readonly positions = new Map<
    PureSeat,
    { client: object; epoch: string | null; seq: number; refused: number }
  >()
  private backup: RelayDisk
  /** Commands whose answer a restore has taken back. */
  private readonly takenBack = new Set<string>()
  private restores = 0
  private lastId = 0

  constructor() {
    const stored = seatIds.map((id): StoredSeat => {
      const technicianId = id === 'phone-w1' ? 'w1' : null
      return {
        seat: id,
        kind: technicianId ? 'phone' : 'console',
        label: id,
        actors: [actor(technicianId ? 'technician' : 'dispatcher')],
        technicianId,
        credentialHash: '',
        createdAt: morning,
        lastN: 0,
      }
    })
    const disk = { ...emptyDisk('epoch-0'), commits: smallWorld().ticket('t3').grace(2_000).commits }
    this.backup = disk
    // A small limit, so that a busy relay and the gaps after it are common.
    this.relay = new PureRelay(disk, stored, () => this.now, 5)
    this.seats = stored.map(
      ({ seat, technicianId, actors }) =>
        new PureSeat(
          seat,
          technicianId,
          actors[0]!,
          () => this.relay,
          () => this.now,
        ),
    )
  }

  take(step: Step): void {
    this.act(step)
    // What only moves the relay reaches no seat before the next message does.
    if ('seat' in step) this.check(this.seat(step.seat))
    else if (!relaySteps.has(step.do)) this.checkAll()
  }

  /** Everything heals and flows until nothing moves any more. */
  quiet(): void {
    for (let round = 0; round < 200; round++) {
      this.now += 3_000
      for (const seat of this.seats) {
        while (seat.writes.length > 0) seat.endWrite(null)
        seat.connect()
        seat.jam(false)
        seat.flushUp(Infinity)
      }
      this.relay.release()
      while (this.relay.queue.length > 0 || this.relay.group) {
        this.relay.decide(256)
        this.relay.write()
      }
      this.relay.tellPhones()
      for (const seat of this.seats) {
        seat.flushDown(Infinity)
        seat.endFetch(true)
        seat.tick()
      }
      this.checkAll()
      if (this.still) return
    }
    throw new Error(`it does not come to rest: ${this.seats.map((seat) => this.describe(seat)).join(' | ')}`)
  }

  /** What must be true once everything has come to rest. */
  checkEnd(): void {
    const { disk, tables, contents, head } = this.relay
    checkState(tables)
    const folded = new EntityTables()
    disk.commits.forEach((commit, i) => {
      ensure(commit.seq === i + 1, () => `[SEQ8] commit ${commit.seq} stands at ${i + 1}`)
      applyCommit(folded, commit)
    })
    same(tableContents(folded), contents, () => '[EVO1] the log does not add up to the state')
    const ids = disk.commits.map(({ id }) => id)
    ensure(new Set(ids).size === ids.length, () => `[SEQ3] a command was applied twice: ${ids.join()}`)

    for (const seat of this.seats) {
      const { replica, outbox } = seat.client
      ensure(outbox.list.length === 0, () => `[OUT7] ${seat.seat} still holds ${this.describe(seat)}`)
      const wanted = seat.technicianId === null ? contents : this.relay.view(seat.technicianId)
      same(tableContents(replica.confirmed), wanted, () => `[CUP8] ${seat.seat} differs from the relay`)
      if (seat.technicianId === null)
        ensure(replica.position.seq === head.seq, () => `[CUP8] ${seat.seat} is at ${replica.position.seq}`)
      for (const change of replica.visible()) ensure(!change.guess, () => `[REP4] ${seat.seat} still guesses`)
      for (const command of seat.told.values()) this.checkKept(seat, command)
    }
  }

  private checkKept(seat: PureSeat, { id }: Command): void {
    if (this.takenBack.has(id)) return
    const answers = this.relay.disk.answers.filter(({ answer }) => answer.id === id)
    ensure(answers.length === 1, () => `[OUT7] ${id} was told as kept and has ${answers.length} answers`)
    const { result } = answers[0]!.answer
    const commits = this.relay.disk.commits.filter((commit) => commit.id === id)
    const applied = result.kind === 'accepted' || result.kind === 'changed'
    ensure(
      commits.length === (applied ? 1 : 0),
      () => `[SEQ2] ${id} is ${result.kind} and has ${commits.length} commits`,
    )
    if (applied) ensure(commits[0]!.seq === result.seq, () => `[SEQ8] ${id} is said to be ${result.seq}`)
    const toRead = seat.client.outbox.refused.some(({ command }) => command.id === id)
    if (seat.remade.has(id)) return this.count(toRead ? 'remake failed' : 'remade')
    ensure(toRead === (result.kind === 'refused'), () => `[OUT7] ${id} is ${result.kind}, the operator sees otherwise`)
    this.count(result.kind === 'refused' ? `refused ${result.code}` : result.kind)
  }

  private get still(): boolean {
    return (
      this.relay.queue.length === 0 &&
      this.seats.every(
        (seat) =>
          seat.connected &&
          seat.client.link(seat.mono).phase === 'live' &&
          seat.client.outbox.list.length === 0 &&
          seat.writes.length === 0 &&
          seat.up.every(({ name }) => name === 'beat') &&
          seat.down.length === 0,
      )
    )
  }

  private act(step: Step): void {
    const seat = this.seat('seat' in step ? step.seat : seatIds[0])
    switch (step.do) {
      case 'submit': {
        const choose = seat.technicianId === null ? chooseIntent : chooseFieldIntent
        return seat.submit(step.asked.map((dice) => choose(seat.picture, dice, seat.newId)))
      }
      case 'remake':
        return seat.remake()
      case 'endWrite':
        for (let i = 0; i < step.count; i++) seat.endWrite(step.fails ? 'the disk is full' : null)
        return undefined
      case 'up':
        return seat.flushUp(step.count)
      case 'down':
        return seat.flushDown(step.count)
      case 'flow':
        return this.flow(seat)
      case 'decide':
        return this.relay.decide(step.count)
      case 'elsewhere':
        return this.elsewhere(step.dice)
      case 'write':
        return this.relay.write()
      case 'tellPhones':
        return this.relay.tellPhones()
      case 'release':
        return this.relay.release()
      case 'forgetOld':
        return this.relay.forgetOld()
      case 'connect':
        return seat.connect()
      case 'cut':
        return seat.cut(step.noticed)
      case 'jam':
        return seat.jam(step.on)
      case 'comeBackLate':
        // Too late for the commits it has missed: it is told to fetch a snapshot, and has not done so yet.
        seat.cut(true)
        this.elsewhere(step.dice)
        this.relay.forgetOld()
        seat.connect()
        seat.flushUp(Infinity)
        return seat.flushDown(1)
      case 'endFetch':
        return seat.endFetch(step.succeeds)
      case 'time':
        this.now += step.ms
        for (const other of this.seats) other.tick()
        return undefined
      case 'save':
        return seat.save()
      case 'compact':
        return seat.compact()
      case 'crashSeat':
        return seat.crash(step.kept)
      case 'crashRelay':
        return this.restartRelay()
      case 'backup':
        this.backup = this.relay.disk
        return undefined
      case 'restore':
        return this.restore()
      default:
        return step satisfies never
    }
  }

  private elsewhere(dice: Dice): void {
    const picture: Picture = { all: (kind) => [...this.relay.tables.values(kind)] }
    this.relay.elsewhere(chooseIntent(picture, dice, () => `else-${++this.lastId}`))
  }

  /** One seat gets through, as on a good day. */
  private flow(seat: PureSeat): void {
    for (let i = 0; i < 4; i++) {
      while (seat.writes.length > 0) seat.endWrite(null)
      seat.connect()
      seat.flushUp(Infinity)
      this.relay.decide(256)
      this.relay.write()
      seat.flushDown(Infinity)
      seat.endFetch(true)
    }
  }

  private restartRelay(): void {
    for (const seat of this.seats) seat.cut(true)
    this.relay.crash()
  }

  private restore(): void {
    const kept = new Set(this.backup.answers.map(({ answer }) => answer.id))
    for (const { answer } of this.relay.disk.answers) if (!kept.has(answer.id)) this.takenBack.add(answer.id)
    this.relay.disk = { ...this.backup, epoch: `epoch-${++this.restores}` }
    this.restartRelay()
  }

  private seat(id: string): PureSeat {
    return this.seats.find(({ seat }) => seat === id)!
  }

  private checkAll(): void {
    for (const seat of this.seats) this.check(seat)
  }

  private check(seat: PureSeat): void {
    this.checkConfirmed(seat)
    this.checkShown(seat)
    this.checkOutbox(seat)
    this.checkFlicker(seat)
  }

  private checkConfirmed(seat: PureSeat): void {
    const { client } = seat
    const { replica } = client
    if (replica.epoch === null || seat.technicianId !== null) return
    const last = this.positions.get(seat)
    // Nothing confirmed has changed since the last look.
    if (last?.client === client && last.epoch === replica.epoch && last.seq === replica.position.seq) return
    const wanted = this.relay.history.get(historyKey(replica.epoch, replica.position.seq))
    ensure(wanted !== undefined, () => `[REP2] ${seat.seat} is at a position that never was on disk`)
    same(tableContents(replica.confirmed), wanted!, () => `[REP2] ${seat.seat} is not what the relay committed`)
  }

  /** Confirmed and replay of pending, computed once more from nothing; and the patches add up to the same. */
  private checkShown(seat: PureSeat): void {
    const { replica, outbox } = seat.client
    const layer = new Layer(replica.confirmed)
    for (const { command, recorded } of outbox.list) {
      if (!recorded) continue
      const { madeAt, actor } = command
      const { seatTechnicianId } = replica
      const stamp = { at: madeAt, madeAt, actor, seatTechnicianId, guess: true }
      const decision = decide(layer, command, stamp)
      if (decision.kind === 'events') for (const event of decision.events) evolve(layer, event, stamp)
    }
    const wanted: Contents = tableContents(replica.confirmed)
    const guesses = new Set<string>()
    for (const { kind, id, value } of layer.changed()) {
      if (value) wanted.set(`${kind}/${id}`, value)
      guesses.add(`${kind}/${id}`)
    }
    const shown = new Map<string, unknown>()
    for (const { kind, id, value, guess } of replica.visible()) {
      shown.set(`${kind}/${id}`, value)
      ensure(guess === guesses.has(`${kind}/${id}`), () => `[REP6] ${seat.seat} marks ${kind}/${id} wrongly`)
    }
    same(shown, wanted, () => `[REP1] ${seat.seat} does not show confirmed + replay of pending`)

    let screen = this.screens.get(seat) ?? new Map<string, unknown>()
    if (this.positions.get(seat)?.client !== seat.client) screen = new Map(shown)
    const { whole, changes } = replica.takeChanges()
    if (whole) screen.clear()
    for (const { kind, id, value } of changes)
      if (value === null) screen.delete(`${kind}/${id}`)
      else screen.set(`${kind}/${id}`, value)
    same(screen, shown, () => `[REP7] the patches for ${seat.seat} do not add up to what it shows`)
    this.screens.set(seat, screen)
  }

  private checkOutbox(seat: PureSeat): void {
    const { outbox, replica } = seat.client
    const onDisk = replayJournal(seat.journal)
    const undecidedOnDisk = new Set(onDisk.undecided.map(({ id }) => id))
    const inFlight = outbox.list.filter((entry) => entry.pushedAt !== null && entry.answer === null)
    ensure(inFlight.length <= 16, () => `[OUT5] ${seat.seat} has ${inFlight.length} pushes unanswered`)
    for (const { command, recorded, answer } of outbox.list) {
      if (recorded && answer === null)
        ensure(undecidedOnDisk.has(command.id), () => `[OUT2] ${seat.seat} holds ${command.id}, which is not on disk`)
      if (answer)
        ensure(answer.seq > replica.position.seq, () => `[REP4] ${seat.seat} has reached ${command.id} and keeps it`)
    }
    // Whatever was told as kept is in the outbox, or decided.
    const held = new Set([
      ...outbox.list.map(({ command }) => command.id),
      ...outbox.refused.map((one) => one.command.id),
    ])
    for (const id of seat.told.keys())
      ensure(
        held.has(id) || this.takenBack.has(id) || this.relay.hasAnswered(id),
        () => `[OUT2] ${seat.seat} has lost ${id}`,
      )
  }

  /**
   * What a command did on the screen stays there from then on, through answer and commit. It may go only in a step that
   * brought somebody else's commits, or in which a command of this seat was refused.
   */
  private checkFlicker(seat: PureSeat): void {
    const { client } = seat
    const { replica, outbox } = client
    const last = this.positions.get(seat)
    const now = { client, epoch: replica.epoch, seq: replica.position.seq, refused: outbox.refused.length }
    this.positions.set(seat, now)
    if (seat.technicianId !== null) return
    const { picture } = seat
    const shownBefore = this.shown.get(seat)
    const commands = this.commands.get(seat) ?? new Map<string, Command>()
    this.commands.set(seat, commands)
    for (const { command, recorded } of outbox.list) if (recorded) commands.set(command.id, command)
    const shown = new Set([...commands.values()].filter((command) => shows(picture, command)).map(({ id }) => id))
    this.shown.set(seat, shown)
    if (!last || !shownBefore || last.client !== client || last.epoch !== now.epoch || last.refused !== now.refused)
      return
    const others = this.relay.disk.commits.some(
      (commit) => commit.seq > last.seq && commit.seq <= now.seq && commit.seat !== seat.seat,
    )
    if (others || now.seq < last.seq) return
    for (const id of shownBefore)
      ensure(
        shown.has(id) || this.wasIdle(id),
        () => `[REP5] ${commands.get(id)?.name} ${id} has gone from ${seat.seat}`,
      )
    this.count('flicker watched')
  }

  /** What was so already, or was refused, was never this command's doing. */
  private wasIdle(id: string): boolean {
    const kind = this.relay.disk.answers.find(({ answer }) => answer.id === id)?.answer.result.kind
    return kind === 'unchanged' || kind === 'refused'
  }

  private count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1)
  }

  private describe({ seat, client, mono, up, down, connected }: PureSeat): string {
    const { phase } = client.link(mono)
    const list = client.outbox.list.map(({ command, answer }) => `${command.n}:${command.id}:${answer?.seq ?? '-'}`)
    return `${seat} ${phase} connected=${connected} up=${up.length} down=${down.length} outbox=[${list.join(' ')}]`
  }
}

function same(got: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, unknown>, what: () => string): void {
  for (const key of new Set([...got.keys(), ...wanted.keys()]))
    if (!isDeepStrictEqual(got.get(key), wanted.get(key)))
      throw new Error(
        `${what()}: ${key} is ${JSON.stringify(got.get(key))}, should be ${JSON.stringify(wanted.get(key))}`,
      )
}
