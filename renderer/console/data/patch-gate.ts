// Holds patches back until the opening has come: a window that opens in mid-stream may get the next patch before the answer
// to its own question, and must not take it for all there is. A patch in parts is held back until the last one has come,
// so that nobody ever sees half of a picture.
import type { Patch } from '../../../shared/ipc/contract.ts'

export class PatchGate {
  private readonly apply: (patch: Patch) => void
  private early: Patch[] | null = []
  private revision = -1
  /** the parts that have come of a patch that is not complete */
  private held: Patch | undefined

  constructor(apply: (patch: Patch) => void) {
    this.apply = apply
  }

  take(patch: Patch): void {
    if (this.early) this.early.push(patch)
    else if (patch.revision > this.revision) this.pass(patch)
  }

  /** The window's first whole picture; what came before it and is newer follows. */
  open(patch: Patch): void {
    const early = this.early ?? []
    this.early = null
    this.pass(patch)
    for (const held of early) this.take(held)
  }

  private pass(patch: Patch): void {
    this.revision = patch.revision
    if (patch.whole || !this.held) this.held = { ...patch, changes: [...patch.changes] }
    else this.held.changes.push(...patch.changes)
    if (patch.more) return
    const { whole, changes } = this.held
    this.held = undefined
    this.apply({ ...patch, whole, changes })
  }
}
