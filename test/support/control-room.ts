// Consoles, a phone and a relay, moved on step by step, with everything that must be true checked after each step.
import type { StoredSeat } from '../../server/store/store.ts'
import type { Command } from '../../shared/commands/command.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import { EntityTables } from '../../shared/model/entities.ts'
import { chooseFieldIntent, chooseIntent, type Dice, type Picture } from './choose-intent.ts'
import { ensure, ensureSame } from './ensure.ts'
import { emptyDisk, PureRelay, tableContents, type RelayDisk } from './pure-relay.ts'
import { PureSeat } from './pure-seat.ts'
import { relaySteps, seatIds, type Step } from './room-steps.ts'
import { SeatChecks, type Room } from './seat-checks.ts'
import { checkState } from './state-rules.ts'
import { actor, morning, smallWorld } from './world.ts'

export class ControlRoom implements Room {
  now = morning
  readonly seats: PureSeat[]
  readonly relay: PureRelay
  /** How often something worth seeing has happened, to know that the steps get anywhere. */
  readonly seen = new Map<string, number>()

  /** Commands whose answer a restore has taken back. */
  readonly takenBack = new Set<string>()
  private readonly checks: SeatChecks
  private backup: RelayDisk
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
    this.checks = new SeatChecks(this)
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
    if ('seat' in step) this.checks.check(this.seat(step.seat))
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
    ensureSame(tableContents(folded), contents, () => '[EVO1] the log does not add up to the state')
    const ids = disk.commits.map(({ id }) => id)
    ensure(new Set(ids).size === ids.length, () => `[SEQ3] a command was applied twice: ${ids.join()}`)

    for (const seat of this.seats) {
      const { replica, outbox } = seat.client
      ensure(outbox.list.length === 0, () => `[OUT7] ${seat.seat} still holds ${this.describe(seat)}`)
      const wanted = seat.technicianId === null ? contents : this.relay.view(seat.technicianId)
      ensureSame(tableContents(replica.confirmed), wanted, () => `[CUP8] ${seat.seat} differs from the relay`)
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
    for (const seat of this.seats) this.checks.check(seat)
  }

  count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1)
  }

  private describe({ seat, client, mono, up, down, connected }: PureSeat): string {
    const { phase } = client.link(mono)
    const list = client.outbox.list.map(({ command, answer }) => `${command.n}:${command.id}:${answer?.seq ?? '-'}`)
    return `${seat} ${phase} connected=${connected} up=${up.length} down=${down.length} outbox=[${list.join(' ')}]`
  }
}
