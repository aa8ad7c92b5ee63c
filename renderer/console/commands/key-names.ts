// Keys as they are written in the registry and read by the operator: `A`, `Space`, `Shift+N`, `Ctrl+K`, `F6`. Pure.

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const names: Record<string, string> = { ' ': 'Space', Escape: 'Esc', ContextMenu: 'Menu' }

export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${name}`
}

/** Whether the key by itself writes something: letters, digits, Space. */
export function writes({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}
