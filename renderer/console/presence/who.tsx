// Colleagues in words and as a chip: initials, and a pencil for whoever changes something.
import { Pencil } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Colleague } from '../../../shared/model/attention.ts'
import { initials } from './initials.ts'
import css from './presence.module.css'

/** How many are named; of the others there is a number. */
const named = 2

export function namesOf(people: readonly Colleague[], t: TFunction, language: Language): string {
  const names = [...new Set(people.map(({ actor }) => actor.name))]
  const list = names.slice(0, named)
  if (names.length > named) list.push(t('presence.more', { count: names.length - named }))
  return new Intl.ListFormat(language).format(list)
}

export function Chip({ colleague }: { colleague: Colleague }) {
  return (
    <span className={css['chip']} data-editing={colleague.editing} aria-hidden>
      {colleague.editing && <Pencil size={11} />}
      {initials(colleague.actor.name)}
    </span>
  )
}
