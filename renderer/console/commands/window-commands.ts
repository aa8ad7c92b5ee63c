// What is about no ticket and no technician: where the focus is, what is open, how the window looks.
import type { Preferences } from '../../../shared/ipc/contract.ts'
import { leave } from '../acts/leave.ts'
import { bridge } from '../data/bridge.ts'
import { useSession } from '../data/session.ts'
import { setApart } from '../data/shared-selection.ts'
import { useUi } from '../data/ui-state.ts'
import { focusedPane, focusNextPane } from '../keys/panes.ts'
import { focusLine } from '../line/line-focus.ts'
import { always, command, type OperatorCommand } from './command.ts'
import { openOnly, useCommandState } from './command-state.ts'
import { mapHandle } from './map-handle.ts'
import { openMenuByKey } from './open-menu.ts'
import { subjectsIn } from './subjects.ts'

const nothing = { about: ['nothing'], available: always } as const

function changeLooks(part: Partial<Preferences>): void {
  void bridge.call('changePreferences', part)
}

export const windowCommands: readonly OperatorCommand[] = [
  command({
    ...nothing,
    id: 'keys',
    label: 'act.keys',
    keys: ['F1'],
    scope: 'everywhere',
    run: () => openOnly({ sheet: !useCommandState.getState().sheet }),
  }),
  command({
    ...nothing,
    id: 'palette',
    label: 'act.palette',
    keys: ['Ctrl+K'],
    scope: 'everywhere',
    keysOnly: true,
    run() {
      const pane = focusedPane()
      openOnly({ palette: useCommandState.getState().palette ? null : { subjects: subjectsIn(pane), pane } })
    },
  }),
  command({
    id: 'menu',
    label: 'act.menu',
    keys: ['Menu', 'Shift+F10'],
    scope: ['board', 'map', 'roster', 'detail'],
    keysOnly: true,
    about: ['file', 'technician', 'ticket'],
    onRow: () => 'menu',
    available: always,
    run: openMenuByKey,
  }),
  command({
    id: 'line',
    label: 'act.line',
    keys: ['F2'],
    scope: 'everywhere',
    keysOnly: true,
    about: ['nothing'],
    available: () => (useSession.getState().role === 'console' ? true : 'why.mainWindow'),
    run: focusLine,
  }),
  command({
    ...nothing,
    id: 'next-pane',
    label: 'act.nextPane',
    keys: ['F6'],
    scope: 'everywhere',
    keysOnly: true,
    run: () => focusNextPane(1),
  }),
  command({
    ...nothing,
    id: 'previous-pane',
    label: 'act.previousPane',
    keys: ['Shift+F6'],
    scope: 'everywhere',
    keysOnly: true,
    run: () => focusNextPane(-1),
  }),
  command({
    ...nothing,
    id: 'leave',
    label: 'act.leave',
    keys: ['Esc'],
    scope: 'everywhere',
    keysOnly: true,
    run: leave,
  }),
  command({
    ...nothing,
    id: 'review',
    label: 'act.review',
    keys: ['F9'],
    scope: 'everywhere',
    run: () => useUi.setState({ reviewing: !useUi.getState().reviewing }),
  }),
  command({
    id: 'sla-settings',
    label: 'slaSettings.title',
    keys: ['Ctrl+,'],
    scope: 'everywhere',
    about: ['nothing'],
    available: () => (useSession.getState().role === 'map' ? 'why.mainWindow' : true),
    run: () => useUi.setState({ slaSettings: !useUi.getState().slaSettings }),
  }),
  command({
    ...nothing,
    id: 'map-window',
    label: 'act.mapWindow',
    keys: ['Ctrl+Shift+M'],
    scope: 'everywhere',
    menuBar: true,
    run: () => void bridge.call('openWindow', { role: 'map' }),
  }),
  command({
    id: 'mark-in-view',
    label: 'act.markInView',
    keys: ['Shift+M'],
    scope: ['map'],
    about: ['nothing'],
    available: () => (mapHandle() ? true : 'why.noMap'),
    run: () => mapHandle()?.markInView(),
  }),
  command({
    id: 'apart',
    label: 'act.apart',
    keys: ['B'],
    scope: ['map'],
    about: ['nothing'],
    available: () => (useSession.getState().role === 'map' ? true : 'why.mapWindow'),
    run: () => setApart(!useUi.getState().apart),
  }),
  command({
    ...nothing,
    id: 'wall-window',
    label: 'menu.wall',
    keys: ['Ctrl+Shift+W'],
    scope: 'everywhere',
    menuBar: true,
    run: () => void bridge.call('openWindow', { role: 'wall' }),
  }),
  command({
    ...nothing,
    id: 'theme',
    label: 'menu.theme',
    keys: ['Ctrl+Shift+D'],
    scope: 'everywhere',
    menuBar: true,
    run: () => changeLooks({ theme: useSession.getState().preferences.theme === 'dark' ? 'light' : 'dark' }),
  }),
  command({
    ...nothing,
    id: 'language',
    label: 'act.language',
    keys: ['Ctrl+Shift+L'],
    scope: 'everywhere',
    menuBar: true,
    run: () => changeLooks({ language: useSession.getState().preferences.language === 'en' ? 'zh' : 'en' }),
  }),
]
