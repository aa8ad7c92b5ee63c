// A technician's open visits in order: drag one before another, or move it with Alt+Up and Alt+Down.
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TechnicianId, VisitId } from '../../../shared/model/ids.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { timeLeft } from '../../ui/times.ts'
import { assign, reroute } from '../acts/assign.ts'
import { customerName, ticketLabel } from '../data/names.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { clockStanding } from '../data/clock-standing.ts'
import { useSession } from '../data/session.ts'
import { ticketLight } from '../data/ticket-light.ts'
import { selectTicket } from '../data/ui-state.ts'
import { useEntity, useShown } from '../data/use-entities.ts'
import { endDrag, startDrag } from '../drag/ticket-drag.ts'
import { useDropTarget } from '../drag/use-drop-target.ts'
import { isComposing } from '../keys/composing.ts'
import css from './detail.module.css'

export function RouteList({ technicianId }: { technicianId: TechnicianId }) {
  const { t } = useTranslation()
  const shown = useShown('route', technicianId)
  const [chosen, setChosen] = useState<VisitId | null>(null)
  const visitIds = shown?.value.visitIds ?? []
  const news = shown && !shown.guess ? shown.value : undefined
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = chosen === null ? -1 : visitIds.indexOf(chosen)
    const to = Math.max(0, Math.min(visitIds.length - 1, at + step))
    if (!event.altKey) return setChosen(visitIds[to] ?? null)
    if (chosen === null || at === to) return
    const rest = visitIds.filter((id) => id !== chosen)
    void reroute(technicianId, [...rest.slice(0, to), chosen, ...rest.slice(to)])
  }
  return (
    <div className={css['route']}>
      <h3>
        {t('route.title', { count: visitIds.length })}{' '}
        <small>
          {shown?.guess
            ? t('progress.unconfirmed')
            : news && news.revision > 0
              ? t(
                  news.deliveredRevision >= news.revision
                    ? 'route.delivered'
                    : news.sentRevision >= news.revision
                      ? 'route.sent'
                      : 'route.waiting',
                )
              : ''}
        </small>
      </h3>
      <ol tabIndex={0} role="listbox" aria-label={t('route.keys')} onKeyDown={keys} data-testid="route-list">
        {visitIds.map((visitId, i) => (
          <RouteStop
            key={visitId}
            visitId={visitId}
            technicianId={technicianId}
            order={i + 1}
            chosen={visitId === chosen}
            onChoose={() => setChosen(visitId)}
          />
        ))}
        <RouteEnd technicianId={technicianId} empty={visitIds.length === 0} />
      </ol>
      {visitIds.length > 1 && <p className={css['hint']}>{t('route.keys')}</p>}
    </div>
  )
}

function RouteStop(props: {
  visitId: VisitId
  technicianId: TechnicianId
  order: number
  chosen: boolean
  onChoose: () => void
}) {
  const { visitId, technicianId, order, chosen, onChoose } = props
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const visit = useEntity('visit', visitId)
  const ticket = useEntity('ticket', visit?.ticketId)
  const [over, handlers] = useDropTarget(
    ({ ticketId, also }) => void assign({ ticketId, also, technicianId, before: visitId }),
  )
  if (!visit || !ticket) return null
  const { light, dashed, worst } = ticketLight(ticket, now, phase)
  return (
    <li
      role="option"
      aria-selected={chosen}
      data-over={over}
      draggable
      data-testid="route-stop"
      data-visit={visitId}
      onDragStart={(event) => startDrag(event, ticket.id)}
      onDragEnd={endDrag}
      onClick={onChoose}
      onDoubleClick={() => selectTicket(ticket.id)}
      {...handlers}
    >
      <span className={css['order']}>{order}</span>
      <LightSymbol light={light} dashed={dashed} />
      <b>{ticketLabel(ticket.number)}</b>
      <span className={css['grow']}>{customerName(ticket, language)}</span>
      <span>{worst ? timeLeft(clockStanding(ticket, worst.name, now).left, language) : ''}</span>
      <small>{t(`visitState.${visit.state}`)}</small>
    </li>
  )
}

/** The place behind the last visit. */
function RouteEnd({ technicianId, empty }: { technicianId: TechnicianId; empty: boolean }) {
  const { t } = useTranslation()
  const [over, handlers] = useDropTarget(
    ({ ticketId, also }) => void assign({ ticketId, also, technicianId, before: null }),
  )
  return (
    <li className={css['routeEnd']} data-over={over} aria-hidden {...handlers}>
      {empty ? t('route.empty') : ''}
    </li>
  )
}
