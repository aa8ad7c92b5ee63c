// A seat that takes back what it did, against a relay that decides at once; for tests.
import type { Command, Intent } from '../../shared/commands/command.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { Role } from '../../shared/model/actor.ts'
import type { Submitted } from '../../shared/sync/submitted.ts'
import { OwnActs, type Direction, type Step } from '../../shared/undo/own-acts.ts'
import { wayBack } from '../../shared/undo/way-back.ts'
import { hours, morning, World } from './world.ts'

/** A seat that is always live: what it asks for is decided at once, and everybody's commits come back to it. */
export class UndoSeat {
  readonly world: World
  readonly acts = new OwnActs('console-1', 'dispatcher-Anna')
  private readonly blind: boolean
  private ids = 0
  private told = 0

  /** @param blind it does not hear of others: the relay alone looks */
  constructor(world: World, blind = false) {
    this.world = world
    this.blind = blind
    this.told = world.commits.length
  }

  readonly newId = () => `i${++this.ids}`

  /** In one go. @returns what became of each */
  submit(intents: readonly Intent[], listing = true): Submitted[] {
    const results = intents.map((asked): Submitted => {
      const { world } = this
      const n = ++this.ids
      const { actor } = world.stamp()
      const command: Command = { v: 1, seat: 'console-1', n, id: `c${n}`, actor, ...asked, madeAt: world.now }
      const back = wayBack(command, world.state) ?? 'never'
      const decision = world.ask(asked)
      if (decision.kind === 'refused') return decision
      const last = world.commits.at(-1)!
      if (decision.kind === 'events') world.commits[world.commits.length - 1] = { ...last, id: command.id }
      return { kind: 'queued', command, back: decision.kind === 'unchanged' ? 'nothing' : back }
    })
    if (listing) this.acts.did(results, this.world.now)
    this.tell()
    return results
  }

  /** Somebody else, at another seat. */
  other(asked: Intent, as: { role?: Role; phone?: string } = { role: 'shift-lead' }): Commit | null {
    const decision = this.world.ask(asked, as)
    if (decision.kind !== 'events') return null
    const commit = { ...this.world.commits.at(-1)!, seat: 'console-2' }
    this.world.commits[this.world.commits.length - 1] = commit
    this.tell()
    return commit
  }

  back(direction: Direction = 'undo', id: number | null = null): Submitted[] | string {
    const taken = this.acts.take(direction, id)
    if (taken.kind !== 'step') return taken.kind
    return this.run(direction, taken.step)
  }

  private run(direction: Direction, step: Step): Submitted[] {
    const made = this.acts.takings(step, this.world.state, this.newId)
    const results = this.submit(
      made.map(({ intent }) => intent),
      false,
    )
    this.acts.took(direction, step, made, results, this.world.now)
    this.tell()
    return results
  }

  private tell(): void {
    const { commits } = this.world
    for (; this.told < commits.length; this.told++) if (!this.blind) this.acts.saw(commits[this.told]!)
  }
}

/** Three technicians whose shift does not end, and five tickets that nobody has. */
export function undoWorld(): World {
  const all = { shift: { from: 0, to: morning + 1_000 * hours } }
  const made = new World().technician('w1', all).technician('w2', all).technician('w3', all).grace(2_000)
  for (const id of ['t1', 't2', 't3', 't4', 't5']) made.ticket(id)
  return made
}
