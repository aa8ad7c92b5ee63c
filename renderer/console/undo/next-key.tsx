// Beside what was done: the key that takes it back, or that none does.
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../commands/key-hint.tsx'
import css from './undo.module.css'

export function NextKey({ next }: { next: 'undo' | 'redo' | 'never' }) {
  const { t } = useTranslation()
  return (
    <span className={css['next']} data-testid="next-key" data-next={next}>
      {next !== 'never' && <KeyHint id={next} />} {t(next === 'never' ? 'undo.never' : `undo.${next}es`)}
    </span>
  )
}
