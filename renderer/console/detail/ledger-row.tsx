// A stretch of a clock: from when to when, why it counts or does not, and how long it was.
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { duration } from '../../ui/times.ts'
import { siteTime, wallDayOf } from '../../ui/zone-times.ts'
import { useSession } from '../data/session.ts'
import { exact, type LedgerLine, type Span } from './ledger-lines.ts'
import css from './ledger.module.css'

interface Props {
  line: LedgerLine
  zone: string
  now: Instant
  /** it is the one in which the clock stands or runs now */
  last: boolean
}

export function LedgerRow({ line, zone, now, last }: Props) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { entry, counts, seconds, site, here, changes } = line
  const until = ({ to }: Span) => (last ? t('ledger.now', { time: to }) : to)
  return (
    <tr data-counts={counts} data-kind={entry.cause.kind}>
      <td data-testid="stretch">
        <time>{site.from}</time>
        <time>– {until(site)}</time>
        {here && <small>{t('ledger.here', { time: `${here.from} – ${until(here)}` })}</small>}
        {changes.map(({ at, by, from, to }) => (
          <small key={at} className={css['change']} data-testid="clock-change">
            {t(by > 0 ? 'ledger.clockForward' : 'ledger.clockBack', {
              by: duration(by, language),
              day: wallDayOf(at, zone, language),
              from,
              to,
            })}
          </small>
        ))}
      </td>
      <td>
        <Cause cause={entry.cause} zone={zone} now={now} />
      </td>
      <td className={css['number']}>
        {exact(seconds)}
        {!counts && <small>{t('ledger.notCounted')}</small>}
      </td>
    </tr>
  )
}

function Cause({ cause, zone, now }: { cause: LedgerLine['entry']['cause']; zone: string; now: Instant }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  switch (cause.kind) {
    case 'open':
      return t('ledger.open')
    case 'closed':
      return (
        <>
          <StandingMark kind="closed" /> {t('ledger.closed')}
        </>
      )
    case 'paused': {
      const { by, reason, note, to, endsBy, endedBy } = cause.pause
      const ended = endedBy && t(endedBy.role === 'rule' ? 'ledger.ranOut' : 'ledger.endedBy', { name: endedBy.name })
      const until = to === null && t('pause.until', { time: siteTime(endsBy, now, zone, language) })
      return (
        <>
          <StandingMark kind="paused" /> {t(`pauseReason.${reason}`)}
          <small>{[t('ledger.by', { name: by.name }), until, ended, note].filter(Boolean).join(' · ')}</small>
        </>
      )
    }
    case 'corrected': {
      const { by, why, counts } = cause.correction
      return (
        <>
          {t(counts ? 'ledger.correctedIn' : 'ledger.correctedOut')}
          <small>
            {t('ledger.by', { name: by.name })} · {why}
          </small>
        </>
      )
    }
    default:
      return null
  }
}
