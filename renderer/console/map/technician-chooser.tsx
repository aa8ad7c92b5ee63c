// Several technicians stand where the pointer is: asks which one is meant. Nothing is done before one is chosen.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { loadOf } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import css from './map.module.css'

/** As many as there are digits. */
const mostChoices = 9

export interface Choice {
  /** nearest first, all that are there */
  ids: TechnicianId[]
  /** CSS pixels from the map's upper left corner */
  at: { x: number; y: number }
  take(technicianId: TechnicianId): void
}

export function TechnicianChooser({ choice, close }: { choice: Choice; close: () => void }) {
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

  const take = (id: TechnicianId | undefined) => {
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
        left: `max(0px, min(${choice.at.x}px, 100% - 300px))`,
        top: `max(20px, min(${choice.at.y}px, 100% - ${60 + 34 * offered.length + (further > 0 ? 24 : 0)}px))`,
      }}
      role="dialog"
      aria-label={t('map.which')}
      data-testid="technician-chooser"
      onKeyDownCapture={onKey}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}
    >
      <p>{t('map.which')}</p>
      {offered.map((id, i) => {
        const technician = entities.value('technician', id)
        return (
          technician && (
            <button key={id} onClick={() => take(id)} data-technician={id}>
              <kbd>{i + 1}</kbd> {technicianName(technician, language)}
              <span>
                {loadOf(id)}/{technician.capacity}
              </span>
            </button>
          )
        )
      })}
      {further > 0 && <p>{t('map.further', { count: further })}</p>}
    </div>
  )
}
