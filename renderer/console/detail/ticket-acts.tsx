// What can be done to a ticket, as buttons. What is done to one of the marked tickets is done to all.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { pauseWord } from '../acts/marked.ts'
import { ActButton } from '../commands/act-button.tsx'
import { useUi } from '../data/ui-state.ts'
import { useEntity, useKindRevision } from '../data/use-entities.ts'
import css from './detail.module.css'

interface Props {
  ticket: Ticket
}

export function TicketActs({ ticket }: Props) {
  const several = useUi((s) => s.marked.size > 1 && s.marked.has(ticket.id))
  return several ? <ActsOfMarked ticket={ticket} /> : <ActsOfOne ticket={ticket} />
}

function ActsOfOne({ ticket }: Props) {
  // What can be done depends on how far the visit has come.
  useEntity('visit', ticket.openVisitId)
  return <Acts ticket={ticket} />
}

function ActsOfMarked({ ticket }: Props) {
  // What can be done to all depends on each.
  useKindRevision('ticket')
  useKindRevision('visit')
  const marked = useUi((s) => s.marked)
  return <Acts ticket={ticket} marked={marked} />
}

function Acts({ ticket, marked }: Props & { marked?: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const one = { kind: 'ticket', id: ticket.id } as const
  const ids = marked ? [...marked] : [ticket.id]
  const subject = marked ? ({ kind: 'tickets', ids } as const) : one
  return (
    <div className={css['acts']}>
      <ActButton
        id="assign"
        label={t(ticket.openVisitId === null ? 'act.assign' : 'act.reassign')}
        subject={subject}
        className={css['main']}
        testId="assign"
      />
      <ActButton id="unassign" label={t('act.unassign')} subject={subject} testId="unassign" />
      <ActButton id="pause" label={t(pauseWord(ids))} subject={subject} testId="pause" />
      <ActButton id="edit" label={t('act.edit')} subject={one} testId="edit-open" />
      <ActButton id="cancel" label={t('act.cancel')} subject={subject} testId="cancel-open" />
    </div>
  )
}
