// Facts of a ticket in the reader's words, one column each.
import { useTranslation } from 'react-i18next'
import { settingsId } from '../../../../shared/sla/settings.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { customerName } from '../../data/names.ts'
import { policyName } from '../../data/policy-name.ts'
import { useSession } from '../../data/session.ts'
import { skillWords } from '../../data/skill-words.ts'
import { useEntity } from '../../data/use-entities.ts'
import css from './cells.module.css'

interface Props {
  ticket: Ticket
}

export function StateCell({ ticket }: Props) {
  const { t } = useTranslation()
  return <Text text={t(`ticketState.${ticket.state}`)} />
}

export function CategoryCell({ ticket }: Props) {
  const { t } = useTranslation()
  return <Text text={t(`category.${ticket.category}`, ticket.category)} />
}

export function AreaCell({ ticket: { site } }: Props) {
  const { t } = useTranslation()
  return <Text text={t(`area.${site.area}`, site.area)} />
}

export function CustomerCell({ ticket }: Props) {
  const language = useSession((s) => s.preferences.language)
  return <Text text={customerName(ticket, language)} />
}

export function PhoneCell({ ticket: { customer } }: Props) {
  return <Text text={customer.phone} />
}

export function TierCell({ ticket }: Props) {
  const { t } = useTranslation()
  return <Text text={t(`tier.${ticket.tier}`)} />
}

export function PolicyCell({ ticket }: Props) {
  const { t } = useTranslation()
  const settings = useEntity('sla', settingsId)
  return <Text text={policyName(ticket.policyId, t, settings?.policies)} />
}

export function SkillsCell({ ticket: { skills } }: Props) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  return <Text text={skillWords(skills, t, language)} />
}

function Text({ text }: { text: string }) {
  return (
    <span className={css['fact']} title={text}>
      {text}
    </span>
  )
}
