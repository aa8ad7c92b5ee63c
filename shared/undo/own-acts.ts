// What somebody has done at this seat since the console was started, newest last, with what takes it back: the last fifty
// steps, and those that were taken back and can be done again. What was done in one go is one step.
import type { Command } from '../commands/command.ts'
import type { Submitted } from '../sync/submitted.ts'
import type { Commit } from '../events/commit.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { CommandId, Instant } from '../model/ids.ts'
import { StandIns, takings, type Taking } from './take-back.ts'
import { touchedBy, touchedIn } from './touching.ts'
import type { OwnAct } from './way-back.ts'

const mostSteps = 50

/** Who else has changed what it is about since, and when. */
export interface Touched {
  by: string
  at: Instant
}

export interface ListedAct extends OwnAct {
  commandId: CommandId
  touched: Touched | null
}

export interface Step {
  id: number
  at: Instant
  /** in the order in which they were done last */
  acts: readonly ListedAct[]
}

export interface OwnActsPicture {
  /** newest last */
  undo: readonly Step[]
  redo: readonly Step[]
  /** what was done last and cannot be taken back; null: the last act can be, or has been asked about already */
  cannot: { name: string; args: unknown; count: number } | null
}

export type Direction = 'undo' | 'redo'

/** `cannot`: the last act is none of the list, so many such were done in one go. `later`: a later act of the own stands on it. */
export type Taken =
  | { kind: 'step'; step: Step }
  | { kind: 'nothing' }
  | { kind: 'later' }
  | { kind: 'cannot'; name: string; args: unknown; count: number }

export class OwnActs {
  private readonly seat: string
  private readonly actorId: string
  private readonly steps: Record<Direction, Step[]> = { undo: [], redo: [] }
  private readonly standIns = new StandIns()
  /** commands of the list that the log is known to hold */
  private readonly logged = new Set<CommandId>()
  private cannot: OwnActsPicture['cannot'] = null
  private lastId = 0

  constructor(seat: string, actorId: string) {
    this.seat = seat
    this.actorId = actorId
  }

  get picture(): OwnActsPicture {
    return { undo: this.steps.undo, redo: this.steps.redo, cannot: this.cannot }
  }

  /** Something was done: what is new goes on the list, and what was taken back is not done again after it. */
  did(results: readonly Submitted[], at: Instant): void {
    const queued = results.flatMap((result) => (result.kind === 'queued' && result.back !== 'nothing' ? [result] : []))
    const never = queued.flatMap(({ command, back }) => (back === 'never' ? [command] : []))
    const [first] = never
    if (first) {
      const count = never.filter(({ name }) => name === first.name).length
      this.cannot = { name: first.name, args: first.args, count }
      return
    }
    const acts = queued.flatMap(({ command, back }) => (typeof back === 'object' ? [listed(command, back)] : []))
    if (acts.length === 0) return
    this.cannot = null
    this.steps.redo = []
    this.push('undo', { id: ++this.lastId, at, acts })
  }

  /** @param id of the step; null: the newest */
  take(direction: Direction, id: number | null): Taken {
    const steps = this.steps[direction]
    if (direction === 'undo' && id === null && this.cannot) {
      const cannot = this.cannot
      this.cannot = null
      return { kind: 'cannot', ...cannot }
    }
    const step = id === null ? steps.at(-1) : steps.find((one) => one.id === id)
    if (!step) return { kind: 'nothing' }
    const about = new Set(this.touches(step))
    const later = steps.slice(steps.indexOf(step) + 1)
    if (later.some((other) => this.touches(other).some((key) => about.has(key)))) return { kind: 'later' }
    this.steps[direction] = steps.filter((one) => one !== step)
    return { kind: 'step', step }
  }

  /** The commands that take the step back, the last act's first. What others have touched is not asked for. */
  takings(step: Step, state: ReadonlyState, newId: () => string): Taking[] {
    const backs = step.acts.filter(({ touched }) => !touched).map(({ back }) => back)
    return takings(backs, state, this.standIns, newId)
  }

  /**
   * A step was taken back, or done again.
   * @param results of the commands, in their order
   */
  took(direction: Direction, step: Step, made: readonly Taking[], results: readonly Submitted[], at: Instant): void {
    const acts = step.acts.filter(({ touched }) => !touched).toReversed()
    const there: ListedAct[] = []
    const here: ListedAct[] = []
    results.forEach((result, i) => {
      const act = acts[i]!
      // What the disk did not keep can be tried again.
      if (result.kind === 'notKept') here.unshift(act)
      if (result.kind !== 'queued') return
      const { replaces } = made[i]!
      if (replaces) this.standIns.put(replaces.id, replaces.by)
      if (typeof result.back === 'object')
        there.push({ ...act, back: result.back, commandId: result.command.id, touched: null })
    })
    if (here.length > 0) this.push(direction, { ...step, acts: here })
    if (there.length > 0) this.push(direction === 'undo' ? 'redo' : 'undo', { id: ++this.lastId, at, acts: there })
  }

  /** The step's commands were taken out of the outbox: nobody has heard of them. @param commands in the order of its acts */
  withdrew(direction: Direction, step: Step, commands: readonly Command[], at: Instant): void {
    const acts = step.acts.map((act): ListedAct => {
      const { name, args, basedOn } = commands.find(({ id }) => id === act.commandId)!
      return {
        ...act,
        back: { kind: 'again', intent: { name, args, basedOn }, of: act.back },
        commandId: act.commandId,
      }
    })
    this.push(direction === 'undo' ? 'redo' : 'undo', { id: ++this.lastId, at, acts: acts.toReversed() })
  }

  /** It could not be tried at all: it stays where it was. */
  putBack(direction: Direction, step: Step): void {
    this.push(direction, step)
  }

  /** The relay has turned the command down: there is nothing to take back. */
  refused(id: CommandId): boolean {
    return this.change((act) => (act.commandId === id ? null : act))
  }

  /** What others do after an act, in the log's order, is what it can not be taken back over. */
  saw(commit: Commit): boolean {
    if (commit.seat === this.seat && commit.actor.id === this.actorId) {
      this.logged.add(commit.id)
      return false
    }
    const keys = touchedIn(commit)
    if (keys.size === 0) return false
    const touched = { by: commit.actor.name, at: commit.at }
    const meets = (act: ListedAct) => touchedBy(act.back, this.standIns).some((key) => keys.has(key))
    return this.change((act) =>
      act.touched === null && this.logged.has(act.commandId) && meets(act) ? { ...act, touched } : act,
    )
  }

  /** Another log has taken the place of the one in which all this was done. */
  forget(): void {
    this.steps.undo = []
    this.steps.redo = []
    this.cannot = null
    this.logged.clear()
  }

  private touches({ acts }: Step): string[] {
    return acts.flatMap(({ back }) => touchedBy(back, this.standIns))
  }

  private push(direction: Direction, step: Step): void {
    const steps = [...this.steps[direction], step].slice(-mostSteps)
    this.steps[direction] = steps
    this.dropLogged()
  }

  private dropLogged(): void {
    const listedIds = new Set(
      [...this.steps.undo, ...this.steps.redo].flatMap(({ acts }) => acts.map((act) => act.commandId)),
    )
    for (const id of this.logged) if (!listedIds.has(id)) this.logged.delete(id)
  }

  /** @param by null: the act goes */
  private change(by: (act: ListedAct) => ListedAct | null): boolean {
    let changed = false
    for (const direction of ['undo', 'redo'] as const)
      this.steps[direction] = this.steps[direction].flatMap((step) => {
        const acts = step.acts.flatMap((act) => by(act) ?? [])
        const same = acts.length === step.acts.length && acts.every((act, i) => act === step.acts[i])
        if (same) return [step]
        changed = true
        return acts.length === 0 ? [] : [{ ...step, acts }]
      })
    return changed
  }
}

function listed(
  { id: commandId, name, args }: { id: CommandId; name: string; args: unknown },
  back: OwnAct['back'],
): ListedAct {
  return { commandId, name, args, ...(back.kind === 'offer' && { from: back.technicianId }), back, touched: null }
}
