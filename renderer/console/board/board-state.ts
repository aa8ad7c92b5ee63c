// How the board of this window is set, and what of it the console keeps for whoever works here: columns, order, groups and
// saved views. What is typed and which tab is open are the window's own (`ui-state.ts`).
import { create } from 'zustand'
import type {
  BoardLook,
  BoardSettings,
  Chips,
  ColumnId,
  Facet,
  Grouping,
  SavedView,
} from '../../../shared/ipc/board-look.ts'
import { groupings, narrowest, viewPlaces, widest } from '../../../shared/ipc/board-look.ts'
import { bridge } from '../data/bridge.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { columnWidths, firstColumns } from './column-widths.ts'

export type BoardPanel = 'filter' | 'columns' | 'views'

export interface BoardState {
  look: BoardLook
  views: readonly (SavedView | null)[]
  chips: Chips
  /** groups that are closed */
  closed: ReadonlySet<string>
  /** the group on whose header the keys stand; null: they stand on the selected ticket */
  cursorGroup: string | null
  panel: BoardPanel | null
}

export const firstLook: BoardLook = {
  columns: firstColumns.map((id) => ({ id, width: columnWidths[id] })),
  sort: { by: 'dueAt', down: false },
  group: 'none',
}
const noViews = Array<null>(viewPlaces).fill(null)

export const useBoard = create<BoardState>(() => ({
  look: firstLook,
  views: noViews,
  chips: {},
  closed: new Set(),
  cursorGroup: null,
  panel: null,
}))

const set = useBoard.setState
const get = useBoard.getState

function setLook(part: Partial<BoardLook>): void {
  set({ look: { ...get().look, ...part } })
}

/** A column sorts upwards, then downwards. */
export function sortBy(by: ColumnId): void {
  const { sort } = get().look
  setLook({ sort: { by, down: sort.by === by && !sort.down } })
}

export function setGroup(group: Grouping): void {
  setLook({ group })
  set({ closed: new Set(), cursorGroup: null })
}

export function nextGrouping(): void {
  const at = groupings.indexOf(get().look.group)
  setGroup(groupings[(at + 1) % groupings.length]!)
}

export function toggleGroup(key: string, open = get().closed.has(key)): void {
  const closed = new Set(get().closed)
  if (open) closed.delete(key)
  else closed.add(key)
  set({ closed })
}

export function toggleColumn(id: ColumnId): void {
  const { columns } = get().look
  const others = columns.filter((column) => column.id !== id)
  if (others.length === columns.length) setLook({ columns: [...columns, { id, width: columnWidths[id] }] })
  else if (others.length > 0) setLook({ columns: others })
}

export function resizeColumn(id: ColumnId, width: number): void {
  const within = Math.round(Math.min(widest, Math.max(narrowest, width)))
  setLook({ columns: get().look.columns.map((column) => (column.id === id ? { id, width: within } : column)) })
}

/** Puts the column where another one is, which makes room. */
export function moveColumn(id: ColumnId, to: number): void {
  const { columns } = get().look
  const moved = columns.find((column) => column.id === id)
  if (!moved) return
  const others = columns.filter((column) => column !== moved)
  others.splice(Math.min(others.length, Math.max(0, to)), 0, moved)
  setLook({ columns: others })
}

export function firstColumnsAgain(): void {
  setLook({ columns: firstLook.columns })
}

export function toggleChip(facet: Facet, value: string): void {
  const values = get().chips[facet] ?? []
  setChip(facet, values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
}

export function setChip(facet: Facet, values: string[]): void {
  const { [facet]: _, ...others } = get().chips
  set({ chips: values.length === 0 ? others : { ...others, [facet]: values } })
}

export function clearFilter(): void {
  set({ chips: {} })
  useUi.setState({ query: '' })
}

export function openPanel(panel: BoardPanel | null): void {
  set({ panel: get().panel === panel ? null : panel })
}

/** @returns the view, now shown; null: nothing is kept there */
export function recallView(place: number): SavedView | null {
  const view = get().views[place] ?? null
  if (!view) return null
  const { columns, sort, group, chips, tab, text } = view
  useUi.setState({ tab, query: text })
  set({ look: { columns, sort, group }, chips, closed: new Set(), cursorGroup: null })
  return view
}

export function saveView(place: number, name: string): void {
  const { look, chips, views } = get()
  const { tab, query } = useUi.getState()
  const view: SavedView = { name: name.slice(0, 40), tab, text: query.slice(0, 200), chips, ...look }
  set({ views: views.with(place, view) })
}

export function renameView(place: number, name: string): void {
  const { views } = get()
  const view = views[place]
  if (view && name.trim() !== '') set({ views: views.with(place, { ...view, name: name.trim().slice(0, 40) }) })
}

export function forgetView(place: number): void {
  set({ views: get().views.with(place, null) })
}

/** Changes that come close together are kept together, ms. */
const keepAfter = 250

/** Sets the board as whoever works here has left it, and keeps from then on what is changed. */
export function keepBoard(): void {
  let kept: Pick<BoardState, 'look' | 'views'> = get()
  let timer: number | undefined
  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    const { look, views } = get()
    if (look === kept.look && views === kept.views) return
    kept = { look, views }
    const { actor, boards } = useSession.getState()
    const settings: BoardSettings = { look, views: [...views] }
    useSession.setState({ boards: { ...boards, [actor.id]: settings } })
    void bridge.call('keepBoard', { actorId: actor.id, settings })
  }
  const take = () => {
    const { actor, boards } = useSession.getState()
    const { look, views } = boards[actor.id] ?? { look: firstLook, views: noViews }
    kept = { look, views }
    set({ look, views, chips: {}, closed: new Set(), cursorGroup: null, panel: null })
  }
  take()
  useBoard.subscribe(() => (timer ??= window.setTimeout(keep, keepAfter)))
  window.addEventListener('pagehide', keep)
  let actorId = useSession.getState().actor.id
  useSession.subscribe(({ actor }) => {
    if (actor.id === actorId) return
    actorId = actor.id
    take()
  })
}
