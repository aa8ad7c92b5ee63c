// How components read the entity store: each hears only of what it shows.
import { useCallback, useSyncExternalStore } from 'react'
import type { EntityByKind, Kind } from '../../../shared/model/entities.ts'
import { entities, type Shown } from './entity-store.ts'

export function useShown<K extends Kind>(kind: K, id: string | null | undefined): Shown<K> | undefined {
  const subscribe = useCallback(
    (listener: () => void) => (id == null ? () => {} : entities.listen(kind, id, listener)),
    [kind, id],
  )
  return useSyncExternalStore(subscribe, () => (id == null ? undefined : entities.get(kind, id)))
}

export function useEntity<K extends Kind>(kind: K, id: string | null | undefined): EntityByKind[K] | undefined {
  return useShown(kind, id)?.value
}

/** Re-renders whenever anything of the kind changes; the number is good as a dependency. */
export function useKindRevision(kind: Kind): number {
  const subscribe = useCallback((listener: () => void) => entities.listenKind(kind, listener), [kind])
  return useSyncExternalStore(subscribe, () => entities.kindRevision(kind))
}
