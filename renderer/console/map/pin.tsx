// Whether the map's own window goes with the board's selection or is apart, with a selection and a view of its own.
import { Link2, Unlink2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../commands/key-hint.tsx'
import { setApart } from '../data/shared-selection.ts'
import { useUi } from '../data/ui-state.ts'
import css from './map.module.css'

export function Pin() {
  const { t } = useTranslation()
  const apart = useUi((s) => s.apart)
  const Icon = apart ? Unlink2 : Link2
  return (
    <button
      className={css['pin']}
      aria-pressed={apart}
      title={t(apart ? 'map.apartWhy' : 'map.togetherWhy')}
      onClick={() => setApart(!apart)}
      data-testid="pin"
    >
      <Icon size={16} aria-hidden /> {t(apart ? 'map.apart' : 'map.together')} <KeyHint id="apart" />
    </button>
  )
}
