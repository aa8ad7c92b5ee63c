import { describe, expect, test } from 'vitest'
import { entitiesBeyond, lastCommon, touchedBy } from './salvage.ts'
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
/** What a seat that holds all its commits would report. */
async function beyond(copy: World, relay: World): Promise<{ commits: number[]; entities: string[]; asked: number }> {
  let asked = 0
  const idAt = (seq: number) => {
    asked++
    return Promise.resolve(relay.commits[seq - 1]?.id ?? null)
  }
  const common = await lastCommon(
    copy.commits.map(({ seq, id }) => ({ seq, tip: id })),
    idAt,
  )
  const lost = copy.commits.filter(({ seq }) => seq > common)
  const found = [...entitiesBeyond(copy.state, relay.state, touchedBy(lost, copy.state))]
  const entities = found.flatMap((known) => (known ? [`${known.kind}/${known.value.id}`] : [])).sort()
  return { commits: lost.map(({ seq }) => seq), entities, asked }
}
const noted = (n: number) => intent('add-note', { ticketId: 't2', noteId: `n${n}`, text: 'x' }, {})

describe('what a restored relay does not know any more', () => {
  const day = () => smallWorld().wait(minutes).assign('t1', 'v1', 'w1').ticket('t3').report('v1', 'on-site')

  test('[CUP13] all beyond its end, and what those commits changed', async () => {
    const copy = day()
    const found = await beyond(copy, backup(copy, 4))
    expect(found.commits).toEqual([5, 6, 7])
    expect(found.entities).toEqual(['centre/centre', 'route/w1', 'ticket/t1', 'ticket/t3', 'visit/v1'])
  })

  test('[CUP13] also when it has gone on since, further than the copy', async () => {
    const copy = day()
    const relay = backup(copy, 6)
    for (let i = 0; i < 5; i++) {
      relay.does(noted(i))
      relay.commits.at(-1)!.id = `other-${i}`
    }
    // Commit 7 made nothing: it reported a step. Only by its id is it known to be gone.
    expect(relay.commits.length).toBeGreaterThan(copy.commits.length)
    const found = await beyond(copy, relay)
    expect(found.commits).toEqual([7])
    expect(found.entities).toEqual(['ticket/t1', 'visit/v1'])
  })

  test('[CUP13] a copy that is only older has nothing to tell, and asks once', async () => {
    const relay = day()
    const copy = backup(relay, 4)
    relay.does(assign('t2', 'v2', 'w2'))
    expect(await beyond(copy, relay)).toEqual({ commits: [], entities: [], asked: 1 })
  })

  test('[CUP13] the commit at which two logs part is found by halves, wherever it is', async () => {
    const held = Array.from({ length: 5_000 }, (_, i) => ({ seq: i + 101, tip: `a${i + 101}` }))
    for (const parting of [100, 101, 102, 2_600, 5_098, 5_099, 5_100]) {
      let asked = 0
      const idAt = (seq: number) => {
        asked++
        return Promise.resolve(seq <= parting ? `a${seq}` : seq < 9_000 ? `b${seq}` : null)
      }
      expect(await lastCommon(held, idAt)).toBe(parting)
      expect(asked).toBeLessThanOrEqual(14)
    }
  })

  test('[CUP13] the order of keys is no difference', () => {
    const copy = smallWorld()
    const relay = smallWorld()
    const ticket = relay.get('ticket', 't2')
    relay.state.put('ticket', Object.fromEntries(Object.entries(ticket).reverse()) as typeof ticket)
    expect([...entitiesBeyond(copy.state, relay.state, null)].filter(Boolean)).toEqual([])
  })
})
