// The panes of the window as places for the focus.
import { panes, type Pane } from '../commands/command.ts'

export function focusedPane(): Pane | null {
  const name = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane']
  return panes.find((pane) => pane === name) ?? null
}

export function focusNextPane(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const at = all.findIndex((pane) => pane.contains(document.activeElement))
  const next = all[(at + step + all.length) % all.length]
  // In the detail the keys are about what it shows, and not about what stands aside in it, as its files do.
  const target = next?.querySelector<HTMLElement>('[tabindex="0"]:not([data-aside]), canvas') ?? next
  target?.focus()
}
