// The ticket board: tabs, a text filter, and the tickets as rows of one height, of which only those in view exist. Rows
// are dragged from here; the arrow keys walk through them.
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandState } from '../commands/command-state.ts'
import { selectTicket, useUi, type BoardTab } from '../data/ui-state.ts'
import { useSession } from '../data/session.ts'
import { useTechnicianDrag } from '../drag/technician-drag.ts'
import { DropToQueue } from './drop-to-queue.tsx'
import { boardKeys } from './board-keys.ts'
import { boardRows } from './board-list.ts'
import { BoardRow } from './board-row.tsx'
import { columns, features, type TableRow } from './columns.tsx'
import { columnWidth } from './column-width.ts'
import css from './board.module.css'

const rowHeight = 34
const tabs: BoardTab[] = ['queue', 'assigned', 'open', 'ended']
const estimateSize = () => rowHeight
const getRowId = (row: TableRow) => row.id

export function Board() {
  const { t } = useTranslation()
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const technicianDragged = useTechnicianDrag((s) => s.technicianId !== null)
  const dragging = useSession((s) => s.dragged !== null) || technicianDragged
  const { items: ids, waiting } = useSyncExternalStore(boardRows.listen, boardRows.get)
  const menu = useCommandState((s) => s.menu !== null)
  const held = pointed || focused || dragging || menu
  useEffect(() => boardRows.hold(held), [held])
  // A drag ends wherever the pointer is by then: it is over the list only if it moves there.
  useEffect(() => setPointed(false), [dragging])
  const ticketId = useUi((s) => s.ticketId)
  const tab = useUi((s) => s.tab)
  const query = useUi((s) => s.query)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    overscan: 5,
  })
  const rows = virtual.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? -1
  const data = useMemo(() => ids.slice(first, last + 1).map((id) => ({ id })), [ids, first, last])
  const table = useTable({ features, columns, data, getRowId }, () => null)
  const visible = table.getVisibleLeafColumns()

  // The selected row comes into view when it is selected, and not again when the list moves.
  const show = useEffectEvent((id: string | null) => {
    const at = id === null ? -1 : ids.indexOf(id)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  })
  useEffect(() => show(ticketId), [ticketId])

  return (
    <section className={css['board']} aria-label={t('board.title')} data-pane="board">
      <div className={css['head']}>
        <div role="tablist" className={css['tabs']}>
          {tabs.map((name) => (
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
        <input
          className={css['filter']}
          type="search"
          placeholder={t('board.filter')}
          aria-label={t('board.filter')}
          value={query}
          onChange={(event) => useUi.setState({ query: event.target.value })}
        />
        <span className={css['count']}>{t('board.count', { count: ids.length })}</span>
      </div>
      <div className={css['columns']} aria-hidden>
        {visible.map((column) => (
          <span key={column.id} style={columnWidth(column)}>
            {t(`board.column.${column.id}`)}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className={css['rows']}
        role="listbox"
        tabIndex={0}
        aria-label={t(`board.tab.${tab}`)}
        aria-activedescendant={ticketId ? `row-${ticketId}` : undefined}
        data-testid="board-rows"
        onPointerMove={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={(event) => boardKeys(event, ids, ticketId)}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {rows.map((item) => {
            const id = ids[item.index]
            return id === undefined ? null : (
              <div
                key={id}
                className={css['slot']}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
              >
                <BoardRow id={id} columns={visible} selected={id === ticketId} onSelect={selectTicket} />
              </div>
            )
          })}
        </div>
        {ids.length === 0 && <p className={css['empty']}>{t(query ? 'board.nothingFound' : `board.empty.${tab}`)}</p>}
      </div>
      {waiting > 0 && (
        <button className={css['waiting']} onClick={boardRows.refresh}>
          {t('board.waiting', { count: waiting })}
        </button>
      )}
      <DropToQueue />
    </section>
  )
}
