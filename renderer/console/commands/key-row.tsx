// A command in the sheet of keys: its keys, and how they are changed. The next key pressed becomes its key; where that
// cannot be, why is said and the next one may be tried.
import { RotateCcw } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { habitsOf, keepHabits } from '../data/habits.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import type { OperatorCommand } from './command.ts'
import { keyOf } from './key-names.ts'
import { keyWords } from './key-words.ts'
import { isChangeable, whyNotKey, type KeyProblem } from './keys-in-use.ts'
import { keysNow } from './keys-now.ts'
import { paneKeys } from './pane-keys.ts'
import { commands } from './registry.ts'
import css from './commands.module.css'

export function KeyRow({ command }: { command: OperatorCommand }) {
  const { t } = useTranslation()
  const own = useSession((s) => habitsOf(s).keys)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<{ key: string; why: KeyProblem } | null>(null)
  const changed = Object.hasOwn(own, command.id)
  const keys = keysNow(command.id)

  const stop = () => {
    setAsking(false)
    setProblem(null)
  }
  const take = (event: KeyboardEvent) => {
    if (!asking || isComposing(event.nativeEvent)) return
    if (event.key === 'Tab') return stop()
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return stop()
    if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key) || event.repeat) return
    const key = keyOf(event)
    const why = whyNotKey(commands, paneKeys, own, command, key)
    if (why) return setProblem({ key, why })
    keepHabits({ keys: { ...own, [command.id]: [key] } })
    stop()
  }
  const reset = () => {
    const { [command.id]: _, ...others } = own
    keepHabits({ keys: others })
    stop()
  }
  return (
    <div data-command={command.id} data-changed={changed || undefined}>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{keyWords(key, t)}</kbd>
        ))}
        {keys.length === 0 && <span>—</span>}
      </dt>
      <dd>
        <span>{t(command.label)}</span>
        {changed && (
          <button className={css['change']} onClick={reset} data-testid="key-reset">
            <RotateCcw size={13} aria-hidden /> {t('keys.reset')}
          </button>
        )}
        {isChangeable(command) && (
          <button
            className={css['change']}
            aria-label={t('keys.changeOf', { what: t(command.label) })}
            aria-pressed={asking}
            onClick={() => setAsking(true)}
            onKeyDown={take}
            onBlur={stop}
            data-testid="key-change"
          >
            {t(asking ? 'keys.press' : 'keys.change')}
          </button>
        )}
      </dd>
      {problem && (
        <p role="alert" data-testid="key-problem">
          {problemWords(problem.key, problem.why, t)}
        </p>
      )}
    </div>
  )
}

function problemWords(key: string, why: KeyProblem, t: ReturnType<typeof useTranslation>['t']): string {
  const said = keyWords(key, t)
  if (why.code !== 'taken') return t(`keys.problem.${why.code}`, { key: said })
  const place = why.scope === 'everywhere' ? 'everywhere' : (why.scope[0] ?? 'everywhere')
  return t('keys.problem.taken', { key: said, what: t(why.label), place: t(`keys.place.${place}`) })
}
