// What saving would do to the policy and the clocks: said before it is done. It takes the same room when it does nothing.
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockNames } from '../../../shared/sla/pauses.ts'
import { siteTime } from '../../ui/zone-times.ts'
import { zoneOf } from '../data/clock-standing.ts'
import { policyName } from '../data/policy-name.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import css from './detail.module.css'

/** @param after the ticket as it would be saved */
export function EditedTargets({ ticket, after }: { ticket: Ticket; after: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const now = relayNow()
  const policy = policyName(ticket.policyId, t)
  // When a clock that is paused will be due nobody knows.
  const moved = clockNames.filter((name) => {
    const { stoppedAt, pausedAt, dueAt } = after.clocks[name]
    return stoppedAt === null && pausedAt === null && dueAt !== ticket.clocks[name].dueAt
  })
  return (
    <p className={css['targets']} role="status" data-testid="edit-targets">
      <span>
        {after.policyId === ticket.policyId
          ? t('edit.policy', { policy })
          : t('edit.otherPolicy', { from: policy, to: policyName(after.policyId, t) })}
      </span>
      {moved.length === 0 && <span>{t('edit.dueStays')}</span>}
      {moved.map((name) => {
        const { dueAt, breachedAt } = after.clocks[name]
        const said = breachedAt !== null ? 'edit.dueBreached' : dueAt <= now ? 'edit.duePast' : 'edit.due'
        const time = siteTime(dueAt, now, zoneOf(after, name), language)
        return (
          <span key={name} data-clock={name}>
            {said !== 'edit.due' && <TriangleAlert size={13} aria-hidden />}
            {t(said, { clock: t(`clock.${name}`), time })}
          </span>
        )
      })}
    </p>
  )
}
