// What a world has come to, as the relay writes it into its store.
import { historyOf } from '../../server/store/history-rows.ts'
import type { Batch, Store, StoredAnswer } from '../../server/store/store.ts'
import { kinds, type Change } from '../../shared/model/entities.ts'
import type { World } from './world.ts'

export function batchOf(world: World, answers: StoredAnswer[] = []): Batch {
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value }) as Change),
  )
  return { commits: world.commits, answers, changes, history: historyOf(world.commits) }
}

/** Writes what the world has come to since the last time. */
export function inBatches(store: Store, world: World): (grown?: World) => Promise<void> {
  let written = 0
  const known = new Map<string, Change>()
  return async () => {
    const { changes } = batchOf(world)
    const there = new Set(changes.map(({ kind, id }) => `${kind}/${id}`))
    const gone = [...known].filter(([key]) => !there.has(key)).map(([, change]) => ({ ...change, value: null }))
    for (const change of gone) known.delete(`${change.kind}/${change.id}`)
    const changed = changes.filter((change) => known.get(`${change.kind}/${change.id}`)?.value !== change.value)
    for (const change of changed) known.set(`${change.kind}/${change.id}`, change)
    const commits = world.commits.slice(written)
    const history = historyOf(world.commits, written)
    await store.write({ commits, answers: [], changes: [...changed, ...gone], history })
    written = world.commits.length
  }
}
