// What a drop of a technician here would do: which ticket they would get, how far it is, how full they are before and after;
// or why they cannot take it.
import { useTranslation } from 'react-i18next'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { AlsoMoving } from '../presence/also-moving.tsx'
import { loadOf, useDrive } from '../data/candidates.ts'
import { inHand } from '../data/in-hand.ts'
import { markedWith } from '../data/marked-tickets.ts'
import { customerName, technicianName, ticketLabel } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { has, loadAfter } from '../data/technician-fits.ts'
import { ticketLight } from '../data/ticket-light.ts'
import { useEntity } from '../data/use-entities.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import { AimFrame, told } from './aim-frame.tsx'
import { DriveHere } from './drive-here.tsx'
import type { Aim } from './use-map-drop.ts'
import css from './map.module.css'

export function TechnicianLabel({ technicianId, aim }: { technicianId: TechnicianId; aim: Aim }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', technicianId)
  if (!technician) return null
  const name = technicianName(technician, language)
  return (
    <AimFrame
      aim={aim}
      asks={t('map.asksTickets', { count: aim.points.length, name })}
      more="andMoreTickets"
      below
      above={<AlsoMoving />}
    >
      {told(aim).map(({ id, digit }) => (
        <TicketLine key={id} technician={technician} ticketId={id} digit={digit} />
      ))}
    </AimFrame>
  )
}

function TicketLine(props: { technician: Technician; ticketId: TicketId; digit: number | null }) {
  const { technician, ticketId, digit } = props
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const ticket = useEntity('ticket', ticketId)
  const drive = useDrive(ticket, technician, digit === null)
  if (!ticket) return null
  const now = relayNow()
  const { light, dashed } = ticketLight(ticket, now, phase)
  const unfit = whyUnfit(ticket, technician, now)
  const also = markedWith(ticketId).length
  const way = <DriveHere drive={drive} technician={technician} ticket={ticket} />
  const mark = <LightSymbol light={light} dashed={dashed} />
  const notes = (
    <>
      {also > 0 && <span>{t('drop.andMarked', { count: also })}</span>}
      {has(technician.id, ticketId) && <span>{t(also > 0 ? 'why.hasIt' : 'drop.hasIt')}</span>}
      {unfit && <UnfitWords unfit={unfit} />}
    </>
  )
  if (digit !== null)
    return (
      <div className={css['dropLine']}>
        <kbd>{digit}</kbd>
        {mark}
        <b>{ticketLabel(ticket.number)}</b>
        <span className={css['customer']}>{customerName(ticket, language)}</span>
        {way}
        {notes}
      </div>
    )
  return (
    <>
      <div className={css['dropLine']}>
        {mark}
        <b>{ticketLabel(ticket.number)}</b>
        <b>→ {technicianName(technician, language)}</b>
        <span>
          {loadOf(technician.id)}/{technician.capacity} → {loadAfter(technician.id, inHand(null, ticketId))}/
          {technician.capacity}
        </span>
      </div>
      <div className={css['dropLine']}>
        {way}
        {notes}
      </div>
    </>
  )
}
