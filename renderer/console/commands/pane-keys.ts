// The keys and gestures that a pane keeps for itself: to walk, to mark while walking, to choose. They are no commands, but
// the sheet of keys would not be whole without them.
import { actsIn, formPlaces, type FormPlace } from '../keys/form-keys.ts'
import { panes, type Pane } from './command.ts'

/** Where a key works: in a pane, or in a form or list that keeps keys for itself. */
export type KeyPlace = Pane | FormPlace
export type Scope = 'everywhere' | readonly KeyPlace[]
export const keyPlaces: readonly KeyPlace[] = [...panes, ...formPlaces]

export interface PaneKey {
  label: string
  keys: readonly string[]
  scope: Scope
}

export const paneKeys: readonly PaneKey[] = [
  { label: 'paneKey.choose', keys: ['1–9', 'Enter'], scope: 'everywhere' },
  { label: 'paneKey.walk', keys: ['↑', '↓'], scope: ['board', 'roster'] },
  { label: 'paneKey.far', keys: ['PageUp', 'PageDown', 'Home', 'End'], scope: ['board'] },
  { label: 'paneKey.markOn', keys: ['Shift+↑', 'Shift+↓'], scope: ['board'] },
  { label: 'paneKey.markTo', keys: ['Shift+click'], scope: ['board'] },
  { label: 'paneKey.markOne', keys: ['Ctrl+click'], scope: ['board', 'map'] },
  { label: 'paneKey.view', keys: ['Ctrl+1–9'], scope: 'everywhere' },
  { label: 'paneKey.keepView', keys: ['Ctrl+Shift+1–9'], scope: 'everywhere' },
  { label: 'paneKey.openGroup', keys: ['←', '→'], scope: ['board'] },
  { label: 'paneKey.move', keys: ['←', '→', '↑', '↓'], scope: ['map'] },
  { label: 'paneKey.zoom', keys: ['+', '-'], scope: ['map'] },
  { label: 'paneKey.box', keys: ['Shift+drag'], scope: ['map'] },
  { label: 'paneKey.order', keys: ['Alt+↑', 'Alt+↓'], scope: ['detail'] },
  { label: 'paneKey.takeTheirs', keys: ['Alt+T'], scope: ['detail'] },
  { label: 'paneKey.keepMine', keys: ['Alt+M'], scope: ['detail'] },
  { label: 'paneKey.walkFiles', keys: ['↑', '↓'], scope: ['detail'] },
  { label: 'paneKey.complete', keys: ['Tab', 'Shift+Tab'], scope: ['line'] },
  { label: 'paneKey.lines', keys: ['↑', '↓'], scope: ['line'] },
  ...formPlaces.flatMap((place) =>
    actsIn(place).map(([act, keys]) => ({ label: `formKey.${place}.${act}`, keys, scope: [place] })),
  ),
]
