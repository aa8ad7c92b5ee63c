// Where the name of the technician who is to be chosen is typed, in any script: it has the focus from the moment at which the
// choice begins, and gives it back. Keys mean what they mean everywhere while one is chosen; an input method's are its own.
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { leave } from '../acts/leave.ts'
import { ranking } from '../data/candidates.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { useEntity } from '../data/use-entities.ts'
import { aimAtNext, narrow, takesTechnician } from '../keys/choose-technician.ts'
import { isComposing } from '../keys/composing.ts'
import { aimedTechnician } from './roster-list.ts'
import css from './roster.module.css'

export function NameField() {
  const { t } = useTranslation()
  const choosing = useUi((s) => s.choosing)
  /** what is being composed; null: nothing is */
  const [composed, setComposed] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    // By now a menu or the palette in which it was begun has given the focus back.
    before.current = document.activeElement
    field.current?.focus({ preventScroll: true })
  }, [])
  useLayoutEffect(() => {
    const input = field.current
    return () => {
      // Whoever has gone elsewhere meanwhile stays there.
      if (document.activeElement === input && before.current instanceof HTMLElement)
        before.current.focus({ preventScroll: true })
    }
  }, [])
  return (
    <input
      ref={field}
      className={css['nameField']}
      value={composed ?? choosing}
      aria-label={t('roster.nameField')}
      placeholder={t('roster.nameField')}
      autoComplete="off"
      spellCheck={false}
      maxLength={60}
      onChange={(event) => {
        const { value } = event.target
        if ((event.nativeEvent as InputEvent).isComposing) setComposed(value)
        else narrow(value)
      }}
      onCompositionStart={() => setComposed(choosing)}
      onCompositionEnd={(event) => {
        setComposed(null)
        narrow(event.currentTarget.value)
      }}
      onKeyDown={onKey}
      data-testid="name-field"
    />
  )
}

/** Over a map, where no roster says whom Enter would take. */
export function AimedName() {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  useSyncExternalStore(ranking.listen, ranking.get)
  useUi((s) => s.aimed)
  const choosing = useUi((s) => s.choosing)
  const technician = useEntity('technician', aimedTechnician())
  const nobody = choosing !== '' && t('roster.nobodyNamed')
  return <span role="status">{technician ? `${technicianName(technician, language)} ${technician.id}` : nobody}</span>
}

function onKey(event: KeyboardEvent): void {
  if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
  const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key]
  if (step !== undefined) {
    const aimed = aimAtNext(step)
    const row = document.querySelector(`[data-testid=roster-row][data-technician="${CSS.escape(aimed ?? '')}"]`)
    row?.scrollIntoView({ block: 'nearest' })
  } else if (event.key === 'Escape') leave()
  // A key that is held down has begun the choice, and is no letter of a name yet.
  else if (!(event.repeat && (event.key.length === 1 || event.key === 'Enter')) && !takesTechnician(event)) return
  event.preventDefault()
  event.stopPropagation()
}
