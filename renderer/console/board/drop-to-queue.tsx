// While an assigned ticket is dragged, alone or with others, the board offers a place to drop them back into the queue,
// away from the ticket's row.
import { useTranslation } from 'react-i18next'
import { unassign } from '../acts/assign.ts'
import { wantInQueue } from '../acts/marked.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { startedLow } from '../drag/ticket-drag.ts'
import { useDropTarget } from '../drag/use-drop-target.ts'
import css from './drops.module.css'

export function DropToQueue() {
  const { t } = useTranslation()
  const dragged = useSession((s) => s.dragged)
  const ticket = useEntity('ticket', dragged?.ticketId)
  const [over, handlers] = useDropTarget(
    ({ ticketId, also }) => void (also.length > 0 ? wantInQueue([ticketId, ...also]) : unassign(ticketId)),
  )
  if (!dragged || !ticket) return null
  const all = [dragged.ticketId, ...dragged.also]
  if (!all.some((id) => entities.value('ticket', id)?.openVisitId)) return null
  return (
    <div
      className={css['dropToQueue']}
      data-over={over}
      data-upper={startedLow()}
      data-testid="drop-to-queue"
      {...handlers}
    >
      {all.length > 1 ? t('board.dropAllToQueue', { count: all.length }) : t('board.dropToQueue')}
    </div>
  )
}
