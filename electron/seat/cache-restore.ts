// Makes the tables of a replica out of a snapshot and the commits that followed it, in slices, before the replica takes
// them over in one step.
import { applyCommit } from '../../shared/events/evolve.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { EntityTables, kinds } from '../../shared/model/entities.ts'
import type { LoadedSnapshot } from '../../shared/sync/replica.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import { Slices } from './cache-slices.ts'

/** @param commits those that follow the snapshot without a hole */
export async function loadInSlices(
  { epoch, seq, tip, entities }: Snapshot,
  commits: readonly Commit[] = [],
): Promise<LoadedSnapshot> {
  const slices = new Slices()
  const tables = new EntityTables()
  for (const kind of kinds)
    for (const entity of entities[kind]) {
      tables.put(kind, entity)
      if (slices.over) await slices.giveWay()
    }
  for (const commit of commits) {
    applyCommit(tables, commit)
    if (slices.over) await slices.giveWay()
  }
  const last = commits.at(-1)
  return { epoch, seq: last?.seq ?? seq, tip: last?.id ?? tip, tables }
}
