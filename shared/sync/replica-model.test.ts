// The replica against a plain model: the log as a list, the undecided commands as a list, and everything that is shown
// computed from nothing each time. fast-check finds the shortest story in which the two differ. The seed is printed; SEED
// makes a run again.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import { applyCommit, evolve } from '../events/evolve.ts'
import { EntityTables, kinds, Layer } from '../model/entities.ts'
import { chooseIntent, dice, type Dice, type Picture } from '../../test/support/choose-intent.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { runs } from '../../test/support/runs.ts'
import { actor, smallWorld, type World } from '../../test/support/world.ts'
import { Replica } from './replica.ts'

/** One of this seat's commands, and what has become of it at the relay. */
interface Own {
  command: Command
  /** where in the log; `refused`: nowhere, and the seat has been told; null: not decided */
  at: number | 'refused' | null
}

interface Model {
  world: World
  /** how far the copy has come in the log */
  reached: number
  own: Own[]
  nextId: number
}

interface Real {
  replica: Replica
  /** what a screen shows that has only ever been told what changed */
  screen: Map<string, string>
}

type Step = fc.Command<Model, Real>

/** What must be shown, from nothing. */
function shownBy({ world, reached, own }: Model): Map<string, string> {
  const tables = new EntityTables()
  for (const commit of world.commits.slice(0, reached)) applyCommit(tables, commit)
  const guess = new Layer(tables)
  for (const { command } of own) {
    const at = Math.min(command.madeAt, world.now)
    const stamp = {
      at,
      madeAt: at,
      actor: command.actor,
      seat: command.seat,
      seatTechnicianId: null,
      guess: true,
    }
    const decision = decide(guess, command, stamp)
    if (decision.kind === 'events') for (const event of decision.events) evolve(guess, event, stamp)
  }
  const shown = new Map<string, string>()
  for (const kind of kinds)
    for (const { id } of tables.values(kind)) shown.set(`${kind}/${id}`, JSON.stringify([guess.get(kind, id), false]))
  for (const { kind, id, value } of guess.changed())
    if (value === null) shown.delete(`${kind}/${id}`)
    else shown.set(`${kind}/${id}`, JSON.stringify([value, true]))
  return shown
}

function agree(model: Model, { replica, screen }: Real): void {
  const { whole, changes } = replica.takeChanges()
  if (whole) screen.clear()
  for (const { kind, id, value, guess } of changes)
    if (value === null) screen.delete(`${kind}/${id}`)
    else screen.set(`${kind}/${id}`, JSON.stringify([value, guess]))
  const wanted = shownBy(model)
  const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  expect(sorted(screen)).toEqual(sorted(wanted))
  expect(replica.position.seq).toBe(model.reached)
}

/** Drops what is decided and has been seen, as the outbox does: a refused command at once, another when its commit is there. */
function settle(model: Model, { replica }: Real): void {
  model.own = model.own.filter(({ at }) => at === null || (at !== 'refused' && at > model.reached))
  replica.setPending(
    model.own.map(({ command }) => command),
    model.world.now,
  )
}

const step = (kind: string, what: string, act: (model: Model, real: Real) => void): Step => ({
  check: () => true,
  run(model, real) {
    taken.set(kind, (taken.get(kind) ?? 0) + 1)
    act(model, real)
    agree(model, real)
  },
  toString: () => what,
})

const picture = (replica: Replica): Picture => ({
  all: (kind) =>
    [...new Set(replica.ids(kind))].flatMap((id) => replica.get(kind, id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)),
})

const own = (thrown: Dice) =>
  step('own', `own ${JSON.stringify(thrown)}`, (model, real) => {
    const { now } = model.world
    const n = ++model.nextId
    const asked = chooseIntent(picture(real.replica), thrown, () => `own-${n}-${model.nextId++}`)
    const command: Command = {
      v: 1,
      seat: 'console-1',
      n,
      id: `own-${n}`,
      actor: actor('dispatcher'),
      madeAt: now,
      ...asked,
    }
    model.own.push({ command, at: null })
    settle(model, real)
  })

const elsewhere = (thrown: Dice) =>
  step('elsewhere', `elsewhere ${JSON.stringify(thrown)}`, ({ world, nextId }) => {
    const all: Picture = { all: (kind) => [...world.state.values(kind)].sort((a, b) => (a.id < b.id ? -1 : 1)) }
    let made = 0
    world.ask(chooseIntent(all, thrown, () => `else-${world.commits.length}-${nextId}-${made++}`))
  })

const decided = step('decided', 'the relay decides the oldest command', (model, real) => {
  const head = model.own.find(({ at }) => at === null)
  if (!head) return
  const before = model.world.commits.length
  model.world.ask(head.command)
  head.at = model.world.commits.length > before ? model.world.commits.length : 'refused'
  settle(model, real)
})

/** A feed may begin before what is known, end early, or leave a hole. */
const feed = (back: number, count: number, hole: boolean) =>
  step('feed', `feed from ${-back}, ${count} commits${hole ? ' with a hole' : ''}`, (model, real) => {
    const from = Math.max(0, model.reached - back)
    const commits = model.world.commits.slice(from, from + count)
    if (hole) commits.splice(Math.floor(commits.length / 2), 1)
    const to = commits.at(-1)?.seq ?? from
    for (const { seq } of commits) if (seq === model.reached + 1) model.reached = seq
    const whole = real.replica.applyFeed({ from, to, commits }, model.world.now)
    expect(whole).toBe(model.reached >= to)
    settle(model, real)
  })

const snapshot = step('snapshot', 'a snapshot', (model, real) => {
  model.reached = model.world.commits.length
  real.replica.load(snapshotOf(model.world), model.world.now)
  settle(model, real)
})

const later = (ms: number) =>
  step('later', `${ms} ms later`, (model, real) => {
    model.world.wait(ms)
    settle(model, real)
  })

const steps = [
  dice.map(own),
  dice.map(elsewhere),
  fc.constant(decided),
  fc.tuple(fc.nat(3), fc.nat(6), fc.nat(5)).map(([back, count, hole]) => feed(back, count, hole === 0)),
  fc.constant(snapshot),
  fc.integer({ min: 1, max: 7_200_000 }).map(later),
]

function live(story: Iterable<Step>): void {
  fc.modelRun(() => {
    const world = smallWorld()
    const replica = new Replica()
    replica.load(snapshotOf(world), world.now)
    return { model: { world, reached: world.commits.length, own: [], nextId: 0 }, real: { replica, screen: new Map() } }
  }, story)
}

/** How often each kind of step was taken: stories that never get anywhere would agree about anything. */
const taken = new Map<string, number>()

function search(seed: number, times: number): void {
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 80, size: 'max' }), (story) => live(story)),
    { ...runs(times), seed },
  )
}

test('[REP1] [REP2] [REP3] [REP5] whatever comes in whatever order, the replica shows what the plain model says', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
  process.stdout.write(`replica model: seed ${seed}\n`)
  search(seed, 200)
  for (const what of ['own', 'elsewhere', 'decided', 'feed', 'snapshot', 'later'])
    expect([what, (taken.get(what) ?? 0) > 200]).toEqual([what, true])
})

/** Seeds that found something once, and what. */
test.each([['what only a guess had shown must be drawn anew when the guess goes', 234_322_476]])(
  '%s',
  (_what, seed) => {
    search(seed, 30)
    expect(taken.size).toBeGreaterThan(0)
  },
)
