// The last act of this window in words, or why it was refused. One line that never covers anything.
import { Check, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Facts } from '../../shared/commands/refusal.ts'
import { factWords } from './data/names.ts'
import { useSession } from './data/session.ts'
import { useUi } from './data/ui-state.ts'
import { NextKey } from './undo/next-key.tsx'
import css from './window.module.css'

export function MessageLine() {
  const { t } = useTranslation()
  const said = useUi((s) => s.said)
  const assigning = useUi((s) => s.assigning)
  const language = useSession((s) => s.preferences.language)
  return (
    <footer className={css['message']} role="status" data-kind={said?.kind} data-testid="message">
      {said ? (
        <>
          {said.kind === 'done' ? <Check size={15} aria-hidden /> : <TriangleAlert size={15} aria-hidden />}
          <span>{t(said.key, factWords(said.values as Facts, t, language))}</span>
          {said.next && <NextKey next={said.next} />}
        </>
      ) : (
        <span className={css['hint']}>{t(assigning ? 'hint.assigning' : 'hint.start')}</span>
      )}
    </footer>
  )
}
