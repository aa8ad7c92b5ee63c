// Says that the map goes along with somebody, and lets go of them.
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../commands/key-hint.tsx'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { useEntity } from '../data/use-entities.ts'
import css from './map.module.css'

export function FollowingMark() {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity(
    'technician',
    useUi((s) => s.following),
  )
  if (!technician) return null
  return (
    <button className={css['mark']} onClick={() => useUi.setState({ following: null })} data-testid="following">
      {t('map.following', { name: technicianName(technician, language) })} <KeyHint id="follow" />
    </button>
  )
}
