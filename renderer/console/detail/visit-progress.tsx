// How far the open visit has come: offered, sent, delivered, accepted, travelling, on site, each with its time.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { missingSkills } from '../../../shared/model/technician.ts'
import { isOpenVisit, type Visit } from '../../../shared/model/visit.ts'
import { VisitMark, type VisitStep } from '../../ui/visit-mark.tsx'
import { clockTime } from '../../ui/times.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { selectTechnician } from '../data/ui-state.ts'
import { useEntity, useShown } from '../data/use-entities.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import { FenceWords } from './fence-words.tsx'
import css from './detail.module.css'

export function VisitProgress({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const visitId = ticket.openVisitId ?? ticket.visitIds.at(-1)
  const shown = useShown('visit', visitId)
  const technician = useEntity('technician', shown?.value.technicianId)
  if (!shown || !technician) return null
  const visit = shown.value
  // By a correction of the category; where a rule was overridden that is said already.
  const lacking = isOpenVisit(visit) && visit.override === null ? missingSkills(technician, ticket.skills) : []
  return (
    <div className={css['visit']} data-testid="visit-progress">
      <h3>
        <button className={css['link']} onClick={() => selectTechnician(technician.id)}>
          {technicianName(technician, language)}
        </button>{' '}
        <small>
          {t(`visitState.${visit.state}`)}
          {visit.forced && ` · ${t('visit.forced')}`}
          {visit.override && ` · ${t('visit.override', { reason: visit.override })}`}
        </small>
      </h3>
      {lacking.length > 0 && <UnfitWords unfit={{ code: 'skills', skills: lacking }} />}
      <FenceWords visit={visit} />
      <ol>
        <Step
          step={shown.guess ? 'unconfirmed' : 'waiting'}
          word={t('visit.offered', { name: visit.offeredBy.name })}
          at={visit.offeredAt}
        />
        {steps(visit).map(({ step, at }) => (
          <Step key={step} step={step} word={t(`progress.${step}`)} at={at} />
        ))}
        {(visit.lateReports ?? []).map((late) => (
          <Step
            key={`late-${late.status}`}
            step="held"
            word={t('visit.late', { step: t(`step.${late.status}`), time: clockTime(late.at) })}
            at={late.effectiveAt}
          />
        ))}
        {visit.endedAt !== null && (
          <Step
            step="held"
            word={t('visit.ended', { state: t(`visitState.${visit.state}`), name: visit.endedBy?.name ?? '' })}
            at={visit.endedAt}
          />
        )}
      </ol>
    </div>
  )
}

function steps(visit: Visit): { step: VisitStep; at: number | null }[] {
  const all: { step: VisitStep; at: number | null }[] = [
    { step: 'sent', at: visit.offer.sentAt },
    { step: 'delivered', at: visit.offer.deliveredAt },
    { step: 'accepted', at: visit.acceptedAt },
    { step: 'travelling', at: visit.travellingAt },
    { step: 'on-site', at: visit.onSiteAt },
  ]
  return visit.endedAt === null ? all : all.filter(({ at }) => at !== null)
}

function Step({ step, word, at }: { step: VisitStep; word: string; at: number | null }) {
  return (
    <li data-done={at !== null}>
      <VisitMark step={step} />
      <span>{word}</span>
      <time>{at === null ? '' : clockTime(at, true)}</time>
    </li>
  )
}
