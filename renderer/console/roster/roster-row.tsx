// One technician of the roster: a place to drop a ticket on, and dragged to a ticket of the board.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Instant, TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import type { RankedCandidate } from '../../../shared/ranking/held-order.ts'
import { age } from '../../ui/times.ts'
import { comingTime, ownZone } from '../../ui/zone-times.ts'
import { assign } from '../acts/assign.ts'
import { openMenu } from '../commands/open-menu.ts'
import { technicianName } from '../data/names.ts'
import { freshness, positions } from '../data/positions.ts'
import { useRelayNowFor } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { loadAfter } from '../data/technician-fits.ts'
import { technicianState } from '../data/technician-state.ts'
import { selectTechnician, useUi } from '../data/ui-state.ts'
import { useEntity, useShown } from '../data/use-entities.ts'
import { endTechnicianDrag, startTechnicianDrag } from '../drag/technician-drag.ts'
import { useDropTarget } from '../drag/use-drop-target.ts'
import { DriveWords } from './drive-words.tsx'
import { LoadMark } from './load-mark.tsx'
import { RosterFacts } from './roster-facts.tsx'
import { StateMark } from './state-mark.tsx'
import { UnfitWords } from './unfit-words.tsx'
import css from './roster.module.css'

export const RosterRow = memo(function RosterRow(props: {
  technicianId: TechnicianId
  /** a ticket is being dragged or assigned: how well they fit */
  candidate: RankedCandidate | null
  /** the ticket would go to them */
  aimed: boolean
  /** the tickets that are dragged or assigned; the same list while they are */
  hand: readonly TicketId[]
  selected: boolean
}) {
  const { technicianId, candidate, aimed, hand, selected } = props
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', technicianId)
  const route = useShown('route', technicianId)
  // The visits on the route move the state, and the position ages: both are looked at every second.
  const now = useRelayNowFor((at) => (technician ? drawnOf(technician, at, language) : ''))
  const aim = (on: boolean) => {
    const was = useUi.getState().aimed
    if (on ? was !== technicianId : was === technicianId) useUi.setState({ aimed: on ? technicianId : null })
    return true
  }
  const [over, handlers] = useDropTarget(
    ({ ticketId, also }) => void assign({ ticketId, also, technicianId, before: null }),
    () => aim(true),
    () => aim(false),
  )
  if (!technician) return null
  const load = route?.value.visitIds.length ?? 0
  const state = technicianState(technician, now)
  const { fresh, ageWords } = contactOf(technician, now)
  const click = () => {
    const { assigning } = useUi.getState()
    if (assigning) void assign({ ticketId: assigning, technicianId, before: null })
    else selectTechnician(technicianId)
  }
  return (
    <div
      className={css['row']}
      role="option"
      aria-selected={selected}
      data-over={over}
      data-aimed={aimed}
      data-unfit={candidate?.unfit != null}
      data-testid="roster-row"
      data-technician={technicianId}
      onClick={click}
      onContextMenu={(event) =>
        openMenu({ kind: 'technician', id: technicianId }, 'roster', { x: event.clientX, y: event.clientY })
      }
      // Rows that move under a pointer at rest are not pointed at.
      onPointerMove={(event) => candidate && (event.movementX !== 0 || event.movementY !== 0) && aim(true)}
      onPointerLeave={() => aim(false)}
      draggable
      onDragStart={(event) => startTechnicianDrag(event, technicianId)}
      onDragEnd={endTechnicianDrag}
      {...handlers}
    >
      <span className={css['rank']}>{candidate?.rank != null && candidate.rank <= 9 && candidate.rank}</span>
      <StateMark state={state} fresh={fresh} />
      <span className={css['name']}>
        {technicianName(technician, language)} <small>{technician.id}</small>
      </span>
      {candidate?.unfit ? (
        <UnfitWords unfit={candidate.unfit} />
      ) : (
        <span className={css['what']}>
          {candidate ? <DriveWords drive={candidate.drive} mayShorten /> : t(`technicianState.${state}`)}
        </span>
      )}
      <RosterFacts technician={technician} now={now} />
      <LoadMark
        load={load}
        after={candidate && loadAfter(technicianId, hand)}
        capacity={technician.capacity}
        guess={route?.guess}
      />
      <span className={css['age']} data-fresh={fresh} title={t(`freshness.${fresh}`)}>
        {fresh === 'no-contact' && state !== 'off-shift'
          ? t('freshness.short')
          : ageWords && t(`age.${ageWords.unit}`, { count: ageWords.count })}
      </span>
    </div>
  )
})

function contactOf({ index }: Technician, now: Instant) {
  const ageMs = positions.ageOf(index, now)
  return {
    fresh: ageMs === undefined ? ('no-contact' as const) : freshness(ageMs),
    ageWords: ageMs === undefined ? null : age(ageMs),
  }
}

/** Everything that the row draws of the time. */
function drawnOf(technician: Technician, now: Instant, language: Language): string {
  const { fresh, ageWords } = contactOf(technician, now)
  const { shift } = technician
  const until = shift && now < shift.to ? comingTime(shift.to, now, ownZone, language) : ''
  const state = technicianState(technician, now)
  const contact = fresh === 'no-contact' && state !== 'off-shift' ? '' : `${ageWords?.count} ${ageWords?.unit}`
  return `${state} ${fresh} ${contact} ${until}`
}
