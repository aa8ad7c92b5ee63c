// The card beside a symbol of the map: what an operator would otherwise have to select it for. It can be pointed at and
// read on, and goes with Esc.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { age, clockTime, duration } from '../../ui/times.ts'
import { siteTime } from '../../ui/zone-times.ts'
import { clockStanding, zoneOf } from '../data/clock-standing.ts'
import { customerName, siteAddress, technicianName, ticketLabel } from '../data/names.ts'
import { pauseWords } from '../data/pause-words.ts'
import { freshness, positions } from '../data/positions.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { technicianState } from '../data/technician-state.ts'
import { ticketLight } from '../data/ticket-light.ts'
import { useEntity, useShown } from '../data/use-entities.ts'
import { StateMark } from '../roster/state-mark.tsx'
import { cardId, useHover, type Hovered, type HoverWatch } from './hover-watch.ts'
import css from './hover-card.module.css'

export function HoverCard({ watch }: { watch: HoverWatch | null }) {
  const hovered = useHover((s) => s.hovered)
  return hovered && watch && <Card key={`${hovered.kind} ${hovered.id}`} hovered={hovered} watch={watch} />
}

function Card({ hovered, watch }: { hovered: Hovered; watch: HoverWatch }) {
  // With the second, as all that is written on it.
  useRelayNow()
  const { kind, id, by } = hovered
  const at = by === 'keys' ? watch.pointOf(kind, id) : hovered.place
  if (!at) return null
  const room = watch.room()
  const left = at.x + 320 > room.width
  const above = at.y + 240 > room.height
  return (
    <div
      id={cardId}
      className={css['card']}
      role="tooltip"
      style={{
        left: at.x,
        top: at.y,
        transform: `translate(${left ? 'calc(-100% - 18px)' : '18px'}, ${above ? 'calc(-100% + 10px)' : '-10px'})`,
      }}
      data-testid="hover-card"
      data-of={id}
    >
      {kind === 'technician' ? <TechnicianCard id={id} /> : <TicketCard id={id} />}
    </div>
  )
}

function TechnicianCard({ id }: { id: string }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', id)
  const route = useShown('route', id)
  if (!technician) return null
  const state = technicianState(technician, now)
  const load = route?.value.visitIds.length ?? 0
  const ageMs = positions.ageOf(technician.index, now)
  const fresh = ageMs === undefined ? 'no-contact' : freshness(ageMs)
  const old = ageMs === undefined ? null : age(ageMs)
  return (
    <>
      <header>
        <StateMark state={state} fresh={fresh} />
        <b>{technicianName(technician, language)}</b> <small>{technician.id}</small>
      </header>
      <dl>
        <dt>{t('fact.state')}</dt>
        <dd>{t(`technicianState.${state}`)}</dd>
        <dt>{t('fact.load')}</dt>
        <dd data-guess={route?.guess}>
          {load}/{technician.capacity}
          {load >= technician.capacity && ` · ${t('fact.full')}`}
        </dd>
        <dt>{t('fact.skills')}</dt>
        <dd>
          {technician.skills
            .map(({ code, level }) => `${t(`skill.${code}`, code)} ${level}`)
            .join(language === 'zh' ? '、' : ', ') || '—'}
        </dd>
        <dt>{t('fact.shiftEnd')}</dt>
        <dd>{technician.shift ? clockTime(technician.shift.to) : '—'}</dd>
        <dt>{t('fact.position')}</dt>
        <dd data-fresh={fresh}>
          {old ? t('fact.ago', { age: t(`age.${old.unit}`, { count: old.count }) }) : t('freshness.short')}
          {old && fresh !== 'fresh' && ` · ${t(`freshness.${fresh}`)}`}
        </dd>
      </dl>
    </>
  )
}

function TicketCard({ id }: { id: string }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const link = useSession((s) => s.link)
  const shown = useShown('ticket', id)
  const visit = useShown('visit', shown?.value.openVisitId)
  const technician = useEntity('technician', visit?.value.technicianId)
  if (!shown) return null
  const ticket = shown.value
  const { light, dashed, worst } = ticketLight(ticket, now, link.phase)
  return (
    <>
      <header>
        <LightSymbol light={light} dashed={dashed} />
        <b>{ticketLabel(ticket.number)}</b> <span>{t(`light.${light}`)}</span>
        {dashed && link.heardAt !== null && <small>{t('strip.asOf', { time: clockTime(link.heardAt) })}</small>}
        <span className={css['end']}>{t(`priority.${ticket.priority}`)}</span>
      </header>
      <dl>
        {worst && (
          <>
            <dt>{t(`clock.${worst.name}`)}</dt>
            <dd>
              <ClockWords ticket={ticket} name={worst.name} />
            </dd>
          </>
        )}
        <dt>{t('fact.customer')}</dt>
        <dd>{customerName(ticket, language)}</dd>
        <dt>{t('fact.site')}</dt>
        <dd>{siteAddress(ticket)}</dd>
        <dt>{t('board.column.assignee')}</dt>
        <dd data-guess={shown.guess || visit?.guess}>
          {technician && visit
            ? `${technicianName(technician, language)} · ${t(visit.guess ? 'progress.unconfirmed' : `visitState.${visit.value.state}`)}`
            : t(`ticketState.${ticket.state}`)}
        </dd>
      </dl>
    </>
  )
}

/** What is left of it, and until when or what holds it. */
function ClockWords({ ticket, name }: { ticket: Ticket; name: ClockName }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const { kind, left, opensAt } = clockStanding(ticket, name, now)
  const zone = zoneOf(ticket, name)
  const time = duration(left, language)
  const until =
    kind === 'paused'
      ? pauseWords(ticket, name, now, language, t)
      : kind === 'closed'
        ? t('clock.closed', { time: siteTime(opensAt!, now, zone, language) })
        : t('board.dueAt', { time: siteTime(ticket.clocks[name].dueAt, now, zone, language) })
  return `${t(left < 0 ? 'clock.overBy' : 'clock.leftOnly', { time })} · ${until}`
}
