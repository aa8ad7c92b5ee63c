// What a field of the form is changed with, and the line below it that says what follows, or what is expected.
import { TriangleAlert } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddressAnswer } from '../../../shared/ipc/contract.ts'
import { categories, skillsFor } from '../../../shared/model/categories.ts'
import { missingSkills } from '../../../shared/model/technician.ts'
import type { Clocks } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { fieldOf, sameValue, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import { clockNames } from '../../../shared/sla/pauses.ts'
import { calendarNamed } from '../../../shared/sla/settings.ts'
import { settingsNow } from '../data/clock-standing.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { skillWords } from '../data/skill-words.ts'
import { useEntity } from '../data/use-entities.ts'
import { AddressField } from '../intake/address-field.tsx'
import { AddressHint } from '../intake/hints.tsx'
import { shownAddress } from '../intake/shown-address.ts'
import css from './detail.module.css'

interface InputProps {
  /** of the field, by which its label and its line find it */
  id: string
  value: string
  set: (value: string) => void
  invalid: boolean
}

export function TextInput({
  id,
  value,
  set,
  invalid,
  first,
  longest,
}: InputProps & { first: boolean; longest: number | null }) {
  return (
    <input
      id={id}
      value={value}
      onChange={(event) => set(event.target.value)}
      aria-invalid={invalid}
      maxLength={longest ?? undefined}
      autoFocus={first}
      data-testid={id}
    />
  )
}

export function SelectInput(
  props: Omit<InputProps, 'invalid'> & { options: readonly string[]; words: (option: string) => string },
) {
  const { id, value, set, options, words } = props
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => set(event.target.value)}
      aria-describedby={`${id}-hint`}
      data-testid={id}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {words(option)}
        </option>
      ))}
    </select>
  )
}

/** Those that are known here, and the ticket's own, which another system may have given it. */
export function categoryOptions(...own: readonly string[]): string[] {
  return [...new Set<string>([...categories, ...own])]
}

/** Who is needed for the work, and whether whoever has it can do it. */
export function CategoryHint({ id, ticket, category }: { id: string; ticket: Ticket; category: string }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const visit = useEntity('visit', ticket.openVisitId ?? undefined)
  const technician = useEntity('technician', visit?.technicianId)
  const skills = category === ticket.category ? ticket.skills : skillsFor(category, ticket.skills)
  const missing = technician ? missingSkills(technician, skills) : []
  const words = (codes: readonly string[]) => skillWords(codes, t, language)
  return (
    <Hint id={id} warns={missing.length > 0}>
      {missing.length > 0
        ? t('edit.lacks', { name: technicianName(technician!, language), skills: words(missing) })
        : skills.length > 0
          ? t('newTicket.needs', { skill: words(skills) })
          : t('edit.needsNone')}
    </Hint>
  )
}

/** An IANA zone, found by any part of its name. */
export function ZoneInput({ id, value, set, invalid }: InputProps) {
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  return (
    <>
      <input
        id={id}
        value={value}
        list={`${id}-list`}
        onChange={(event) => set(event.target.value)}
        aria-invalid={invalid}
        aria-describedby={`${id}-hint`}
        maxLength={60}
        spellCheck={false}
        autoComplete="off"
        data-testid={id}
      />
      <datalist id={`${id}-list`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

/** @param clocks by whose calendars it counts where the site has none of its own */
export function ZoneHint({ id, invalid, clocks }: { id: string; invalid: boolean; clocks: Clocks }) {
  const { t } = useTranslation()
  const settings = settingsNow()
  const calendar = clockNames.map((name) => calendarNamed(settings, clocks[name].calendarId)).find(Boolean)
  return (
    <Hint id={id} warns={invalid}>
      {invalid ? t('edit.zoneExpected') : t(calendar ? 'edit.zoneHint' : 'edit.zoneUnused', { zone: calendar?.zone })}
    </Hint>
  )
}

/** An address is searched for as in the form of a new ticket; empty, it offers where the ticket is now. */
export function SiteInput(props: {
  id: string
  ticket: Ticket
  site: FieldValues['site']
  /** what is being typed, of which nothing is chosen yet; null: nothing is */
  typing: string | null
  type: (address: string) => void
  choose: (site: FieldValues['site']) => void
  next: () => void
}) {
  const { id, ticket, site, typing, type, choose, next } = props
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const [answer, setAnswer] = useState<AddressAnswer | null>(null)
  const visit = useEntity('visit', ticket.openVisitId)
  const technician = useEntity('technician', visit?.technicianId)
  const underWay = visit?.state === 'travelling' || visit?.state === 'on-site' ? technician : undefined
  const open = typing !== null
  const tell = !open && !sameValue(site, fieldOf(ticket, 'site')) ? underWay : undefined
  return (
    <>
      <div className={css['search']}>
        <AddressField
          id={id}
          listId="edit-addresses"
          typed={open ? { address: typing, site: null } : { address: shownAddress(site), site }}
          change={({ address, site: chosen }) => {
            if (!chosen) return type(address)
            const { zone: _, ...place } = chosen
            choose(place)
          }}
          sites={[ticket.site]}
          invalid={open}
          next={next}
          onAnswer={setAnswer}
        />
      </div>
      <Hint id={id} warns={open || tell !== undefined}>
        {tell ? (
          t('edit.underWay', { name: technicianName(tell, language) })
        ) : open && typing.trim() === '' ? (
          t('edit.siteExpected')
        ) : (
          <AddressHint answer={answer} typed={typing ?? ''} site={open ? null : site} />
        )}
      </Hint>
    </>
  )
}

/** Always there, so that nothing below it moves. */
function Hint({ id, warns, children }: { id: string; warns: boolean; children: ReactNode }) {
  return (
    <small id={`${id}-hint`} className={css['hintLine']} data-warns={warns} data-testid={`${id}-hint`}>
      {warns && <TriangleAlert size={13} aria-hidden />}
      {children}
    </small>
  )
}
