// Why a clock's light is what it is: when it turns yellow and red, when what it waits for is expected, and by whose way.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { clockLight, isBreachedInTime, type Clock } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { Target } from '../../../shared/sla/policy.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { duration } from '../../ui/times.ts'
import { dayTime, differs, offsetName, ownZone } from '../../ui/zone-times.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { shownLight } from '../data/ticket-light.ts'
import { useEntity } from '../data/use-entities.ts'
import { lightReason, yellowWhy } from './light-reason.ts'

interface Props {
  ticket: Ticket
  clock: Clock
  target: Target | undefined
  zone: string
  now: Instant
}

export function LightStory({ ticket, clock, target, zone, now }: Props) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const reason = lightReason(clock, now)
  const why = yellowWhy(clock, target)
  const held = clock.pausedAt !== null && clock.stoppedAt === null
  /** What a paused clock has not reached yet moves with every second of the pause. */
  const turns = (at: Instant) => (held && at > clock.pausedAt! ? t('ledger.dueOpen') : <Both at={at} zone={zone} />)
  return (
    <dl data-testid="light-story" data-reason={reason}>
      <Line name={t('ledger.light')}>
        <LightSymbol {...shownLight(clockLight(clock, now), phase)} size={12} /> {t(`ledger.because.${reason}`)}
        {held && <small>{t('ledger.stands')}</small>}
      </Line>
      <Line name={t('ledger.yellow')} testId="turns-yellow">
        {turns(clock.yellowAt)}
        {why && (
          <small>
            {'percent' in why
              ? t('ledger.yellowPart', why)
              : t('ledger.yellowFloor', { time: duration(why.left, language) })}
          </small>
        )}
      </Line>
      <Line name={t('ledger.red')} testId="turns-red">
        {turns(clock.dueAt)}
      </Line>
      {clock.lateAt !== null && (
        <Line name={t('ledger.expected')} testId="expected">
          <Both at={clock.lateAt} zone={zone} />
          <LateWhy ticket={ticket} by={clock.lateAt - clock.dueAt} />
        </Line>
      )}
      {clock.breachedAt !== null && (
        <Line name={t('ledger.breached')}>
          <Both at={clock.breachedAt} zone={zone} />
          {isBreachedInTime(clock) && (
            <small data-testid="breach-in-time">
              {t('ledger.breachedInTime', { time: dayTime(clock.stoppedAt!, zone, language) })}
            </small>
          )}
        </Line>
      )}
    </dl>
  )
}

function Line({ name, testId, children }: { name: string; testId?: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-testid={testId}>{children}</dd>
    </>
  )
}

/** By the site's wall, and by the one here where that shows another time. */
function Both({ at, zone }: { at: Instant; zone: string }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const by = (wall: string) => `${dayTime(at, wall, language)} ${offsetName(at, wall)}`
  return (
    <>
      {by(zone)}
      {differs(at, zone) && <small>{t('ledger.here', { time: by(ownZone) })}</small>}
    </>
  )
}

/** By whose way, and how many visits come before this one. */
function LateWhy({ ticket, by }: { ticket: Ticket; by: number }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const visit = useEntity('visit', ticket.openVisitId)
  const technician = useEntity('technician', visit?.technicianId)
  const route = useEntity('route', visit?.technicianId)
  const late = duration(by, language)
  const count = visit && route ? route.visitIds.indexOf(visit.id) : -1
  if (!technician || count < 0) return <small>{t('ledger.lateBy', { late })}</small>
  const name = technicianName(technician, language)
  return (
    <small>{count === 0 ? t('ledger.lateNext', { late, name }) : t('ledger.lateAfter', { late, name, count })}</small>
  )
}
