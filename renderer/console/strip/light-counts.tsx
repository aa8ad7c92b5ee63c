// How many open tickets burn red, yellow, green, and how many nobody has. Offline they say as of when.
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { LightSymbol } from '../../ui/light.tsx'
import type { ShownLight } from '../../ui/light-shapes.ts'
import { clockTime } from '../../ui/times.ts'
import { useReading, useSession } from '../data/session.ts'
import { lightBook, onLights } from '../data/ticket-lights.ts'
import css from './strip.module.css'

export function LightCounts() {
  const { t } = useTranslation()
  // What the book counts changes with tickets and with time.
  useSyncExternalStore(onLights, () => `${JSON.stringify(lightBook.counts)} ${lightBook.waiting}`)
  const phase = useSession((s) => s.link.phase)
  const heardAt = useSession((s) => s.link.heardAt)
  const reading = useReading()
  const count = (known: number) => (reading ? '…' : known)
  const sure = phase === 'live' || phase === 'lagging'
  const shown: ShownLight[] = ['red', 'yellow', sure ? 'green' : 'unsure']
  return (
    <span className={css['counts']} data-testid="light-counts" aria-busy={reading}>
      {shown.map((light) => (
        <span key={light} className={css['count']} title={t(`light.${light}`)}>
          <LightSymbol light={light} dashed={!sure} />
          <b>{count(lightBook.counts[light === 'unsure' ? 'green' : light])}</b>
          <small>{t(`light.${light}`)}</small>
        </span>
      ))}
      <span className={css['count']}>
        <b>{count(lightBook.waiting)}</b>
        <small>{t('strip.queue')}</small>
      </span>
      {!sure && heardAt !== null && <em className={css['asOf']}>{t('strip.asOf', { time: clockTime(heardAt) })}</em>}
    </span>
  )
}
