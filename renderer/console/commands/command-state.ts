// Which of the menu, the sheet of keys and the palette is open in this window.
import { flushSync } from 'react-dom'
import { create } from 'zustand'
import type { Pane, Subject } from './command.ts'

export interface MenuRequest {
  /** a group of entries for each, in this order */
  subjects: readonly Subject[]
  pane: Pane
  /** CSS pixels in the window */
  x: number
  y: number
}

export interface CommandState {
  menu: MenuRequest | null
  sheet: boolean
  /** what the palette's commands would be done to; null: it is closed */
  palette: { subjects: readonly Subject[]; pane: Pane | null } | null
}

export const useCommandState = create<CommandState>(() => ({ menu: null, sheet: false, palette: null }))

/** what had the focus before any of them was open */
let cameFrom: Element | null = null

/** Only one of them is open at a time. */
export function openOnly(part: Partial<CommandState>): void {
  const { menu, sheet, palette } = useCommandState.getState()
  if (!menu && !sheet && !palette) cameFrom = document.activeElement
  useCommandState.setState({ menu: null, sheet: false, palette: null, ...part })
}

export function closeAll(): void {
  openOnly({})
}

/** What is done next may want the focus, or ask where it was: first it goes back. */
export function closeThen(act: () => void): void {
  const before = cameFrom
  flushSync(closeAll)
  if (before instanceof HTMLElement && before.isConnected) before.focus()
  // Not within the key that has chosen it: what begins now must not take that key as well.
  setTimeout(act)
}
