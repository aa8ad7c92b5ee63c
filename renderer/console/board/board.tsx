// The ticket board: tabs, filter, columns, and the tickets as rows of one height, of which only those in view exist. Rows
// are dragged from here; the arrow keys walk through them.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { boardTabSchema } from '../../../shared/ipc/board-look.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { entities } from '../data/entity-store.ts'
import { selectTicket, useUi } from '../data/ui-state.ts'
import { useCommandState } from '../commands/command-state.ts'
import { useSession } from '../data/session.ts'
import { NewTicketButton } from '../intake/new-ticket-button.tsx'
import { DropToQueue } from './drop-to-queue.tsx'
import { BoardHeader } from './board-header.tsx'
import { boardKeys } from './board-keys.ts'
import { BoardRow } from './board-row.tsx'
import { boardRows } from './board-rows.ts'
import { useBoard } from './board-state.ts'
import { ColumnsPanel } from './columns-panel.tsx'
import { rowWidth } from './columns.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { GroupRow } from './group-row.tsx'
import { beginRange } from './mark-rows.ts'
import { pointAt, usePointedRow } from './pointed-row.ts'
import { RowActs } from './row-acts.tsx'
import { TextFilter } from './text-filter.tsx'
import { useViewKeys } from './view-keys.ts'
import { ViewsPanel } from './views-panel.tsx'
import { WaitingNotice } from './waiting-notice.tsx'
import holder from '../../ui/list-or-words.module.css'
import css from './board.module.css'

const rowHeight = 34
const estimateSize = () => rowHeight

function select(id: TicketId): void {
  beginRange(id)
  useBoard.setState({ cursorGroup: null })
  selectTicket(id)
}

export function Board() {
  const { t } = useTranslation()
  useViewKeys()
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const dragging = useSession((s) => s.dragged !== null || s.draggedTechnician !== null)
  const { view, waiting } = useSyncExternalStore(boardRows.listen, boardRows.get)
  const menu = useCommandState((s) => s.menu !== null)
  const assigning = useUi((s) => s.assigning !== null)
  const reading = useSession((s) => s.reading)
  // What is still being read was there before the operator was; no drag begins meanwhile.
  const held = reading === null && (pointed || focused || dragging || menu || assigning)
  useEffect(() => boardRows.hold(held), [held])
  // A drag ends wherever the pointer is by then: it is over the list only if it moves there.
  useEffect(() => {
    setPointed(false)
    usePointedRow.setState({ ticketId: null })
  }, [dragging])
  const ticketId = useUi((s) => s.ticketId)
  const tab = useUi((s) => s.tab)
  const { columns, group } = useBoard((s) => s.look)
  const cursorGroup = useBoard((s) => s.cursorGroup)
  const panel = useBoard((s) => s.panel)
  const chips = useBoard((s) => s.chips)
  const typed = useUi((s) => s.query.trim() !== '')
  const narrowed = Object.keys(chips).length > 0
  const header = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: view.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    overscan: 5,
  })

  // What is selected comes into view when it is selected, and not again when the list moves.
  const show = useEffectEvent((id: string | null, groupKey: string | null) => {
    const at = groupKey !== null ? view.headerOf(groupKey) : id === null ? -1 : boardRows.indexOf(id)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  })
  useEffect(() => show(ticketId, cursorGroup), [ticketId, cursorGroup])

  const active = cursorGroup !== null ? `group-${cursorGroup}` : ticketId ? `row-${ticketId}` : undefined
  return (
    <section className={css['board']} aria-label={t('board.title')} data-pane="board">
      <div className={css['head']}>
        <div role="tablist" className={css['tabs']}>
          {boardTabSchema.options.map((name) => (
            <button
              key={name}
              role="tab"
              aria-selected={tab === name}
              onClick={() => useUi.setState({ tab: name })}
              data-testid={`tab-${name}`}
            >
              {t(`board.tab.${name}`)}
            </button>
          ))}
        </div>
        <TextFilter />
        <span className={css['count']} data-testid="board-count">
          {reading ? <ReadSoFar of={reading.tickets} /> : t('board.count', { count: view.tickets })}
        </span>
        <NewTicketButton />
      </div>
      <FilterBar />
      {panel === 'filter' && <FilterPanel />}
      {panel === 'columns' && <ColumnsPanel />}
      {panel === 'views' && <ViewsPanel />}
      <BoardHeader holder={header} />
      <div
        className={`${holder['holder']} ${css['list']}`}
        onPointerMove={() => setPointed(true)}
        onPointerOver={(event) => pointAt(event.target)}
        onPointerLeave={() => {
          setPointed(false)
          pointAt(null)
        }}
      >
        <div
          ref={scroller}
          className={css['rows']}
          role="listbox"
          tabIndex={0}
          aria-label={t(`board.tab.${tab}`)}
          aria-busy={reading !== null}
          aria-activedescendant={active}
          data-testid="board-rows"
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={boardKeys}
          onScroll={(event) => header.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
        >
          <div style={{ height: virtual.getTotalSize(), minWidth: rowWidth(columns), position: 'relative' }}>
            {virtual.getVirtualItems().map((item) => {
              const row = view.row(item.index)
              if (!row) return null
              return (
                <div
                  key={row.kind === 'ticket' ? row.id : `#${row.group.key}`}
                  className={css['slot']}
                  style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
                >
                  {row.kind === 'ticket' ? (
                    <BoardRow
                      id={row.id}
                      columns={columns}
                      selected={row.id === ticketId && cursorGroup === null}
                      onSelect={select}
                    />
                  ) : (
                    <GroupRow group={group} groupKey={row.group.key} open={row.open} />
                  )}
                </div>
              )
            })}
          </div>
        </div>
        <RowActs scroller={scroller} rowHeight={rowHeight} />
        {view.length === 0 && (
          <p className={holder['words']} data-testid="board-empty">
            {t(
              reading
                ? 'reading.copy'
                : typed
                  ? 'board.nothingHere'
                  : narrowed
                    ? 'board.nothingFound'
                    : `board.empty.${tab}`,
            )}
          </p>
        )}
      </div>
      {waiting > 0 && <WaitingNotice count={waiting} />}
      <DropToQueue />
    </section>
  )
}

/** Drawn anew with the board. */
function ReadSoFar({ of }: { of: number | null }) {
  const { t } = useTranslation()
  return of === null ? t('reading.copy') : t('reading.tickets', { read: entities.size('ticket'), of })
}
