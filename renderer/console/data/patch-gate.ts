// Holds patches back until the opening has come: a window that opens in mid-stream may get the next patch before the answer
// to its own question, and must not take it for all there is.
import type { Patch } from '../../../shared/ipc/contract.ts'

export class PatchGate {
  private readonly apply: (patch: Patch) => void
  private early: Patch[] | null = []
  private revision = -1

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
    this.apply(patch)
  }
}
