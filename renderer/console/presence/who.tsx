// Colleagues in words and as a chip: initials, a pencil for whoever changes something, and a hand for whoever is giving the
// ticket to somebody.
import { Hand, Pencil } from 'lucide-react'
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

/** What those do who do more than look. */
export function busyWords(people: readonly Colleague[], t: TFunction, language: Language): string[] {
  return (['moving', 'editing'] as const).flatMap((what) => {
    const some = people.filter((one) => one[what])
    return some.length === 0 ? [] : [t(`presence.${what}`, { names: namesOf(some, t, language), count: some.length })]
  })
}

export function Chip({ colleague }: { colleague: Colleague }) {
  return (
    <span className={css['chip']} data-busy={colleague.editing || colleague.moving} aria-hidden>
      {colleague.editing && <Pencil size={11} />}
      {colleague.moving && <Hand size={11} />}
      {initials(colleague.actor.name)}
    </span>
  )
}
