// How the board is set: what narrows it, its columns, groups and saved views, and where on it the keys are.
import { findAnew, focusInBoard } from '../board/board-focus.ts'
import { boardRows } from '../board/board-rows.ts'
import { markAll } from '../board/mark-rows.ts'
import { clearFilter, nextGrouping, openPanel } from '../board/board-state.ts'
import { useSession } from '../data/session.ts'
import { command, type OperatorCommand } from './command.ts'

const board = {
  scope: ['board'],
  about: ['nothing'],
  available: () => (useSession.getState().role === 'map' ? 'why.mainWindow' : true),
} as const

export const boardCommands: readonly OperatorCommand[] = [
  command({
    ...board,
    id: 'refresh',
    label: 'act.refresh',
    keys: ['S'],
    // The pointer alone makes the rows wait, wherever the focus is.
    scope: ['board', 'map', 'detail', 'roster', 'alarms'],
    run: () => boardRows.refresh(),
  }),
  command({ ...board, id: 'mark-all', label: 'act.markAll', keys: ['Ctrl+A'], run: markAll }),
  command({
    ...board,
    id: 'type-filter',
    label: 'act.typeFilter',
    keys: ['/'],
    run: () => focusInBoard('input[type=search]'),
  }),
  command({
    ...board,
    id: 'find-ticket',
    label: 'act.findTicket',
    keys: ['Ctrl+F'],
    scope: 'everywhere',
    keysOnly: true,
    run: () => findAnew(),
  }),
  command({ ...board, id: 'filter', label: 'act.filter', keys: ['F'], run: () => openPanel('filter') }),
  command({ ...board, id: 'clear-filter', label: 'act.clearFilter', keys: ['Shift+F'], run: clearFilter }),
  command({ ...board, id: 'group', label: 'act.group', keys: ['B'], run: nextGrouping }),
  command({ ...board, id: 'columns', label: 'act.columns', keys: ['C'], run: () => openPanel('columns') }),
  command({
    ...board,
    id: 'column-heads',
    label: 'act.columnHeads',
    keys: ['H'],
    keysOnly: true,
    run: () => focusInBoard('[data-column]:not([tabindex="-1"])'),
  }),
  command({ ...board, id: 'views', label: 'act.views', keys: ['V'], run: () => openPanel('views') }),
]
