// What this window is remembered by over restarts: where its map looks, the sizes of its panes, whether it is apart. Main
// keeps it on disk.
import type { WindowView } from '../../../shared/ipc/contract.ts'
import { bridge } from './bridge.ts'

let view: WindowView = { map: null, panes: {}, apart: false }

export function openView(remembered: WindowView): void {
  view = remembered
}

export function windowView(): WindowView {
  return view
}

export function keepView(part: Partial<WindowView>): void {
  view = { ...view, ...part }
  void bridge.call('keepView', view)
}

/** Where the panes keep their sizes. */
export const paneStorage = {
  getItem: (key: string): string | null => view.panes[key] ?? null,
  setItem(key: string, sizes: string): void {
    if (view.panes[key] !== sizes) keepView({ panes: { ...view.panes, [key]: sizes } })
  },
}
