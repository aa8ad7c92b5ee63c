// What must be true of a seat after each step: its copy, what it shows, its outbox, and that nothing flickers.
import type { Command } from '../../shared/commands/command.ts'
import { decide } from '../../shared/commands/decide.ts'
import { evolve } from '../../shared/events/evolve.ts'
import { Layer } from '../../shared/model/entities.ts'
import { replayJournal } from '../../shared/sync/journal.ts'
import { ensure, ensureSame } from './ensure.ts'
import { historyKey, tableContents, type Contents, type PureRelay } from './pure-relay.ts'
import type { PureSeat } from './pure-seat.ts'
import { shows } from './shows.ts'

/** What the checks ask of the room they are made in. */
export interface Room {
  readonly relay: PureRelay
  /** Commands whose answer a restore has taken back. */
  readonly takenBack: ReadonlySet<string>
  readonly count: (what: string) => void
}

export class SeatChecks {
  private readonly screens = new Map<PureSeat, Map<string, unknown>>()
  private readonly commands = new Map<PureSeat, Map<string, Command>>()
  private readonly shown = new Map<PureSeat, Set<string>>()
  private readonly positions = new Map<
    PureSeat,
    { client: object; epoch: string | null; seq: number; refused: number }
  >()

  private readonly room: Room

  constructor(room: Room) {
    this.room = room
  }

  check(seat: PureSeat): void {
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
    const wanted = this.room.relay.history.get(historyKey(replica.epoch, replica.position.seq))
    ensure(wanted !== undefined, () => `[REP2] ${seat.seat} is at a position that never was on disk`)
    ensureSame(tableContents(replica.confirmed), wanted!, () => `[REP2] ${seat.seat} is not what the relay committed`)
  }

  /** Confirmed and replay of pending, computed once more from nothing; and the patches add up to the same. */
  private checkShown(seat: PureSeat): void {
    const { replica, outbox } = seat.client
    const layer = new Layer(replica.confirmed)
    for (const { command, recorded } of outbox.list) {
      if (!recorded) continue
      const { madeAt, actor } = command
      const { seatTechnicianId } = replica
      const stamp = { at: madeAt, madeAt, actor, seat: command.seat, seatTechnicianId, guess: true }
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
    ensureSame(shown, wanted, () => `[REP1] ${seat.seat} does not show confirmed + replay of pending`)

    let screen = this.screens.get(seat) ?? new Map<string, unknown>()
    if (this.positions.get(seat)?.client !== seat.client) screen = new Map(shown)
    const { whole, changes } = replica.takeChanges()
    if (whole) screen.clear()
    for (const { kind, id, value } of changes)
      if (value === null) screen.delete(`${kind}/${id}`)
      else screen.set(`${kind}/${id}`, value)
    ensureSame(screen, shown, () => `[REP7] the patches for ${seat.seat} do not add up to what it shows`)
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
        held.has(id) || this.room.takenBack.has(id) || this.room.relay.hasAnswered(id),
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
    const others = this.room.relay.disk.commits.some(
      (commit) => commit.seq > last.seq && commit.seq <= now.seq && commit.seat !== seat.seat,
    )
    if (others || now.seq < last.seq) return
    for (const id of shownBefore)
      ensure(
        shown.has(id) || this.wasIdle(id),
        () => `[REP5] ${commands.get(id)?.name} ${id} has gone from ${seat.seat}`,
      )
    this.room.count('flicker watched')
  }

  /** What was so already, or was refused, was never this command's doing. */
  private wasIdle(id: string): boolean {
    const kind = this.room.relay.disk.answers.find(({ answer }) => answer.id === id)?.answer.result.kind
    return kind === 'unchanged' || kind === 'refused'
  }
}
