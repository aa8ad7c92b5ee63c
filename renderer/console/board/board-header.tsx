// The names of the columns: a click sorts, a drag of the name moves the column, a drag of its right edge sizes it. By keys:
// ← and → walk, Enter sorts, Ctrl with them moves, Shift with them sizes, Delete takes the column away.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnId, ShownColumn } from '../../../shared/ipc/board-look.ts'
import { isComposing } from '../keys/composing.ts'
import { formAct } from '../keys/form-keys.ts'
import { focusRows } from './board-focus.ts'
import { moveColumn, resizeColumn, sortBy, toggleColumn, useBoard } from './board-state.ts'
import { columnStyle, rowWidth } from './columns.tsx'
import css from './board-header.module.css'

/** So far the pointer may move in a click, px. */
const clickSlack = 5
const sizeStep = 8

export function BoardHeader({ holder }: { holder: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation()
  const { columns, sort } = useBoard((s) => s.look)
  const [at, setAt] = useState<ColumnId>(columns[0]!.id)
  const current = columns.some(({ id }) => id === at) ? at : columns[0]!.id
  /** where the column that is being dragged would come to stand */
  const [to, setTo] = useState<number | null>(null)
  const moving = useRef<{ id: ColumnId; x: number; moved: boolean } | null>(null)

  const focus = (id: ColumnId | undefined) => {
    if (id === undefined) return
    setAt(id)
    // The buttons change places with their columns.
    requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>(`[data-column=${id}]`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent, column: ShownColumn) => {
    if (isComposing(event.nativeEvent)) return
    const place = columns.indexOf(column)
    const step = event.key === 'ArrowLeft' ? -1 : 1
    const act = formAct('heads', event)
    if (act === 'move') {
      moveColumn(column.id, place + step)
      focus(column.id)
    } else if (act === 'size') resizeColumn(column.id, column.width + step * sizeStep)
    else if (act === 'walk') focus(columns[place + step]?.id)
    else if (act === 'takeAway') {
      toggleColumn(column.id)
      focus((columns[place + 1] ?? columns[place - 1])?.id)
    } else if (act === 'back') focusRows()
    // Sorting is what the button does.
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onMove = (event: PointerEvent) => {
    const drag = moving.current
    if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < clickSlack)) return
    drag.moved = true
    const names = [...(holder.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const over = names.findIndex((name) => event.clientX < name.getBoundingClientRect().right)
    setTo(over < 0 ? names.length - 1 : over)
  }
  const drop = () => {
    const drag = moving.current
    if (drag?.moved && to !== null) moveColumn(drag.id, to)
    setTo(null)
  }

  return (
    <div ref={holder} className={css['columns']} role="toolbar" aria-label={t('board.columns')}>
      <div className={css['columnRow']} style={{ minWidth: rowWidth(columns) }}>
        {columns.map((column, place) => {
          const name = t(`board.column.${column.id}`)
          const short = t(`board.columnShort.${column.id}`, name)
          const sorted = sort.by === column.id
          const order = sorted ? t(sort.down ? 'board.sortedDown' : 'board.sortedUp') : ''
          return (
            <span key={column.id} className={css['columnName']} style={columnStyle(column)} data-drop={to === place}>
              <button
                data-column={column.id}
                data-sorted={sorted ? (sort.down ? 'down' : 'up') : undefined}
                tabIndex={column.id === current ? undefined : -1}
                aria-label={[...new Set([short, name, order])].filter(Boolean).join(', ')}
                title={`${name} · ${t('board.columnHint')}`}
                onFocus={() => setAt(column.id)}
                onKeyDown={(event) => onKeyDown(event, column)}
                onClick={() => {
                  const drag = moving.current
                  moving.current = null
                  if (!drag?.moved) sortBy(column.id)
                }}
                onPointerDown={(event) => {
                  if (event.button !== 0) return
                  moving.current = { id: column.id, x: event.clientX, moved: false }
                  event.currentTarget.setPointerCapture(event.pointerId)
                }}
                onPointerMove={onMove}
                onPointerUp={drop}
                onPointerCancel={() => {
                  moving.current = null
                  setTo(null)
                }}
              >
                <span>{short}</span>
                {sorted && (sort.down ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
              </button>
              <Edge column={column} />
            </span>
          )
        })}
      </div>
    </div>
  )
}

function Edge({ column }: { column: ShownColumn }) {
  const from = useRef<{ x: number; width: number } | null>(null)
  return (
    <i
      className={css['edge']}
      data-testid={`edge-${column.id}`}
      onPointerDown={(event) => {
        // What is drawn may be wider than what is set: the drag goes on from what is seen.
        const width = event.currentTarget.parentElement!.getBoundingClientRect().width
        from.current = { x: event.clientX, width }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (from.current) resizeColumn(column.id, from.current.width + event.clientX - from.current.x)
      }}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    />
  )
}
