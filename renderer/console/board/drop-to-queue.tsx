// While an assigned ticket is dragged, the board offers a place to drop it back into the queue, away from the ticket's row.
import { useTranslation } from 'react-i18next'
import { unassign } from '../acts/assign.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { startedLow } from '../drag/ticket-drag.ts'
import { useDropTarget } from '../drag/use-drop-target.ts'
import css from './drops.module.css'

export function DropToQueue() {
  const { t } = useTranslation()
  const dragged = useSession((s) => s.dragged)
  const ticket = useEntity('ticket', dragged?.ticketId)
  const [over, handlers] = useDropTarget(({ ticketId }) => void unassign(ticketId))
  if (!ticket || ticket.openVisitId === null) return null
  return (
    <div
      className={css['dropToQueue']}
      data-over={over}
      data-upper={startedLow()}
      data-testid="drop-to-queue"
      {...handlers}
    >
      {t('board.dropToQueue')}
    </div>
  )
}
