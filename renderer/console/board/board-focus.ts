// Where on the board the keys go.
export function focusInBoard(selector: string): void {
  document.querySelector<HTMLElement>(`[data-pane=board] :is(${selector})`)?.focus()
}

export function focusRows(): void {
  focusInBoard('[role=listbox]')
}

/** Into the filter, over what stands there. */
export function findAnew(): void {
  const filter = document.querySelector<HTMLInputElement>('[data-pane=board] input[type=search]')
  filter?.focus()
  filter?.select()
}
