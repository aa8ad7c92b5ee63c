// Walks a log from its first commit to its last, with the state before and after each.
import { Layer, applyChange, EntityTables, type Change } from '../../shared/model/entities.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'

/**
 * @param before called with the state before each commit
 * @param after called with the state after each commit, and what it has changed; first with seq 0 and the empty state
 * @returns the state at the end
 */
export function walkLog(
  commits: readonly Commit[],
  before: (commit: Commit, state: EntityTables) => void,
  after: (seq: number, state: EntityTables, changes: Change[]) => void,
): EntityTables {
  const state = new EntityTables()
  after(0, state, [])
  for (const commit of commits) {
    before(commit, state)
    const layer = new Layer(state)
    applyCommit(layer, commit)
    const changes = [...layer.changed()]
    for (const change of changes) applyChange(state, change)
    after(commit.seq, state, changes)
  }
  return state
}
