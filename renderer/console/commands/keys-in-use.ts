// Which keys the commands have for somebody: their own, or those they were given instead. Pure.
import type { OperatorCommand } from './command.ts'
import { eachKey } from './key-names.ts'
import type { PaneKey, Scope } from './pane-keys.ts'

type Keyed = Pick<OperatorCommand, 'id' | 'label' | 'keys' | 'scope' | 'menuBar'>
export type OwnKeys = Readonly<Record<string, readonly string[]>>

export type KeyProblem =
  | { code: 'taken'; label: string; scope: Scope }
  /** it would be lost to whoever types */
  | { code: 'letterEverywhere' }
  /** text fields, the system or the walk through panes have it */
  | { code: 'reserved' }

/** Keys with a use of their own wherever there is text, a list or a dialog. */
const reserved = new Set(
  [
    'Tab Shift+Tab Enter Shift+Enter Esc Backspace Shift Ctrl Control Alt AltGraph Meta Dead Process Unidentified',
    'ArrowUp ArrowDown ArrowLeft ArrowRight PageUp PageDown Home End CapsLock Alt+F4',
    'Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+Y Ctrl+Z Ctrl+Shift+Z Ctrl+Q Ctrl+S Ctrl+Enter Ctrl++ Ctrl+- Ctrl+= Ctrl+0',
  ]
    .join(' ')
    .split(' '),
)

/** Which of the commands may be given another key. */
export function isChangeable({ id, menuBar }: Pick<OperatorCommand, 'id' | 'menuBar'>): boolean {
  return !menuBar && id !== 'leave'
}

/** @returns why this command cannot have the key; null: it can */
export function whyNotKey(
  commands: readonly Keyed[],
  paneKeys: readonly PaneKey[],
  own: OwnKeys,
  { id, scope }: Pick<Keyed, 'id' | 'scope'>,
  key: string,
): KeyProblem | null {
  const impossible = whyNever(scope, key)
  if (impossible) return impossible
  const now = keysInUse(commands, paneKeys, own)
  const others = [
    ...commands.filter((one) => one.id !== id).map((one) => ({ ...one, keys: now.get(one.id)! })),
    ...paneKeys.map((one) => ({ ...one, keys: one.keys.flatMap(eachKey) })),
  ]
  const taken = others.find((one) => one.keys.includes(key) && overlap(one.scope, scope))
  return taken ? { code: 'taken', label: taken.label, scope: taken.scope } : null
}

/** Of keys that somebody was given, those that cannot be are left out: they come from another version, or by hand. */
export function keysInUse(
  commands: readonly Keyed[],
  paneKeys: readonly PaneKey[],
  own: OwnKeys,
): Map<string, readonly string[]> {
  const inUse = new Map<string, readonly string[]>()
  const given: { key: string; scope: Scope }[] = []
  const fixed = [
    ...paneKeys.map(({ keys, scope }) => ({ keys: keys.flatMap(eachKey), scope })),
    ...commands.filter((one) => !isChangeable(one)),
  ]
  const isTaken = (key: string, scope: Scope) =>
    fixed.some((one) => one.keys.includes(key) && overlap(one.scope, scope)) ||
    given.some((one) => one.key === key && overlap(one.scope, scope))
  for (const command of commands) {
    const wanted = isChangeable(command) && Object.hasOwn(own, command.id) ? own[command.id] : undefined
    if (!wanted) continue
    const { id, scope } = command
    const keys = wanted.filter((key) => whyNever(scope, key) === null && !isTaken(key, scope))
    if (keys.length === 0 && wanted.length > 0) continue
    inUse.set(id, keys)
    given.push(...keys.map((key) => ({ key, scope })))
  }
  for (const { id, keys, scope } of commands)
    if (!inUse.has(id))
      inUse.set(
        id,
        keys.filter((key) => !given.some((one) => one.key === key && overlap(one.scope, scope))),
      )
  return inUse
}

function whyNever(scope: Scope, key: string): KeyProblem | null {
  if (reserved.has(key)) return { code: 'reserved' }
  const writes = key === 'Space' || /^(Shift\+)?.$/u.test(key)
  return scope === 'everywhere' && writes ? { code: 'letterEverywhere' } : null
}

function overlap(a: Scope, b: Scope): boolean {
  return a === 'everywhere' || b === 'everywhere' || a.some((pane) => b.includes(pane))
}
