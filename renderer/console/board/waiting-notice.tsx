// How many rows would come, go or move: a click takes them, and so does the key, where it would not be typed.
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { inForm, inText } from '../commands/take-key.ts'
import { keyWords } from '../commands/key-words.ts'
import { keysNow } from '../commands/keys-now.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { boardRows } from './board-rows.ts'
import css from './board.module.css'

export function WaitingNotice({ count }: { count: number }) {
  const { t } = useTranslation()
  useSession((s) => s.habits)
  const typing = useSyncExternalStore(listenFocus, isTyping)
  const choosing = useUi((s) => s.assigning !== null)
  const [key] = keysNow('refresh')
  return (
    <button className={css['waiting']} onClick={boardRows.refresh} data-testid="board-waiting">
      {key === undefined || typing || choosing
        ? t('board.waitingClick', { count })
        : t('board.waiting', { count, key: keyWords(key, t) })}
    </button>
  )
}

function listenFocus(listener: () => void): () => void {
  // What loses the focus has it still while that is told.
  const later = () => queueMicrotask(listener)
  document.addEventListener('focusin', later)
  document.addEventListener('focusout', later)
  return () => {
    document.removeEventListener('focusin', later)
    document.removeEventListener('focusout', later)
  }
}

function isTyping(): boolean {
  return inText(document.activeElement) || inForm(document.activeElement)
}
