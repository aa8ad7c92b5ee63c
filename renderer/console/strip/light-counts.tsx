// How many open tickets burn red, yellow, green, and how many nobody has. Offline they say as of when.
import { useTranslation } from 'react-i18next'
import { isOpen } from '../../../shared/model/ticket.ts'
import { LightSymbol } from '../../ui/light.tsx'
import type { ShownLight } from '../../ui/light-shapes.ts'
import { clockTime } from '../../ui/times.ts'
import { entities } from '../data/entity-store.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { ticketLight } from '../data/ticket-light.ts'
import { useKindRevision } from '../data/use-entities.ts'
import css from './strip.module.css'

export function LightCounts() {
  const { t } = useTranslation()
  const now = useRelayNow()
  useKindRevision('ticket')
  const phase = useSession((s) => s.link.phase)
  const heardAt = useSession((s) => s.link.heardAt)
  const counts = countLights(now, phase)
  const sure = phase === 'live' || phase === 'lagging'
  const shown: ShownLight[] = ['red', 'yellow', sure ? 'green' : 'unsure']
  return (
    <span className={css['counts']} data-testid="light-counts">
      {shown.map((light) => (
        <span key={light} className={css['count']} title={t(`light.${light}`)}>
          <LightSymbol light={light} dashed={!sure} />
          <b>{counts[light] ?? 0}</b>
          <small>{t(`light.${light}`)}</small>
        </span>
      ))}
      <span className={css['count']}>
        <b>{counts.queue}</b>
        <small>{t('strip.queue')}</small>
      </span>
      {!sure && heardAt !== null && <em className={css['asOf']}>{t('strip.asOf', { time: clockTime(heardAt) })}</em>}
    </span>
  )
}

function countLights(now: number, phase: Parameters<typeof ticketLight>[2]) {
  const counts: Partial<Record<ShownLight, number>> & { queue: number } = { queue: 0 }
  for (const { value: ticket } of entities.all('ticket')) {
    if (!isOpen(ticket)) continue
    const { light } = ticketLight(ticket, now, phase)
    counts[light] = (counts[light] ?? 0) + 1
    if (ticket.openVisitId === null) counts.queue++
  }
  return counts
}
