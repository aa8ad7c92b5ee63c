// Who has it and how far the news has come: not confirmed, waiting for the phone, sent, delivered, accepted, and what the
// technician does now.
import { useTranslation } from 'react-i18next'
import { offerProgress } from '../../../../shared/model/visit.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { VisitMark } from '../../../ui/visit-mark.tsx'
import { technicianName } from '../../data/names.ts'
import { useSession } from '../../data/session.ts'
import { useEntity, useShown } from '../../data/use-entities.ts'
import css from './cells.module.css'

export function AssigneeCell({ ticket, guess }: { ticket: Ticket; guess: boolean }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const shown = useShown('visit', ticket.openVisitId)
  const technician = useEntity('technician', shown?.value.technicianId)
  if (!shown || !technician)
    return <span className={css['dim']}>{guess ? t('progress.unconfirmed') : t(`ticketState.${ticket.state}`)}</span>
  const visit = shown.value
  const unconfirmed = shown.guess || guess
  const step = unconfirmed
    ? 'unconfirmed'
    : visit.state === 'travelling' || visit.state === 'on-site'
      ? visit.state
      : offerProgress(visit)
  return (
    <span className={css['assignee']} data-step={step} title={t(`progress.${step}`)}>
      <VisitMark step={step} />
      <span>{technicianName(technician, language)}</span>
      <small>{t(`progress.${step}`)}</small>
    </span>
  )
}
