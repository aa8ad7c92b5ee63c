// Why a technician cannot take a ticket, in words and with a mark.
import { Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Unfit } from '../../../shared/ranking/candidates.ts'
import { useSession } from '../data/session.ts'
import { skillWords } from '../data/skill-words.ts'
import css from './roster.module.css'

export function UnfitWords({ unfit }: { unfit: Unfit }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const skills = unfit.code === 'skills' ? skillWords(unfit.skills, t, language) : ''
  return (
    <span className={css['unfit']}>
      <Ban size={13} aria-hidden /> {t(`unfit.${unfit.code}`, { skills })}
    </span>
  )
}
