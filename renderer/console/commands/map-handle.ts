// What the map of this window can be asked to do. The map pane puts it here while it is open.
import type { Subject } from './command.ts'

export interface MapHandle {
  /** true, or the key of why there is nothing to show */
  canFit: (subject: Subject) => true | string
  /** brings the whole of it into view */
  fit: (subject: Subject) => void
  /** brings whoever is followed back into the middle */
  follow: () => void
  /** selects the next technician, or the one before */
  next: (by: 1 | -1) => void
  /** marks all open tickets in view */
  markInView: () => void
  /** where the symbol is in the window; null: not in view */
  pointOf: (subject: Subject) => { x: number; y: number } | null
  /** the card of somebody near would lie over what is opened now */
  cover: () => void
}

let current: MapHandle | null = null

export function mapHandle(): MapHandle | null {
  return current
}

/** @returns takes it away again */
export function offerMap(handle: MapHandle): () => void {
  current = handle
  return () => {
    if (current === handle) current = null
  }
}
