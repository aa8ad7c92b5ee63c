import { describe, expect, test } from 'vitest'
import { commitsBeyond, entitiesBeyond } from './salvage.ts'
import { intent } from '../commands/decide.ts'
import { applyCommit } from '../events/evolve.ts'
import { EntityTables } from '../model/entities.ts'
import { assign, minutes, smallWorld, type World } from '../../test/support/world.ts'

/** The same day up to its backup. */
function backup(world: World, seq: number): World {
  const restored = smallWorld()
  restored.commits.length = 0
  const tables = new EntityTables()
  for (const commit of world.commits.slice(0, seq)) applyCommit(tables, commit)
  return Object.assign(restored, { state: tables, commits: world.commits.slice(0, seq), now: world.now })
}
const position = (world: World) => ({ seq: world.commits.length, tip: world.commits.at(-1)?.id ?? '' })
const beyond = (copy: World, relay: World) =>
  [...entitiesBeyond(copy.state, relay.state, copy.commits.length > relay.commits.length)]
    .flatMap((known) => (known ? [`${known.kind}/${known.value.id}`] : []))
    .sort()

describe('what a restored relay does not know any more', () => {
  const day = () => smallWorld().wait(minutes).assign('t1', 'v1', 'w1').ticket('t3').report('v1', 'on-site')

  test('[CUP13] all beyond its end, and what those commits changed', () => {
    const copy = day()
    const relay = backup(copy, 4)
    expect(commitsBeyond(copy.commits, position(relay), relay.state).map(({ seq }) => seq)).toEqual([5, 6, 7])
    expect(beyond(copy, relay)).toEqual(['centre/centre', 'route/w1', 'ticket/t1', 'ticket/t3', 'visit/v1'])
  })

  test('[CUP13] when it has gone on since: what was made here and is not there', () => {
    const copy = day()
    const relay = backup(copy, 4)
    for (let i = 0; i < 5; i++) relay.does(intent('add-note', { ticketId: 't2', noteId: `n${i}`, text: 'x' }, {}))
    expect(commitsBeyond(copy.commits, position(relay), relay.state).map(({ seq }) => seq)).toEqual([5, 6])
    expect(beyond(copy, relay)).toEqual(['route/w1', 'ticket/t3', 'visit/v1'])
  })

  test('[CUP13] a copy that is only older has nothing to tell', () => {
    const relay = day()
    const copy = backup(relay, 4)
    relay.does(assign('t2', 'v2', 'w2'))
    expect(commitsBeyond(copy.commits, position(relay), relay.state)).toEqual([])
    expect(beyond(copy, relay)).toEqual([])
  })

  test('[CUP13] notes and technicians count as made; the order of keys does not', () => {
    const copy = smallWorld()
      .technician('w7')
      .does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {}))
    const relay = backup(copy, 4)
    const far = { seq: 99, tip: 'x' }
    expect(commitsBeyond(copy.commits, far, relay.state).map(({ name }) => name)).toEqual([
      'register-technician',
      'add-note',
    ])
    const ticket = relay.get('ticket', 't2')
    relay.state.put('ticket', Object.fromEntries(Object.entries(ticket).reverse()) as typeof ticket)
    expect(beyond(copy, relay)).not.toContain('ticket/t2')
  })
})
