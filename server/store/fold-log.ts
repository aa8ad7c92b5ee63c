// What the log of a store adds up to, read piece by piece and folded by today's code. It is what the stored entities must
// be, and what they are made of again when the form of entities changes.
import type { Commit } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import { EntityTables, kinds } from '../../shared/model/entities.ts'
import { putEntities, readCommits } from './repository.ts'
import type { StoreDb } from './tables.ts'

const piece = 1_000

/**
 * @param look at each commit, and at the state before it is applied
 * @param between after some of them, each time
 */
export async function foldLog(
  db: StoreDb,
  look: (commit: Commit, before: EntityTables) => void = () => {},
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<EntityTables> {
  const state = new EntityTables()
  for (let seq = 0; ;) {
    const commits = await readCommits(db, seq, piece)
    for (const commit of commits) {
      look(commit, state)
      applyCommit(state, commit)
      seq = commit.seq
    }
    await between()
    if (commits.length < piece) return state
  }
}

/** Replaces the stored entities by what the log adds up to: the step of a store whose entities have got another form. */
export async function refoldEntities(db: StoreDb): Promise<void> {
  const state = await foldLog(db)
  await db.deleteFrom('entities').execute()
  for (const kind of kinds)
    await putEntities(
      db,
      [...state.values(kind)].map((value) => ({ kind, id: value.id, value })),
    )
}
