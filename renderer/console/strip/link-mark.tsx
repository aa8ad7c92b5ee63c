// How the link is, in word, shape and colour, and since when.
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { age, clockTime } from '../../ui/times.ts'
import { useRelayNowFor } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import css from './strip.module.css'

export const linkShapes = {
  live: 'M8 4a4 4 0 1 0 .01 0Z',
  lagging: 'M3 3h10v10H3Z',
  offline: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  'catching-up': 'M3 8h8M8 4.5 11.5 8 8 11.5',
} as const

export function LinkMark() {
  const { t } = useTranslation()
  const link = useSession((s) => s.link)
  const seatReads = useSession((s) => s.reading?.tickets === null)
  const silentAt = (at: Instant) => (link.heardAt === null ? null : age(Math.max(0, at - link.heardAt)))
  // How long it has been silent is shown while it lags.
  const now = useRelayNowFor((at) => {
    const { unit, count } = (link.phase === 'lagging' && silentAt(at)) || { unit: '', count: 0 }
    return `${count} ${unit}`
  })
  const since = link.heardAt === null ? null : clockTime(link.heardAt, true)
  const silent = silentAt(now)
  return (
    <span
      className={css['link']}
      data-phase={link.phase}
      role="status"
      data-testid="link"
      title={t('link.relay', { url: link.relay.url, place: link.relay.place, of: link.relay.of })}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        <path
          d={linkShapes[link.phase]}
          fill={link.phase === 'live' || link.phase === 'lagging' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      <b>{t(`link.${link.phase}`)}</b>
      {link.phase === 'offline' && (
        <span>
          {seatReads ? t('reading.copy') : since === null ? t('link.never') : t('link.since', { time: since })}
        </span>
      )}
      {link.phase === 'lagging' && silent && <span>{t(`age.${silent.unit}`, { count: silent.count })}</span>}
      {link.relay.place > 1 && <span>{t('link.otherRelay', { place: link.relay.place })}</span>}
      {link.phase === 'catching-up' && link.missing > 0 && <span>{t('link.missing', { count: link.missing })}</span>}
    </span>
  )
}
