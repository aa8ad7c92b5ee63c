// Where on the board the keys go.
export function focusInBoard(selector: string): void {
  document.querySelector<HTMLElement>(`[data-pane=board] :is(${selector})`)?.focus()
}

export function focusRows(): void {
  focusInBoard('[role=listbox]')
}
