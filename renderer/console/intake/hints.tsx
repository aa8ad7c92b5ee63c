// What the form says beside its fields: who calls, what the customer's contract is, where the place is, who is needed.
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FoundSite } from '../../../shared/geo/address-search.ts'
import { coordinateText } from '../../../shared/geo/coordinates.ts'
import type { AddressAnswer } from '../../../shared/ipc/contract.ts'
import { skillsOf, type Category } from '../../../shared/model/categories.ts'
import type { KnownCaller } from '../../../shared/model/known-caller.ts'
import type { Tier } from '../../../shared/model/priority.ts'
import { ticketLabel } from '../data/names.ts'

export function CallerHint({ caller }: { caller: KnownCaller | null }) {
  const { t } = useTranslation()
  const latest = caller?.tickets[0]
  if (!latest) return null
  const { number, state } = latest
  return (
    <span data-testid="caller-known">
      <Check size={13} aria-hidden />{' '}
      {t('newTicket.known', {
        count: caller.tickets.length,
        number: ticketLabel(number),
        state: t(`ticketState.${state}`),
      })}
    </span>
  )
}

export function NameHint({ known, tier }: { known: boolean; tier: Tier }) {
  const { t } = useTranslation()
  return t(known ? 'newTicket.tierKnown' : 'newTicket.tierNew', { tier: t(`tier.${tier}`) })
}

export function AddressHint(props: { answer: AddressAnswer | null; typed: string; site: FoundSite | null }) {
  const { answer, typed, site } = props
  const { t } = useTranslation()
  if (site)
    return (
      <span data-testid="address-found">
        <Check size={13} aria-hidden /> {site.area && `${t(`area.${site.area}`, site.area)} · `}
        {coordinateText(site.place)}
      </span>
    )
  if (answer === null) return null
  if (answer.book === 'ready' && answer.found.length === 0 && typed.trim().length > 2) return t('newTicket.notFound')
  return t(`newTicket.book.${answer.book}`)
}

export function SkillHint({ category }: { category: Category | null }) {
  const { t } = useTranslation()
  const [skill] = category === null ? [] : skillsOf(category)
  return skill === undefined ? null : t('newTicket.needs', { skill: t(`skill.${skill}`, skill) })
}
