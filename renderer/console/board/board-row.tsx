// One row: hears of its own ticket only, is dragged by any part of it, and is drawn unconfirmed while it is a guess.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownColumn } from '../../../shared/ipc/board-look.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { assign } from '../acts/assign.ts'
import { openMenu } from '../commands/open-menu.ts'
import { toggleMark } from '../data/marked-tickets.ts'
import { useSession } from '../data/session.ts'
import { cannotTake } from '../data/technician-fits.ts'
import { useUi } from '../data/ui-state.ts'
import { useShown } from '../data/use-entities.ts'
import { endDrag, startDrag } from '../drag/ticket-drag.ts'
import { technicianCargo } from '../drag/technician-drag.ts'
import { useDrop } from '../drag/use-drop.ts'
import { RowChip } from '../presence/row-chip.tsx'
import { cells, columnStyle } from './columns.tsx'
import { beginRange, markTo } from './mark-rows.ts'
import { countRow } from './row-count.ts'
import { TechnicianHere } from './technician-here.tsx'
import css from './board-row.module.css'

export const BoardRow = memo(function BoardRow(props: {
  id: TicketId
  columns: readonly ShownColumn[]
  selected: boolean
  onSelect: (id: TicketId) => void
}) {
  const { id, columns, selected, onSelect } = props
  const { t } = useTranslation()
  const shown = useShown('ticket', id)
  const marked = useUi((s) => s.marked.has(id))
  const unfit = useSession((s) => cannotTake(s.draggedTechnician, id))
  const [over, handlers] = useDrop(
    technicianCargo,
    (technicianId) => void assign({ ticketId: id, technicianId, before: null }),
    () => {
      if (useUi.getState().aimedTicket !== id) useUi.setState({ aimedTicket: id })
      return true
    },
    () => useUi.getState().aimedTicket === id && useUi.setState({ aimedTicket: null }),
  )
  countRow()
  // It was put away while the rows are held still.
  if (!shown) return <div className={css['gone']}>{t('detail.gone')}</div>
  return (
    <div
      id={`row-${id}`}
      className={css['row']}
      role="option"
      aria-selected={selected}
      draggable
      data-testid="ticket-row"
      data-ticket={id}
      data-number={shown.value.number ?? ''}
      data-guess={shown.guess}
      data-marked={marked}
      data-over={over}
      data-unfit={unfit}
      onClick={(event) => {
        if (event.shiftKey) return markTo(id)
        if (!event.ctrlKey && !event.metaKey) return onSelect(id)
        toggleMark(id)
        beginRange(id)
      }}
      onContextMenu={(event) => openMenu({ kind: 'ticket', id }, 'board', { x: event.clientX, y: event.clientY })}
      onDragStart={(event) => startDrag(event, id)}
      onDragEnd={endDrag}
      {...handlers}
    >
      {columns.map((column) => {
        const Cell = cells[column.id]
        return (
          <span key={column.id} className={css['cell']} style={columnStyle(column)}>
            <Cell ticket={shown.value} guess={shown.guess} />
          </span>
        )
      })}
      <RowChip ticketId={id} />
      {over && <TechnicianHere ticket={shown.value} />}
    </div>
  )
})
