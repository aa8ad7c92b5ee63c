// Several technicians, or tickets for one who is dropped on them, are where the pointer is: asks which one is meant. Nothing is
// done before one is chosen.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import { TechnicianChoice, TicketChoice } from './choices.tsx'
import css from './map.module.css'

/** As many as there are digits. */
const mostChoices = 9

export interface Choice {
  /** who is dropped on several tickets; null: several technicians are there */
  forTechnician: TechnicianId | null
  /** those who may be meant, in the order in which they are offered */
  ids: string[]
  /** CSS pixels from the map's upper left corner */
  at: { x: number; y: number }
  take: (id: string) => void
}

export function Chooser({ choice, close }: { choice: Choice; close: () => void }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const list = useRef<HTMLDivElement>(null)
  const offered = choice.ids.slice(0, mostChoices)
  const further = choice.ids.length - offered.length
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    list.current?.querySelector('button')?.focus()
    return () => before?.focus()
  }, [])

  const dropped = entities.value('technician', choice.forTechnician)
  const question = dropped ? t('map.whichTicket', { name: technicianName(dropped, language) }) : t('map.which')
  const take = (id: string | undefined) => {
    if (id === undefined) return
    close()
    choice.take(id)
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus()
    else if (/^[1-9]$/.test(event.key)) take(offered[Number(event.key) - 1])
    else return
    event.preventDefault()
    event.stopPropagation()
    // The window's own keys must not take what is meant for this list.
    event.nativeEvent.stopImmediatePropagation()
  }
  return (
    <div
      ref={list}
      className={css['chooser']}
      // Whole on the map, also where its edge is near.
      style={{
        left: `max(0px, min(${choice.at.x}px, 100% - ${dropped ? 440 : 300}px))`,
        top: `max(20px, min(${choice.at.y}px, 100% - ${60 + 34 * offered.length + (further > 0 ? 24 : 0)}px))`,
      }}
      role="dialog"
      aria-label={question}
      data-wide={dropped !== undefined}
      data-testid={dropped ? 'ticket-chooser' : 'technician-chooser'}
      onKeyDownCapture={onKey}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}
    >
      <p>{question}</p>
      {offered.map((id, i) =>
        dropped ? (
          <TicketChoice key={id} id={id} digit={i + 1} technician={dropped} take={take} />
        ) : (
          <TechnicianChoice key={id} id={id} digit={i + 1} take={take} />
        ),
      )}
      {further > 0 && <p>{t(dropped ? 'map.furtherTickets' : 'map.further', { count: further })}</p>}
    </div>
  )
}
