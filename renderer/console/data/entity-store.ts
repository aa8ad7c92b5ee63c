// The window's copy of what the console shows: entities by kind and id, each with its mark "not confirmed". Screens listen
// to one entity or to one kind; the cost of a patch is what changed, never what exists.
import type { Patch } from '../../../shared/ipc/contract.ts'
import type { VisibleChange } from '../../../shared/sync/replica.ts'
import { kinds, type EntityByKind, type Kind } from '../../../shared/model/entities.ts'

export interface Shown<K extends Kind> {
  value: EntityByKind[K]
  /** a guess of what the relay will decide */
  guess: boolean
}

type Listener = () => void
/** @param ids what has come, changed or gone */
type KindListener = (ids: ReadonlySet<string>) => void

class Table<K extends Kind> {
  readonly shown = new Map<string, Shown<K>>()
  readonly listeners = new Map<string, Set<Listener>>()
  readonly kindListeners = new Set<KindListener>()
  /** goes up whenever anything of this kind changes */
  revision = 0
}

export class EntityStore {
  private readonly tables = Object.fromEntries(kinds.map((kind) => [kind, new Table()])) as { [K in Kind]: Table<K> }

  get<K extends Kind>(kind: K, id: string): Shown<K> | undefined {
    return this.table(kind).shown.get(id)
  }

  value<K extends Kind>(kind: K, id: string | null | undefined): EntityByKind[K] | undefined {
    return id == null ? undefined : this.get(kind, id)?.value
  }

  all<K extends Kind>(kind: K): IterableIterator<Shown<K>> {
    return this.table(kind).shown.values()
  }

  *everything(): IterableIterator<Pick<VisibleChange, 'kind' | 'id' | 'value'>> {
    for (const kind of kinds)
      for (const { value } of this.table(kind).shown.values()) yield { kind, id: value.id, value }
  }

  kindRevision(kind: Kind): number {
    return this.table(kind).revision
  }

  apply(patch: Patch): void {
    const touched = new Map<Kind, Set<string>>()
    const touch = (kind: Kind, id: string) => {
      const ids = touched.get(kind)
      if (ids) ids.add(id)
      else touched.set(kind, new Set([id]))
    }
    if (patch.whole)
      for (const kind of kinds) {
        for (const id of this.table(kind).shown.keys()) touch(kind, id)
        this.table(kind).shown.clear()
      }
    for (const { kind, id, value, guess } of patch.changes) {
      const { shown } = this.table(kind)
      if (value === null) shown.delete(id)
      else shown.set(id, { value, guess })
      touch(kind, id)
    }
    for (const [kind, ids] of touched) this.notify(kind, ids)
  }

  listen(kind: Kind, id: string, listener: Listener): () => void {
    const { listeners } = this.table(kind)
    const set = listeners.get(id) ?? new Set()
    listeners.set(id, set.add(listener))
    return () => {
      set.delete(listener)
      if (set.size === 0) listeners.delete(id)
    }
  }

  listenKind(kind: Kind, listener: KindListener): () => void {
    const { kindListeners } = this.table(kind)
    kindListeners.add(listener)
    return () => kindListeners.delete(listener)
  }

  private notify(kind: Kind, ids: ReadonlySet<string>): void {
    const table = this.table(kind)
    table.revision++
    for (const id of ids) for (const listener of table.listeners.get(id) ?? []) listener()
    for (const listener of table.kindListeners) listener(ids)
  }

  private table<K extends Kind>(kind: K): Table<K> {
    return this.tables[kind]
  }
}

export const entities = new EntityStore()
