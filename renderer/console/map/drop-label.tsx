// What a drop of a ticket here would do: who, how far, how full before and after; or why the technician cannot take it.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { AlsoMoving } from '../presence/also-moving.tsx'
import { useCandidate } from '../data/candidates.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { loadAfter } from '../data/technician-fits.ts'
import { useEntity } from '../data/use-entities.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import { AimFrame, told } from './aim-frame.tsx'
import { DriveHere } from './drive-here.tsx'
import type { Aim } from './use-map-drop.ts'
import css from './map.module.css'

/** @param hand the tickets that are dragged, or that are being assigned; the first leads */
export function DropLabel({ hand, aim }: { hand: readonly TicketId[]; aim: Aim }) {
  const { t } = useTranslation()
  const ticket = useEntity('ticket', hand[0])
  if (!ticket) return null
  return (
    <AimFrame aim={aim} asks={t('map.asks', { count: aim.points.length })} more="andMore" above={<AlsoMoving />}>
      {told(aim).map(({ id, digit }) => (
        <DropLine key={id} ticket={ticket} hand={hand} technicianId={id} digit={digit} />
      ))}
    </AimFrame>
  )
}

const DropLine = memo(function DropLine(props: {
  ticket: Ticket
  hand: readonly TicketId[]
  technicianId: string
  digit: number | null
}) {
  const { ticket, digit } = props
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', props.technicianId)
  const candidate = useCandidate(props.technicianId)
  if (!technician || !candidate) return null
  const { drive, load, unfit } = candidate
  return (
    <div className={css['dropLine']}>
      {digit !== null && <kbd>{digit}</kbd>}
      <b>{technicianName(technician, language)}</b>
      <DriveHere drive={drive} technician={technician} ticket={ticket} />
      <span>
        {load}/{technician.capacity} → {loadAfter(technician.id, props.hand)}/{technician.capacity}
      </span>
      {unfit && <UnfitWords unfit={unfit} />}
    </div>
  )
})
