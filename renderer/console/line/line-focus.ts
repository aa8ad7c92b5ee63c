// Into the command line and back to where the focus was.
import { panes, type Pane } from '../commands/command.ts'

const selector = 'input[data-pane=line]'
let cameFrom: HTMLElement | null = null

export function focusLine(): void {
  const line = document.querySelector<HTMLInputElement>(selector)
  line?.focus()
  line?.select()
}

/** The line has got the focus from there. @returns the pane: what is selected in it is what a line is about */
export function cameToLine(from: EventTarget | null): Pane | null {
  cameFrom = from instanceof HTMLElement ? from : null
  const name = cameFrom?.closest<HTMLElement>('[data-pane]')?.dataset['pane']
  return panes.find((pane) => pane === name) ?? null
}

export function leaveLine(): void {
  const back = cameFrom?.isConnected
    ? cameFrom
    : document.querySelector<HTMLElement>('[data-pane=board] [tabindex="0"]')
  if (back) back.focus()
  else document.querySelector<HTMLElement>(selector)?.blur()
}
