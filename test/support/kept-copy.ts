// The copy of a console that was closed a minute ago, on its disk.
import path from 'node:path'
import { CacheFile } from '../../electron/seat/cache-file.ts'
import { savePreview } from '../../electron/seat/preview-file.ts'
import { kinds, type EntityTables } from '../../shared/model/entities.ts'
import type { Snapshot } from '../../shared/wire/http.ts'

/** @param heardAt the instant, by the relay's clock, as which the console then starts */
export async function keepCopy(profile: string, state: EntityTables, heardAt = Date.now() - 60_000): Promise<void> {
  const entities = Object.fromEntries(kinds.map((kind) => [kind, [...state.values(kind)]])) as Snapshot['entities']
  const folder = path.join(profile, 'seat', 'cache')
  const file = await CacheFile.open(path.join(folder, 'snapshot.json'), (keptAs) => {
    throw new Error(`damaged: ${keptAs}`)
  })
  const snapshot = { epoch: 'epoch-1', seq: 1, tip: '00000000-0000-7000-8000-000000000001', entities }
  const copy = { snapshot, heardAt, wallOffset: heardAt - Date.now() }
  await file.save({ ...copy, positions: null })
  await savePreview(folder, copy, heardAt)
}
