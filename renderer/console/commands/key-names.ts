// Keys as they are written in the registry and read by the operator: `A`, `Space`, `Shift+N`, `Ctrl+K`, `F6`. Pure.

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const arrows: Record<string, string> = { '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight' }
const names: Record<string, string> = { ' ': 'Space', Escape: 'Esc', ContextMenu: 'Menu' }

export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${name}`
}

/** Whether the key by itself writes something: letters, digits, Space. */
export function writes({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

/** As they are pressed: `Ctrl+1–9` are nine keys, and arrows are written as signs. */
export function eachKey(key: string): string[] {
  if (key.endsWith('1–9')) return Array.from({ length: 9 }, (_, i) => `${key.slice(0, -3)}${i + 1}`)
  const sign = key.at(-1)!
  return [sign in arrows ? key.slice(0, -1) + arrows[sign] : key]
}
