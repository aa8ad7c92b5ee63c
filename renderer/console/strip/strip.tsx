// The state strip: what must never be covered. Link and its age first, then how many lights burn, what waits in the
// outbox, what was refused, what is wrong, and how the window looks.
import { CalendarClock, Languages, Map as MapIcon, SunMoon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../ui/times.ts'
import { commands } from '../commands/registry.ts'
import { runCommand } from '../commands/run-command.ts'
import { bridge } from '../data/bridge.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { ActorMark } from './actor-mark.tsx'
import { LinkMark } from './link-mark.tsx'
import { LightCounts } from './light-counts.tsx'
import { OutboxMark } from './outbox-mark.tsx'
import { ProblemsMark } from './problems-mark.tsx'
import css from './strip.module.css'

export function Strip() {
  const { t } = useTranslation()
  const phase = useSession((s) => s.link.phase)
  const language = useSession((s) => s.preferences.language)
  const run = (id: 'theme' | 'language') =>
    runCommand(
      commands.find((one) => one.id === id)!,
      { kind: 'nothing' },
    )
  return (
    <header className={css['strip']} data-phase={phase}>
      <LinkMark />
      <Clock />
      <LightCounts />
      <span className={css['space']} />
      <OutboxMark />
      <ProblemsMark />
      <ActorMark />
      <button
        className={css['button']}
        onClick={() => void bridge.call('openWindow', { role: 'map' })}
        title={t('strip.mapWindow')}
        data-testid="map-window"
      >
        <MapIcon size={16} aria-hidden /> <span>{t('strip.map')}</span>
      </button>
      <button
        className={css['button']}
        onClick={() => useUi.setState({ slaSettings: !useUi.getState().slaSettings })}
        title={t('strip.slaSettings')}
        aria-label={t('strip.slaSettings')}
        data-testid="sla-settings-open"
      >
        <CalendarClock size={16} aria-hidden />
      </button>
      <button
        className={css['button']}
        onClick={() => run('theme')}
        title={t('strip.theme')}
        aria-label={t('strip.theme')}
      >
        <SunMoon size={16} aria-hidden />
      </button>
      <button className={css['button']} onClick={() => run('language')} title={t('strip.language')}>
        <Languages size={16} aria-hidden /> <span>{language === 'en' ? '中文' : 'EN'}</span>
      </button>
    </header>
  )
}

/** Apart: with the second nothing else of the strip is drawn anew. */
function Clock() {
  const { t } = useTranslation()
  return (
    <span className={css['clock']} title={t('strip.relayTime')}>
      {clockTime(useRelayNow(), true)}
    </span>
  )
}
