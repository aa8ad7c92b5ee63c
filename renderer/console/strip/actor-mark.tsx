// Who works here. Where several people share a seat, one takes over from another here; what is queued keeps its maker.
import { ChevronDown } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { bridge } from '../data/bridge.ts'
import { useSession } from '../data/session.ts'
import { say } from '../data/ui-state.ts'
import css from './strip.module.css'

export function ActorMark() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const actor = useSession((s) => s.actor)
  const actors = useSession((s) => s.actors)
  const seatLabel = useSession((s) => s.seatLabel)
  const name = (
    <>
      {seatLabel} · {actor.name} <small>{t(`role.${actor.role}`)}</small>
    </>
  )
  if (actors.length < 2) return <span className={css['who']}>{name}</span>
  const signIn = async (actorId: string) => {
    setOpen(false)
    const { kind } = await bridge.call('signIn', { actorId })
    say({ kind: kind === 'signedIn' ? 'done' : 'refused', key: `said.${kind}`, values: {} })
  }
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') return setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return undefined
    event.preventDefault()
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitemradio]')]
    const at = items.indexOf(document.activeElement as HTMLElement)
    return items[(at + step + items.length) % items.length]?.focus()
  }
  return (
    <span className={css['holder']} onKeyDown={onKey}>
      <button
        className={css['button']}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        title={t('strip.signIn')}
        data-testid="actor"
      >
        <span className={css['who']}>{name}</span> <ChevronDown size={14} aria-hidden />
      </button>
      {open && (
        <div className={css['menu']} role="menu" aria-label={t('strip.signIn')}>
          {actors.map((each) => (
            <button
              key={each.id}
              role="menuitemradio"
              aria-checked={each.id === actor.id}
              onClick={() => void signIn(each.id)}
            >
              {each.name} <small>{t(`role.${each.role}`)}</small>
            </button>
          ))}
        </div>
      )}
    </span>
  )
}
