// The window's copy of what the console shows: entities by kind and id, each with its mark "not confirmed". Screens listen
// to one entity or to one kind; the cost of a patch is what changed, never what exists. What comes close together is drawn
// together, because a painted frame is dearer than what it shows; what the operator has done is drawn at once.
import type { Patch } from '../../../shared/ipc/contract.ts'
import type { VisibleChange } from '../../../shared/sync/replica.ts'
import { kinds, type EntityByKind, type Kind } from '../../../shared/model/entities.ts'
import { untilBeat } from './relay-time.ts'

export interface Shown<K extends Kind> {
  value: EntityByKind[K]
  /** a guess of what the relay will decide */
  guess: boolean
}

type Listener = () => void
/** @param ids what has come, changed or gone */
type KindListener = (ids: ReadonlySet<string>) => void

/** Of what comes close together, those who show one entity hear this often at most, ms. */
const beat = 100
/** The same while more comes than an eye could follow: so many patches within a second. */
const [crowdedBeat, crowd] = [500, 20]

class Table<K extends Kind> {
  readonly shown = new Map<string, Shown<K>>()
  readonly listeners = new Map<string, Set<Listener>>()
  readonly kindListeners = new Set<KindListener>()
  /** whose listeners have not heard yet */
  readonly untold = new Set<string>()
  /** goes up whenever anything of this kind changes */
  revision = 0
}

export class EntityStore {
  private readonly tables = Object.fromEntries(kinds.map((kind) => [kind, new Table()])) as { [K in Kind]: Table<K> }

  private toldAt = -Infinity
  /** when the latest patches came, ms of the window's monotonic clock, oldest first */
  private readonly cameAt: number[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  get<K extends Kind>(kind: K, id: string): Shown<K> | undefined {
    return this.table(kind).shown.get(id)
  }

  value<K extends Kind>(kind: K, id: string | null | undefined): EntityByKind[K] | undefined {
    return id == null ? undefined : this.get(kind, id)?.value
  }

  all<K extends Kind>(kind: K): IterableIterator<Shown<K>> {
    return this.table(kind).shown.values()
  }

  size(kind: Kind): number {
    return this.table(kind).shown.size
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
    this.cameAt.push(performance.now())
    if (this.cameAt.length > crowd) this.cameAt.shift()
    const wait = this.untilDrawn(this.toldAt)
    if (wait <= 0 || patch.whole || patch.changes.some(({ guess }) => guess)) this.tell()
    else this.timer ??= setTimeout(() => this.tell(), wait)
  }

  /**
   * How long to wait, ms, before what others do is drawn. In a crowd, which nobody reads row by row, that is until a beat
   * which is the same for all: one frame draws board, map, alarms and the second's clocks.
   * @param since when it was last drawn, ms of the window's monotonic clock
   */
  untilDrawn(since: number, every = beat): number {
    const now = performance.now()
    const crowded = this.cameAt.length === crowd && now - this.cameAt[0]! < 1_000
    return crowded ? untilBeat(crowdedBeat) : Math.max(0, since + every - now)
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
    for (const id of ids) if (table.listeners.has(id)) table.untold.add(id)
    for (const listener of table.kindListeners) listener(ids)
  }

  private tell(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.toldAt = performance.now()
    for (const kind of kinds) {
      const { untold, listeners } = this.table(kind)
      const ids = [...untold]
      untold.clear()
      for (const id of ids) for (const listener of listeners.get(id) ?? []) listener()
    }
  }

  private table<K extends Kind>(kind: K): Table<K> {
    return this.tables[kind]
  }
}

export const entities = new EntityStore()
