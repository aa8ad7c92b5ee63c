// What one window still has to be told. Everything at once would stall the main process for as long as it takes to copy
// tens of thousands of entities, so it goes in parts; the window draws them when the last one has come. Only the names of
// what is to be told wait here: each entity is told as it is when its part goes.
import type { Patch } from '../shared/ipc/contract.ts'
import { kinds, type Kind, type Named } from '../shared/model/entities.ts'
import type { VisibleChange } from '../shared/sync/replica.ts'

/** What a window is told from. */
export interface Shown {
  ids(kind: Kind): Iterable<string>
  shown(kind: Kind, id: string): VisibleChange
}

/** How many changes go at once: some milliseconds of copying. */
export const partLength = 300

export class WindowPatches {
  private readonly source: Shown
  private whole = false
  /** what is left of everything there is: walked while it changes, since whatever changes is told once more */
  private everything: Iterator<Named> | undefined
  private changed = new Map<string, Named>()

  constructor(source: Shown) {
    this.source = source
  }

  /** Everything has to be drawn anew. */
  restart(): void {
    this.whole = true
    this.everything = allNames(this.source)
    this.changed.clear()
  }

  add(changed: readonly Named[]): void {
    for (const one of changed) this.changed.set(`${one.kind}/${one.id}`, one)
  }

  get isEmpty(): boolean {
    return this.everything === undefined && this.changed.size === 0
  }

  /** The next part; `isEmpty` must be false. */
  next(revision: number): Patch {
    const changes: VisibleChange[] = []
    const tell = ({ kind, id }: Named) => changes.push(this.source.shown(kind, id))
    while (this.everything && changes.length < partLength) {
      const { done, value } = this.everything.next()
      if (done) this.everything = undefined
      else tell(value)
    }
    for (const [key, one] of this.changed) {
      if (changes.length === partLength) break
      tell(one)
      this.changed.delete(key)
    }
    const { whole } = this
    this.whole = false
    return { revision, whole, more: !this.isEmpty, changes }
  }
}

function* allNames(source: Shown): Generator<Named, undefined> {
  for (const kind of kinds) for (const id of source.ids(kind)) yield { kind, id }
}
