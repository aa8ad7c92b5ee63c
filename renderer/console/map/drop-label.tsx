// What a drop here would do: who, how far, how full before and after; or why the technician cannot take it.
import { useTranslation } from 'react-i18next'
import { estimatedDrive } from '../../../shared/routing/way.ts'
import { useCandidate } from '../data/candidates.ts'
import { technicianName } from '../data/names.ts'
import { positions } from '../data/positions.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { DriveWords } from '../roster/drive-words.tsx'
import { UnfitWords } from '../roster/unfit-words.tsx'
import css from './map.module.css'

export function DropLabel(props: { ticketId: string; also: number; technicianId: string; x: number; y: number }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const ticket = useEntity('ticket', props.ticketId)
  const technician = useEntity('technician', props.technicianId)
  const candidate = useCandidate(props.technicianId)
  if (!ticket || !technician || !candidate) return null
  const { drive, load, unfit } = candidate
  // From where somebody was long ago the way is no more than an estimate.
  const old = drive ? undefined : positions.of(technician.index)
  return (
    <>
      {/* Not drawn with the symbols: they are thousands, and this follows the pointer. */}
      <div className={css['target']} style={{ left: props.x, top: props.y }} />
      <div className={css['dropLabel']} style={{ left: props.x, top: props.y }} data-testid="drop-label">
        <b>{technicianName(technician, language)}</b>
        <DriveWords drive={old ? estimatedDrive(old, ticket.site.place) : drive} />
        {old && <span>{t('freshness.old')}</span>}
        <span>
          {load}/{technician.capacity} → {load + 1 + props.also}/{technician.capacity}
        </span>
        {unfit && <UnfitWords unfit={unfit} />}
      </div>
    </>
  )
}
