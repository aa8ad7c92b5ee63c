// Whatever anybody asks, in whatever order: the state stays whole.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Intent } from './command.ts'
import { intent, rules } from './decide.ts'
import { commitSchema } from '../events/commit.ts'
import { applyCommit } from '../events/evolve.ts'
import { EntityTables, Layer } from '../model/entities.ts'
import { archiveAfterMs, isOpen } from '../model/ticket.ts'
import {
  chooseAlarmIntent,
  chooseClockIntent,
  chooseFieldIntent,
  chooseFileIntent,
  chooseIntent,
  chooseSetting,
  dice,
  type Picture,
} from '../../test/support/choose-intent.ts'
import { ensure } from '../../test/support/ensure.ts'
import { runs } from '../../test/support/runs.ts'
import { checkState } from '../../test/support/state-rules.ts'
import { contents, smallWorld, tableOf, World, type As } from '../../test/support/world.ts'

const phones = ['w1', 'w2', 'w3']
const step = fc.record({
  dice,
  who: fc.constantFrom(
    'room',
    'room',
    'room',
    'field',
    'field',
    'setting',
    'clocks',
    'clocks',
    'alarms',
    'alarms',
    'files',
    'relay',
    'wild',
  ),
  phone: fc.constantFrom(...phones),
  wait: fc.nat(4_000),
  ageMs: fc.oneof(fc.nat(9_000), fc.constantFrom(0, Number.MAX_SAFE_INTEGER)),
  wild: fc.record({
    name: fc.constantFrom(...Object.keys(rules), 'unheard-of'),
    args: fc.dictionary(
      fc.constantFrom(
        'ticketId',
        'visitId',
        'technicianId',
        'before',
        'override',
        'reason',
        'text',
        'visitIds',
        'facts',
      ),
      fc.oneof(fc.constantFrom('t1', 'v1', 'w1', null, ''), fc.string(), fc.anything()),
    ),
    basedOn: fc.oneof(fc.constant({}), fc.constant({ visitId: null }), fc.anything()),
  }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function ask(world: World, { dice, who, phone, wait, ageMs, wild }: Step, newId: () => string): [Intent, As] {
  world.wait(wait)
  const picture: Picture = { all: (kind) => [...world.state.values(kind)] }
  const visit = picture.all('visit').find(({ released, state }) => !released && state === 'offered')
  const age = { ageMs: Math.min(ageMs, world.now) }
  switch (who) {
    case 'field': {
      const own: Picture = {
        all: (kind) =>
          picture.all(kind).filter((entity) => !('technicianId' in entity) || entity.technicianId === phone),
      }
      return [chooseFieldIntent(own, dice, newId), { phone, ...age }]
    }
    case 'setting':
      return [chooseSetting(dice), { role: 'administrator' }]
    case 'clocks': {
      const asked = chooseClockIntent(picture, dice, world.now, newId)
      const roles = rules[asked.name as keyof typeof rules].roles
      return [asked, roles.includes('supervisor') ? { role: 'supervisor', ...age } : { role: roles[0]! }]
    }
    case 'alarms': {
      // People take their time, so that something can be passed on.
      world.wait(dice.c * 200)
      const asked = chooseAlarmIntent(picture, dice, ['t1', 't2'])
      const { roles } = rules[asked.name as keyof typeof rules]
      // What one has handed over, mostly the other one answers.
      const given = picture.all('alarm').find(({ handover }) => handover)?.handover
      const first = given && dice.c % 4 > 0 ? given.by.name === 'Mara' : dice.c % 2 === 0
      const one = first ? { name: 'Sven', seat: 'console-1' } : { name: 'Mara', seat: 'console-2' }
      return [asked, roles.includes('supervisor') ? { role: 'supervisor', ...one } : { role: roles[0]! }]
    }
    case 'files': {
      for (const letter of 'ab') world.bodies.set(letter.repeat(64), { bytes: 9, type: 'image/png' })
      return [chooseFileIntent(picture, dice, newId), dice.c % 2 === 0 ? { phone, ...age } : age]
    }
    case 'relay': {
      if (dice.what % 20 === 3) {
        const open = picture.all('ticket').find((ticket) => isOpen(ticket) && ticket.id.length > dice.b % 3)
        const offer = { ticketId: open?.id ?? 'none', visitId: newId(), technicianId: phone, forced: dice.a % 2 === 0 }
        return [intent('escalate-ticket', offer, { visitId: open?.openVisitId ?? null }), { role: 'rule' }]
      }
      const ended = picture.all('ticket').find((ticket) => !isOpen(ticket))
      if (dice.what % 20 === 1 && ended) {
        world.wait(archiveAfterMs)
        return [intent('archive-ticket', { ticketId: ended.id }, {}), { role: 'rule' }]
      }
      return [
        dice.what % 2 === 0
          ? intent('release-visit', { visitId: visit?.id ?? 'none' }, {})
          : intent(
              'record-sent',
              {
                technicianId: phone,
                offers: picture.all('visit').map(({ id }) => id),
                recalls: picture.all('visit').map(({ id }) => id),
                routeRevision: dice.a % 9,
              },
              {},
            ),
        { role: 'rule' },
      ]
    }
    case 'wild':
      return [wild, { role: 'rule', ...age }]
    default:
      return [chooseIntent(picture, dice, newId), { ...age }]
  }
}

function counter(): () => string {
  let last = 0
  return () => `i${++last}`
}

test('[CMD3] [CMD12] [TKT9] [RTE1] any commands: refused ones change nothing, the state stays whole', () => {
  const kindsSeen = new Map<string, number>()
  const unseen = () => Object.keys(rules).filter((name) => !kindsSeen.has(`${name} events`))
  const walk = () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const world = smallWorld().technician('w3', { shift: null }).grace(2_000).ticket('t3').ticket('t4')
        const newId = counter()
        for (const step of steps) {
          const [asked, as] = ask(world, step, newId)
          const before = tableOf(world.state)
          const decision = world.ask(asked, as)
          const outcome = `${asked.name} ${decision.kind}`
          kindsSeen.set(outcome, (kindsSeen.get(outcome) ?? 0) + 1)
          const changes = decision.kind === 'events' ? decision.events.length : 0
          // The very same entities, and all of them frozen.
          ensure(changes > 0 || same(tableOf(world.state), before), () => `[CMD3] ${asked.name} changed something`)
          checkState(world.state)
        }
      }),
      runs(250),
    )
  walk()
  // The walk is worth something only if it gets everywhere; what is rarely accepted may need a longer one.
  for (let more = 0; more < 8 && unseen().length > 0; more++) walk()
  expect(unseen()).toEqual([])
})

test('[CMD13] [EVO1] replaying the commits, as they are stored, gives the same state', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const world = smallWorld().technician('w3')
      const newId = counter()
      for (const step of steps) world.ask(...ask(world, step, newId))
      const stored = world.commits.map((commit) => commitSchema.parse(JSON.parse(JSON.stringify(commit))))
      const whole = new EntityTables()
      for (const commit of stored) applyCommit(whole, commit)
      expect(contents(whole)).toEqual(contents(world.state))
      // The same through a layer, which leaves what is below it alone.
      const below = new EntityTables()
      const layer = new Layer(below)
      for (const commit of stored) applyCommit(layer, commit)
      expect(contents(below)).toEqual(contents(new EntityTables()))
      for (const change of layer.changed())
        expect(change.value).toEqual(world.state.get(change.kind, change.id) ?? null)
    }),
    runs(100),
  )
})

test('[CMD10] a guess decides as the relay does, but for the numbers', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
      const world = smallWorld().technician('w3')
      const newId = counter()
      for (const step of steps) {
        const [asked, as] = ask(world, step, newId)
        const aside = new World()
        for (const commit of world.commits) applyCommit(aside.state, commit)
        aside.now = world.now
        const guess = aside.ask(asked, { ...as, guess: true })
        const real = world.ask(asked, as)
        // But for two things: it shows what has waited long, until the relay says that it is stale, and it takes the
        // body of a file to be at the relay.
        if (real.kind === 'refused' && (real.code === 'stale' || real.code === 'fileNotAtRelay')) continue
        expect(withoutNumbers(guess)).toEqual(withoutNumbers(real))
      }
    }),
    runs(30),
  )
})

function withoutNumbers(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'number' ? null : inner)))
}

function same(one: Record<string, object>, other: Record<string, object>): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
