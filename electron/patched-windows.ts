// The windows that are told what changes on the screen: each gets everything once, and then only what has changed, under a
// revision that goes up for all of them.
import type { Patch, SeatOpening } from '../shared/ipc/contract.ts'
import type { Named } from '../shared/model/entities.ts'
import { WindowPatches, type Shown } from './window-patches.ts'

export interface PatchedWindow {
  /** of what draws its pages, one after the other */
  readonly id: number
  readonly gone: boolean
  /** The copy has been read; patches follow. */
  opened(opening: SeatOpening): void
  patch(patch: Patch): void
}

export class PatchedWindows {
  private readonly windows = new Map<number, { window: PatchedWindow; patches: WindowPatches }>()
  private revision = 0
  private telling = false

  /** @returns the patch that it opens with; what there is to draw follows */
  open(window: PatchedWindow, source: Shown): Patch {
    const patches = new WindowPatches(source)
    patches.restart()
    this.windows.set(window.id, { window, patches })
    this.tellNext()
    return { revision: ++this.revision, whole: true, more: true, changes: [] }
  }

  /** @param whole everything has to be drawn anew */
  changed({ whole, changed }: { whole: boolean; changed: readonly Named[] }): void {
    for (const { patches } of this.windows.values())
      if (whole) patches.restart()
      else patches.add(changed)
    this.tell()
  }

  /** One part to each window; what is left follows when everything else has had its turn. */
  private tell(): void {
    for (const [id, { window, patches }] of this.windows) {
      if (window.gone) this.windows.delete(id)
      else if (!patches.isEmpty) window.patch(patches.next(++this.revision))
    }
    if ([...this.windows.values()].some(({ patches }) => !patches.isEmpty)) this.tellNext()
  }

  private tellNext(): void {
    if (this.telling) return
    this.telling = true
    setImmediate(() => {
      this.telling = false
      this.tell()
    })
  }
}
