// What a drop here would do: who, how far, how full before and after; or why the technician cannot take it.
import { useTranslation } from 'react-i18next'
import { distanceMetres } from '../../../shared/geo/distance.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { loadOf } from '../data/candidates.ts'
import { technicianName } from '../data/names.ts'
import { isUsable, positions } from '../data/positions.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import { wayNumbers } from './way-numbers.ts'
import { useLeg } from './ways.ts'
import css from './map.module.css'

export function DropLabel(props: { ticketId: string; also: number; technicianId: string; x: number; y: number }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const ticket = useEntity('ticket', props.ticketId)
  const technician = useEntity('technician', props.technicianId)
  const fix = technician && positions.of(technician.index)
  const leg = useLeg(props.technicianId, fix ?? null, ticket?.site.place ?? null)
  if (!ticket || !technician) return null
  // From where somebody was long ago nobody can say how long the way is.
  const unsure = !leg || leg.estimate || !fix || !isUsable(relayNow() - fix.at)
  const load = loadOf(technician.id)
  const unfit = whyUnfit(ticket, technician, relayNow())
  return (
    <>
      {/* Not drawn with the symbols: they are thousands, and this follows the pointer. */}
      <div className={css['target']} style={{ left: props.x, top: props.y }} />
      <div className={css['dropLabel']} style={{ left: props.x, top: props.y }} data-testid="drop-label">
        <b>{technicianName(technician, language)}</b>
        {leg ? (
          <span data-way={unsure ? 'estimate' : 'road'}>
            {t(unsure ? 'map.estimated' : 'map.byRoad', wayNumbers(leg))}
          </span>
        ) : (
          fix && <span>{t('map.straight', { km: (distanceMetres(fix, ticket.site.place) / 1000).toFixed(1) })}</span>
        )}
        <span>
          {load}/{technician.capacity} → {load + 1 + props.also}/{technician.capacity}
        </span>
        {unfit && <UnfitWords unfit={unfit} />}
      </div>
    </>
  )
}
